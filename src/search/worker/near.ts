/** What comes near a query that stands nowhere: the editor's variants of it, and the strings that it shares with texts. */
import { pairWord } from '../shared/code.ts';
import type { Help } from '../shared/protocol.ts';
import type { SearchTable } from '../shared/table.ts';
import type { FoldedParagraph } from './passages.ts';
import type { Postings } from './words.ts';

/** A query rewritten with one of the editor's variants. */
const VARIANTS_AT_MOST = 6;
/** Pairs looked up for a loose answer; each may cost a request. */
const PAIRS_AT_MOST = 6;
/** Beyond this a query is a pasted passage, whose start says enough. */
const CHARS_AT_MOST = 64;
/** Each loose answer is read before it is told. */
const LOOSE_AT_MOST = 10;
/** Loose answers must score this share of the best one. */
const LOOSE_SHARE = 0.35;
/** Shared strings shorter than this are chance. */
const SHARED_AT_LEAST = 2;
const CLOSEST_AT_MOST = 3;
/** Suggestions less alike than this help nobody. */
const CLOSEST_SHARE = 0.34;

const WORDLIKE = /^[\p{L}\p{N}]$/u;

/** The folded query with each of the editor's forms in it replaced by its fellows. */
export function variantsOf(query: string, groups: readonly (readonly string[])[]): string[] {
  const rewritten = new Set<string>();
  for (const forms of groups) {
    for (const form of forms) {
      if (!form || !query.includes(form)) continue;
      for (const other of forms) if (other !== form) rewritten.add(query.replaceAll(form, other));
    }
  }
  return [...rewritten].slice(0, VARIANTS_AT_MOST);
}

/**
 * Pieces that share pairs of characters with the query: rare pairs count more, and so does standing close together.
 * @param lookUp the places of a pair's index word
 * @param frequency how common a character is, to spend the few look-ups on rare pairs
 */
export async function looseMatches(
  query: string,
  pieces: number,
  lookUp: (word: string) => Promise<Postings>,
  frequency: (char: string) => number,
): Promise<{ piece: number; score: number }[]> {
  const chars = [...query].slice(0, CHARS_AT_MOST);
  const pairs = chars
    .slice(0, -1)
    .map((first, at) => [first, chars[at + 1]!] as const)
    .filter((pair) => pair.every((char) => WORDLIKE.test(char)))
    .sort(([a, b], [c, d]) => frequency(a) * frequency(b) - frequency(c) * frequency(d));
  const words = [...new Set(pairs.map(([first, second]) => pairWord(first, second)))].slice(0, PAIRS_AT_MOST);
  const found = new Map<number, { weight: number; places: number[] }>();
  for (const places of await Promise.all(words.map(lookUp))) {
    const weight = Math.log(1 + pieces / Math.max(1, places.size));
    for (const [piece, at] of places) {
      const entry = found.get(piece) ?? { weight: 0, places: [] };
      entry.weight += weight;
      entry.places.push(...at);
      found.set(piece, entry);
    }
  }
  const scored = [...found]
    .map(([piece, { weight, places }]) => ({ piece, score: weight * densest(places, chars.length) }))
    .sort((a, b) => b.score - a.score || a.piece - b.piece);
  const floor = (scored[0]?.score ?? 0) * LOOSE_SHARE;
  return scored.slice(0, LOOSE_AT_MOST).filter(({ score }) => score >= floor);
}

/** The most places that lie within one window of `size`. */
function densest(places: readonly number[], size: number): number {
  const sorted = [...places].sort((a, b) => a - b);
  let most = 0;
  let from = 0;
  sorted.forEach((place, at) => {
    while (place - sorted[from]! >= size) from++;
    most = Math.max(most, at - from + 1);
  });
  return most;
}

/** The longest strings that the folded query shares with the paragraphs, longest first. */
export function sharedStrings(query: string, paragraphs: readonly FoldedParagraph[]): string[] {
  const chars = [...query].slice(0, CHARS_AT_MOST);
  const texts = paragraphs.flatMap(({ folded, foldedSource }) =>
    foldedSource === null ? [folded] : [folded, foldedSource],
  );
  const shared = new Set<string>();
  let at = 0;
  while (at + SHARED_AT_LEAST <= chars.length) {
    let size = 0;
    while (at + size < chars.length && WORDLIKE.test(chars[at + size]!)) {
      const longer = chars.slice(at, at + size + 1).join('');
      if (!texts.some((text) => text.includes(longer))) break;
      size++;
    }
    if (size >= SHARED_AT_LEAST) shared.add(chars.slice(at, at + size).join(''));
    at += Math.max(1, size);
  }
  return [...shared].sort((a, b) => b.length - a.length);
}

/** The titles, themes, terms, places and tags most like a query. */
export function closest(query: string, table: SearchTable, fold: (text: string) => string): Help {
  const titles = table.pieces.map(({ title, url }) => ({ kind: 'title' as const, text: title, url }));
  const all = [...table.suggestions, ...titles]
    .map((suggestion) => ({ suggestion, likeness: likeness(query, fold(suggestion.text)) }))
    .filter(({ likeness: value }) => value >= CLOSEST_SHARE)
    .sort((a, b) => b.likeness - a.likeness);
  return { closest: all.slice(0, CLOSEST_AT_MOST).map(({ suggestion }) => suggestion) };
}

/** Dice's coefficient of the characters and pairs of two folded strings. */
function likeness(a: string, b: string): number {
  const left = features(a);
  const right = features(b);
  const both = [...left].filter((feature) => right.has(feature)).length;
  return (2 * both) / Math.max(1, left.size + right.size);
}

function features(text: string): Set<string> {
  const chars = [...text].slice(0, CHARS_AT_MOST);
  return new Set(chars.flatMap((char, at) => (at + 1 < chars.length ? [char, char + chars[at + 1]!] : [char])));
}
