/**
 * The search: a query in, pieces out. It knows neither Pagefind nor the network; an index of words and a store of
 * texts are handed in, so that tests can check it against plain comparison.
 */
import { makeFold } from '../shared/fold.ts';
import { mergeRanges, rangesOf } from '../shared/hits.ts';
import type { Answer, Found, NearFound, Passage } from '../shared/protocol.ts';
import type { SearchTable } from '../shared/table.ts';
import { makeLiteralFinder, type Standing } from './literal.ts';
import { closest, looseMatches, sharedStrings, variantsOf } from './near.ts';
import { passagesOf } from './passages.ts';
import { parseOperators } from './query.ts';
import { score, type PartStanding } from './rank.ts';
import type { TextStore } from './texts.ts';
import type { WordIndex } from './words.ts';

export interface Engine {
  /** Answers a query; rejects with the signal's reason as soon as a look-up ends after it was aborted. */
  search(query: string, signal?: AbortSignal): Promise<Answer>;
  /** A piece's passages for the parts of an answer. */
  passages(piece: number, parts: readonly string[]): Promise<Passage[]>;
}

/** Pieces that meet a query, with how each part of it stands in them. */
type Matches = Map<number, Map<string, PartMatch>>;

/** A part in a piece: in its paragraphs, in its title, or both. */
interface PartMatch {
  text: Standing | null;
  inTitle: boolean;
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
  const groups = table.variants.map((forms) => forms.map(fold));

  /** The pieces whose paragraphs or title contain `part`. */
  async function matchPart(
    part: string,
    within: ReadonlySet<number> | null,
    signal?: AbortSignal,
  ): Promise<Map<number, PartMatch>> {
    const found = new Map<number, PartMatch>();
    for (const [piece, text] of await finder.find(part, within, signal)) found.set(piece, { text, inTitle: false });
    titles.forEach((title, piece) => {
      if ((within && !within.has(piece)) || !title.includes(part)) return;
      found.set(piece, { text: found.get(piece)?.text ?? null, inTitle: true });
    });
    return found;
  }

  async function matchLiteral(query: string, signal?: AbortSignal): Promise<Matches> {
    return new Map(
      [...(await matchPart(query, null, signal))].map(([piece, match]) => [piece, new Map([[query, match]])]),
    );
  }

  /** The query as operators. Longer parts first: they leave fewer pieces for the others. */
  async function matchOperators(
    clauses: readonly string[][],
    excluded: readonly string[],
    signal?: AbortSignal,
  ): Promise<Matches> {
    let matches: Matches | null = null;
    const shortest = (parts: readonly string[]) => Math.min(...parts.map((part) => part.length));
    for (const alternatives of [...clauses].sort((a, b) => shortest(b) - shortest(a))) {
      const within: ReadonlySet<number> | null = matches && new Set(matches.keys());
      const met: Matches = new Map();
      for (const part of alternatives) {
        for (const [piece, match] of await matchPart(part, within, signal)) {
          const parts = met.get(piece) ?? new Map(matches?.get(piece));
          met.set(piece, parts.set(part, match));
        }
      }
      matches = met;
      if (met.size === 0) break;
    }
    // With nothing but exclusions, every piece that is not excluded answers.
    matches ??= new Map(table.pieces.map((_, piece) => [piece, new Map()]));
    for (const part of excluded) {
      if (matches.size === 0) break;
      const hit = await matchPart(part, new Set(matches.keys()), signal);
      for (const piece of hit.keys()) matches.delete(piece);
    }
    return matches;
  }

  function rank(matches: Matches): Found[] {
    return [...matches]
      .map(([piece, parts]) => {
        const row = table.pieces[piece]!;
        const standings = [...parts].flatMap(([part, { text }]): PartStanding[] => (text ? [{ part, ...text }] : []));
        const titled = [...parts].filter(([, { inTitle }]) => inTitle).map(([part]) => part);
        const found: Found = {
          piece,
          count: standings.some(({ count }) => count === null)
            ? null
            : standings.reduce((sum, { count }) => sum + count!, 0),
          titleRanges: mergeRanges(titled.flatMap((part) => rangesOf(titles[piece]!, part))),
        };
        return { found, score: score(row, titled.length / Math.max(1, parts.size), standings) };
      })
      .sort((a, b) => b.score - a.score || a.found.piece - b.found.piece)
      .map(({ found }) => found);
  }

  /** The query as it stands; if that is nowhere, as operators. */
  async function exactly(query: string, typed: string, signal?: AbortSignal): Promise<Exactly> {
    const literal = await matchLiteral(query, signal);
    if (literal.size > 0) return { found: rank(literal), parts: [query] };
    const { clauses, excluded } = parseOperators(typed);
    const folded = clauses.map((parts) => parts.map(fold));
    const parts = [...new Set(folded.flat())];
    const plain = excluded.length === 0 && parts.length === 1 && parts[0] === query;
    const none = excluded.length === 0 && parts.length === 0;
    return { found: plain || none ? [] : rank(await matchOperators(folded, excluded.map(fold), signal)), parts };
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
    async search(typed, signal) {
      const query = fold(typed);
      if (query.trim() === '') return EMPTY;
      const { found: exact, parts } = await exactly(query, typed, signal);
      if (exact.length > 0) return { state: 'exact', total: exact.length, exact, near: [], parts, help: null };
      const near = await nearly(query, parts.length > 0 ? parts : [query], signal);
      const help = closest(query, table, fold);
      return { state: near.length > 0 ? 'near' : 'none', total: near.length, exact: [], near, parts, help };
    },
    async passages(piece, parts) {
      return passagesOf(await finder.paragraphs(piece), parts);
    },
  };
}
