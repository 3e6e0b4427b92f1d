/** Search for pages that list something else than pieces: which paragraphs hold a query exactly. */
import { makeFold, type Fold } from '../shared/fold.ts';
import { createSearch, type Hit, type Surroundings } from './client.ts';

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
   */
  findPassages(query: string, signal?: AbortSignal): Promise<FoundParagraphs>;
  /** The fold of the archive, by which words of other kinds can be compared in the same way. */
  fold(): Promise<Fold>;
  /** Gets ready before the first query: on focus, say. Never fails. */
  warm(): void;
}

const NOTHING: FoundParagraphs = new Map();

/**
 * A finder for one page. Nothing is fetched before it is asked or warmed.
 * @param base the site's base path with a final slash
 */
export function createPassageFinder(base: string, surroundings?: Surroundings): PassageFinder {
  const client = createSearch(base, surroundings);
  let asked = 0;

  async function find(query: string, turn: number, patient = true): Promise<FoundParagraphs> {
    const results = await client.search(query, { near: false });
    if (!results || turn !== asked) throw new DOMException('a newer query was asked', 'AbortError');
    try {
      return new Map(await Promise.all(results.exact.map(paragraphsOf)));
    } catch (reason) {
      // The passages may be those of an edition before the site's: asked again, the client looks for a newer table.
      if (patient && turn === asked) return find(query, turn, false);
      throw reason;
    }
  }

  return {
    warm: client.warm,
    fold: async () => makeFold((await client.table()).fold),
    async findPassages(query, signal) {
      signal?.throwIfAborted();
      const turn = ++asked;
      if (query.trim() === '') return NOTHING;
      return Promise.race([find(query, turn), aborted(signal)]);
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
