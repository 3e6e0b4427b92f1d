/** Finds the pieces whose paragraphs contain a string: candidates from the index, then proof by places or by text. */
import { loneWord, pairWord } from '../shared/code.ts';
import type { Fold } from '../shared/fold.ts';
import type { SearchTable } from '../shared/table.ts';
import { countIn, foldParagraph, type FoldedParagraph } from './passages.ts';
import { remember } from './remember.ts';
import type { TextStore } from './texts.ts';
import type { Postings, WordIndex } from './words.ts';

/** How a part stands in a piece. */
export interface Standing {
  /** Hits; null for a single character, of which the index tells only how common it is. */
  count: number | null;
  /** For a single character: how many characters of the piece are commoner. */
  commoner: number;
}

type Within = ReadonlySet<number> | null;

export interface LiteralFinder {
  /**
   * The pieces in which `part` stands within one paragraph of one layer. Complete and without false ones.
   * @param part folded, not empty
   * @param within pieces that matter; null for all
   * @param signal once aborted, no more is looked up and the promise rejects
   */
  find(part: string, within: Within, signal?: AbortSignal): Promise<Map<number, Standing>>;
  /** A piece's paragraphs, fetched and folded once. */
  paragraphs(piece: number): Promise<readonly FoldedParagraph[]>;
  /** Rough frequency of a character, from the table: higher is commoner. */
  frequency(char: string): number;
}

/** This many candidates are read rather than narrowed further: the page shows the texts of as many anyway. */
const READ_AT_MOST = 10;

/** Assumed rank of a character that is not among the table's commonest. */
const RARE_RANK = 1000;

const WHITE = /^\s$/u;

/** A finder over the index and texts that belong to `table`; `fold` is the table's. */
export function makeLiteralFinder(table: SearchTable, fold: Fold, index: WordIndex, texts: TextStore): LiteralFinder {
  const ranks = new Map([...table.common].map((char, rank) => [char, rank + 1]));
  const frequency = (char: string) => 1 / (ranks.get(char) ?? RARE_RANK);

  const paragraphs = remember(async (piece: number): Promise<readonly FoldedParagraph[]> =>
    (await texts.paragraphs(piece)).map((paragraph) => foldParagraph(paragraph, fold)),
  );

  async function findCharacter(char: string, within: Within): Promise<Map<number, Standing>> {
    const found = new Map<number, Standing>();
    for (const [piece, places] of await index.first(loneWord(char))) {
      if (!within || within.has(piece)) found.set(piece, { count: null, commoner: places[0]! });
    }
    return found;
  }

  async function readCandidates(part: string, pieces: Iterable<number>): Promise<Map<number, Standing>> {
    const counted = await Promise.all(
      [...pieces].map(async (piece) => [piece, countIn(await paragraphs(piece), part)] as const),
    );
    return new Map(counted.filter(([, count]) => count > 0).map(([piece, count]) => [piece, { count, commoner: 0 }]));
  }

  return {
    frequency,
    paragraphs,
    async find(part, within, signal) {
      signal?.throwIfAborted();
      const chars = [...part];
      if (chars.length === 1) {
        const found = await findCharacter(part, within);
        return found.size > READ_AT_MOST ? found : readCandidates(part, found.keys());
      }
      const uncovered = new Set(chars.keys());
      const pairs = pairsOf(chars, frequency);
      let starts: Postings | null = null;
      while (uncovered.size > 0) {
        const pair = nextPair(pairs, uncovered);
        uncovered.delete(pair.at);
        uncovered.delete(pair.at + 1);
        starts = join(starts, await index.places(pair.word), pair.at, within);
        signal?.throwIfAborted();
        if (starts.size === 0) return new Map();
        // Reading is cheaper, too, than looking up every pair of a long query that many pieces share.
        if (starts.size <= Math.max(READ_AT_MOST, uncovered.size / 2)) return readCandidates(part, starts.keys());
      }
      return new Map(
        [...starts!].map(([piece, at]) => [piece, countPlaces(at, chars.length, table.pieces[piece]!.sourceAt)]),
      );
    },
  };
}

interface Pair {
  at: number;
  word: string;
  cost: number;
}

/**
 * The query's neighbouring characters, those to look up first in front: the rarest, and pairs with white space last,
 * for most queries with a space are meant as AND and their other pairs are needed anyway.
 */
function pairsOf(chars: readonly string[], frequency: (char: string) => number): Pair[] {
  return chars
    .slice(0, -1)
    .map((first, at) => {
      const second = chars[at + 1]!;
      const white = WHITE.test(first) || WHITE.test(second);
      return { at, word: pairWord(first, second), cost: frequency(first) * frequency(second) + (white ? 2 : 0) };
    })
    .sort((a, b) => a.cost - b.cost || a.at - b.at);
}

/** The first pair that covers two characters not yet covered, else one: pairs that cover all prove the whole string. */
function nextPair(pairs: readonly Pair[], uncovered: ReadonlySet<number>): Pair {
  return (
    pairs.find(({ at }) => uncovered.has(at) && uncovered.has(at + 1)) ??
    pairs.find(({ at }) => uncovered.has(at) || uncovered.has(at + 1))!
  );
}

/** Starts of the string that agree with all pairs so far and with one that stands `offset` characters into it. */
function join(starts: Postings | null, places: Postings, offset: number, within: Within): Map<number, number[]> {
  const joined = new Map<number, number[]>();
  for (const [piece, at] of places) {
    if (within && !within.has(piece)) continue;
    const before = starts?.get(piece);
    if (starts && !before) continue;
    const known = before && new Set(before);
    const kept = at.map((place) => place - offset).filter((start) => start >= 0 && (!known || known.has(start)));
    if (kept.length > 0) joined.set(piece, kept);
  }
  return joined;
}

/** A string that starts at these places of a record, whose source layer begins at `sourceAt`. */
function countPlaces(starts: readonly number[], size: number, sourceAt: number): Standing {
  const inReading = starts.filter((start) => start < sourceAt);
  const inSource = starts.slice(inReading.length);
  return { count: Math.max(countApart(inReading, size), countApart(inSource, size)), commoner: 0 };
}

/** How many of the ascending starts can stand side by side without overlapping. */
function countApart(starts: readonly number[], size: number): number {
  let count = 0;
  let free = 0;
  for (const start of starts) {
    if (start < free) continue;
    count++;
    free = start + size;
  }
  return count;
}
