/**
 * The search: a query in, pieces out. It knows neither Pagefind nor the network; an index of words and a store of
 * texts are handed in, so that tests can check it against plain comparison.
 */
import { makeFold } from '../shared/fold.ts';
import { mergeRanges, rangesOf } from '../shared/hits.ts';
import type { Answer, Found, NearFound, Passage, Wanted } from '../shared/protocol.ts';
import type { SearchTable } from '../shared/table.ts';
import { makeLiteralFinder } from './literal.ts';
import { makeMatcher, type Matches } from './match.ts';
import { closest, looseMatches, sharedStrings, variantsOf } from './near.ts';
import { passagesOf } from './passages.ts';
import { parseOperators } from './query.ts';
import { rankMatches } from './rank.ts';
import type { TextStore } from './texts.ts';
import type { WordIndex } from './words.ts';

export interface Engine {
  /** Answers a query; rejects with the signal's reason as soon as a look-up ends after it was aborted. */
  search(query: string, options?: Partial<Wanted> & { signal?: AbortSignal }): Promise<Answer>;
  /** A piece's passages for the parts of an answer. */
  passages(piece: number, parts: readonly string[]): Promise<Passage[]>;
}

/** The pieces that answer a query, best first, and what their marks fold to. */
interface Exactly {
  found: Found[];
  parts: string[];
}

const EMPTY: Answer = { state: 'empty', total: 0, exact: [], near: [], parts: [], help: null };

/** The engine of an archive: its table, and the index and texts that belong to that table. */
export function makeEngine(table: SearchTable, index: WordIndex, texts: TextStore): Engine {
  const fold = makeFold(table.fold);
  const finder = makeLiteralFinder(table, fold, index, texts);
  const titles = table.pieces.map(({ title }) => fold(title));
  const matcher = makeMatcher(finder, titles);
  const groups = table.variants.map((forms) => forms.map(fold));
  const rank = (matches: Matches) => rankMatches(matches, table, titles);

  /** The query as it stands; if that is nowhere, as operators. */
  async function exactly(query: string, typed: string, signal?: AbortSignal): Promise<Exactly> {
    const literal = await matcher.literal(query, signal);
    if (literal.size > 0) return { found: rank(literal), parts: [query] };
    const operators = parseOperators(typed);
    const clauses = operators.clauses.map((parts) => parts.map(fold));
    const excluded = operators.excluded.map(fold);
    const parts = [...new Set(clauses.flat())];
    const plain = excluded.length === 0 && parts.every((part) => part === query);
    return { found: plain ? [] : rank(await matcher.operators({ clauses, excluded }, signal)), parts };
  }

  async function nearly(query: string, parts: readonly string[], signal?: AbortSignal): Promise<NearFound[]> {
    const near = new Map<number, NearFound>();
    for (const variant of variantsOf(query, groups)) {
      const { found, parts: marked } = await exactly(variant, variant, signal);
      for (const hit of found) {
        if (!near.has(hit.piece)) near.set(hit.piece, { ...hit, nearness: 'variant', parts: marked });
      }
    }
    if (near.size > 0) return [...near.values()];
    const loose = await looseMatches(parts.join(' '), table.pieces.length, index.places, finder.frequency);
    signal?.throwIfAborted();
    const found = await Promise.all(
      loose.map(async ({ piece }): Promise<NearFound> => {
        const paragraphs = await finder.paragraphs(piece);
        const shared = parts.flatMap((part) => sharedStrings(part, paragraphs));
        const titleRanges = mergeRanges(shared.flatMap((part) => rangesOf(titles[piece]!, part)));
        return { piece, count: null, titleRanges, nearness: 'loose', parts: [...new Set(shared)] };
      }),
    );
    return found.filter(({ parts: shared }) => shared.length > 0);
  }

  return {
    async search(typed, { near: wantsNear = true, signal } = {}) {
      const query = fold(typed);
      if (query.trim() === '') return EMPTY;
      const { found: exact, parts } = await exactly(query, typed, signal);
      if (exact.length > 0) return { state: 'exact', total: exact.length, exact, near: [], parts, help: null };
      if (!wantsNear) return { ...EMPTY, state: 'none', parts };
      const near = await nearly(query, parts.length > 0 ? parts : [query], signal);
      const help = closest(query, table, fold);
      return { state: near.length > 0 ? 'near' : 'none', total: near.length, exact: [], near, parts, help };
    },
    async passages(piece, parts) {
      return passagesOf(await finder.paragraphs(piece), parts);
    },
  };
}
