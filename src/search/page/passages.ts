/** Search for pages that list something else than pieces: which paragraphs hold a query exactly. */
import { makeFold, type Fold } from '../shared/fold.ts';
import type { Hit, SearchClient } from './client.ts';

/**
 * Paragraphs by piece: for each piece that answers a query exactly, the ids of its paragraphs where the query, or a
 * part of it, stands in either layer. Empty for a piece that answers by its title, or by lacking what `-` excludes.
 */
export type FoundParagraphs = ReadonlyMap<string, ReadonlySet<string>>;

export interface PassageFinder {
  /**
   * Finds what the search page lists as exact, operators included. A blank query finds nothing, and fetches nothing.
   * Rejects with the signal's reason once that is aborted, with an AbortError once a newer query is asked, else with
   * a SearchFailure, which `explainFailure` puts into words; asking again starts afresh.
   * @param within ids of the pieces that matter; all unless given
   */
  findPassages(query: string, signal?: AbortSignal, within?: ReadonlySet<string>): Promise<FoundParagraphs>;
  /** The fold of the archive, by which words of other kinds can be compared in the same way. */
  fold(): Promise<Fold>;
  /** Gets ready before the first query: on focus, say. Never fails. */
  warm(): void;
}

const NOTHING: FoundParagraphs = new Map();

/** A finder that asks a search, which answers the newest question only, whoever asked it. */
export function createPassageFinder(client: SearchClient): PassageFinder {
  let asked = 0;

  async function find(
    query: string,
    isWanted: () => boolean,
    within: ReadonlySet<string> | undefined,
    patient = true,
  ): Promise<FoundParagraphs> {
    const results = await client.search(query, { near: false });
    if (!results || !isWanted()) throw new DOMException('a newer query was asked', 'AbortError');
    const hits = results.exact.filter(({ row }) => within?.has(row.id) ?? true);
    try {
      return new Map(await Promise.all(hits.map(paragraphsOf)));
    } catch (reason) {
      // The passages may be those of an edition before the site's: asked again, the client looks for a newer table.
      if (patient && isWanted()) return find(query, isWanted, within, false);
      throw reason;
    }
  }

  return {
    warm: client.warm,
    fold: async () => makeFold((await client.table()).fold),
    async findPassages(query, signal, within) {
      signal?.throwIfAborted();
      const turn = ++asked;
      if (query.trim() === '') return NOTHING;
      const isWanted = () => turn === asked && !signal?.aborted;
      return Promise.race([find(query, isWanted, within), aborted(signal)]);
    },
  };
}

async function paragraphsOf(hit: Hit): Promise<readonly [piece: string, paragraphs: Set<string>]> {
  const passages = await hit.passages();
  return [hit.row.id, new Set(passages.map(({ paragraph }) => paragraph))];
}

/** Rejects when the signal is aborted, and never resolves. */
function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
