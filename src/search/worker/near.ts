/** What comes near a query that stands nowhere: the editor's variants of it, and paragraphs that hold rare words of it. */
import { loneWord, pairWord } from '../shared/code.ts';
import type { Help } from '../shared/protocol.ts';
import type { SearchTable } from '../shared/table.ts';
import type { FoldedParagraph } from './passages.ts';
import { isContent, type QueryRun, type QueryWord } from './query-words.ts';
import type { WordIndex } from './words.ts';

/** Queries rewritten with the editor's variants. */
const VARIANTS_AT_MOST = 6;
/** Words looked up; each costs a request or two. */
const WORDS_AT_MOST = 6;
/** Characters that may hold several words; in more than these the browser would know one. */
const LONE_AT_MOST = 8;
/** Characters beside a word that are looked up as a part of it. */
const JOINED_AT_MOST = 3;
/** Of the characters of grammar, those that make a name with what they count: 三保障. */
const NUMERAL = /^[二三四五六七八九十两]$/u;
/** Each near answer is read before it is told. */
const READ_AT_MOST = 10;
/** A paragraph answers if it has this share of what the query's words are worth, and of what the best one has. */
const ANSWERS_FROM = 0.33;
const BESIDE_BEST = 0.5;
/** What words that stand together as in the query are worth more, or further words for the same, and what those of the other paragraphs are worth. */
const TOGETHER = 0.2;
const ELSEWHERE = 0.1;
/** Documents that a word which stands nowhere is taken to stand in. */
const ABSENT = 0.5;
/** No word is worth nothing: it may be all that was asked. */
const LEAST_WORTH = 0.05;
const CLOSEST_AT_MOST = 3;
/** Suggestions less alike than this help nobody. */
const CLOSEST_SHARE = 0.34;
const CHARS_AT_MOST = 64;

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

/** A word of the query as the archive has it. */
export interface KnownWord extends QueryWord {
  /** The pieces in which it, or one of its forms, stands. */
  pieces: ReadonlySet<number>;
  /** How rare it is, more is rarer. */
  weight: number;
}

/** Where near answers look. */
export interface NearSources {
  /** How many pieces there are. */
  pieces: number;
  index: WordIndex;
  /** The pieces in which a string of three characters or more stands. */
  find(part: string): Promise<ReadonlyMap<number, unknown>>;
  read(piece: number): Promise<readonly FoldedParagraph[]>;
  titles: readonly string[];
  /** How common a character is, to spend the few look-ups on rare words. */
  frequency(char: string): number;
}

/** A piece with a paragraph that comes near. */
export interface NearPiece {
  piece: number;
  score: number;
  /** The strings that it shares with the query, or has in place of its words, with what each is worth. */
  shared: Map<string, number>;
}

/**
 * Settles what the words of the runs are, by what stands in the archive: characters that no dictionary knows as a word and
 * that stand nowhere together are cut, and a character beside a word with which it does stand is a part of that (户 of 贫困户).
 */
export async function settleWords(runs: readonly QueryRun[], sources: NearSources): Promise<QueryRun[]> {
  const stands = async (text: string) => (await piecesWith(text, sources)).size;
  let left = JOINED_AT_MOST;
  const settled: QueryRun[] = [];
  for (const run of runs) {
    const words: QueryWord[] = [];
    for (const word of (await Promise.all(run.map((each) => cutLone(each, stands)))).flat()) {
      const before = words.at(-1);
      const [head, rest] = joint(before, word);
      if (head === '' || left-- <= 0 || (await stands(head)) === 0) {
        words.push(word);
        continue;
      }
      words[words.length - 1] = { text: head, forms: null, counts: true };
      if (rest !== '') words.push({ text: rest, forms: null, counts: isContent(rest) });
    }
    settled.push(words);
  }
  return settled;
}

/** A word with a character beside it, and what is left of the second of the two; empty where there is no such pair. */
function joint(before: QueryWord | undefined, word: QueryWord): [head: string, rest: string] {
  if (!before || before.forms || word.forms) return ['', ''];
  const [first = '', ...others] = [...word.text];
  if (isWord(before)) {
    const isBeside = word.counts && before.counts && (others.length === 0 || (word.lone ?? false));
    return isBeside ? [before.text + first, others.join('')] : ['', ''];
  }
  const isBeside = word.counts && isWord(word) && !word.lone && (before.counts || NUMERAL.test(before.text));
  return isBeside ? [before.text + word.text, ''] : ['', ''];
}

const isWord = ({ text }: QueryWord): boolean => [...text].length > 1;

/**
 * Characters that the browser left alone: one word where they stand together, else cut at the pairs of them that stand, at
 * the commonest first, for two words beside each other seldom make a third. What stands nowhere stays `lone`.
 */
async function cutLone(word: QueryWord, stands: (text: string) => Promise<number>): Promise<QueryWord[]> {
  const chars = [...word.text];
  if (!word.lone || !word.counts || chars.length < 2 || chars.length > LONE_AT_MOST) return [word];
  if ((await stands(word.text)) > 0) return [{ ...word, lone: false }];
  const pairs = chars.slice(0, -1).map((char, at) => char + chars[at + 1]!);
  const sizes = pairs.map(async (pair) => ([...pair].every(isContent) ? stands(pair) : 0));
  return cutAtPairs(chars, await Promise.all(sizes));
}

/** @param sizes how many pieces have each pair of neighbours */
function cutAtPairs(chars: readonly string[], sizes: readonly number[]): QueryWord[] {
  const most = Math.max(0, ...sizes);
  const word = (text: string, lone = false): QueryWord => ({ text, forms: null, counts: isContent(text), lone });
  if (most === 0) return chars.length > 0 ? [word(chars.join(''), true)] : [];
  const at = sizes.indexOf(most);
  return [
    ...cutAtPairs(chars.slice(0, at), sizes.slice(0, Math.max(0, at - 1))),
    word(chars[at]! + chars[at + 1]!),
    ...cutAtPairs(chars.slice(at + 2), sizes.slice(at + 2)),
  ];
}

/** Looks up the words that count, the rarest and longest of them; single characters only where there is nothing else. */
export async function lookUpWords(runs: readonly QueryRun[], sources: NearSources): Promise<KnownWord[]> {
  const counting = new Map(runs.flat().flatMap((word) => (word.counts ? [[word.text, word] as const] : [])));
  const long = [...counting.values()].filter(({ text, forms }) => forms ?? [...text].length > 1);
  const common = ({ text }: QueryWord) => Math.max(0, ...[...text].map(sources.frequency));
  const wanted = (long.length > 0 ? long : [...counting.values()])
    .sort((a, b) => Number(b.forms !== null) - Number(a.forms !== null) || common(a) - common(b))
    .slice(0, WORDS_AT_MOST);
  return Promise.all(
    wanted.map(async (word) => {
      const found = await Promise.all((word.forms ?? [word.text]).map((form) => piecesWith(form, sources)));
      const pieces = new Set(found.flatMap((each) => [...each.keys()]));
      return { ...word, pieces, weight: rarity(pieces.size, sources.pieces) };
    }),
  );
}

function piecesWith(form: string, { index, find }: NearSources): Promise<ReadonlyMap<number, unknown>> {
  const chars = [...form];
  if (chars.length === 1) return index.first(loneWord(form));
  return chars.length === 2 ? index.first(pairWord(chars[0]!, chars[1]!)) : find(form);
}

const rarity = (pieces: number, all: number): number => Math.max(LEAST_WORTH, Math.log((1 + all) / (pieces + ABSENT)));

/** The pieces whose best paragraph has enough of the words, best first. None where no paragraph does. */
export async function nearPieces(
  runs: readonly QueryRun[],
  words: readonly KnownWord[],
  sources: NearSources,
): Promise<NearPiece[]> {
  const known = new Map(words.map((word) => [word.text, word]));
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  const candidates = candidatesOf(words);
  const read = await Promise.all(
    candidates.map(async (piece) => nearPiece(piece, runs, known, await sources.read(piece), sources.titles[piece]!)),
  );
  const best = Math.max(0, ...read.map(({ most }) => most));
  return read
    .filter(({ most }) => most > 0 && most >= total * ANSWERS_FROM && most >= best * BESIDE_BEST)
    .sort((a, b) => b.score - a.score || a.piece - b.piece);
}

/** The pieces that hold most of what the words are worth. */
function candidatesOf(words: readonly KnownWord[]): number[] {
  const worth = new Map<number, number>();
  for (const { pieces, weight } of words) {
    for (const piece of pieces) worth.set(piece, (worth.get(piece) ?? 0) + weight);
  }
  return [...worth]
    .sort(([a, m], [b, n]) => n - m || a - b)
    .slice(0, READ_AT_MOST)
    .map(([piece]) => piece);
}

function nearPiece(
  piece: number,
  runs: readonly QueryRun[],
  known: ReadonlyMap<string, KnownWord>,
  paragraphs: readonly FoldedParagraph[],
  title: string,
): NearPiece & { most: number } {
  const texts = [
    title,
    ...paragraphs.flatMap(({ folded, foldedSource }) => (foldedSource === null ? [folded] : [folded, foldedSource])),
  ];
  const shared = new Map<string, number>();
  let most = 0;
  for (const text of texts) {
    const held = runs.flatMap((run) => sharedWords(run, known, text));
    const distinct = new Map(held.map((each) => [each.text, each.weight]));
    most = Math.max(
      most,
      [...distinct.values()].reduce((sum, weight) => sum + weight, 0),
    );
    for (const [string, weight] of distinct) shared.set(string, weight);
  }
  const all = [...shared.values()].reduce((sum, weight) => sum + weight, 0);
  return { piece, most, score: most + ELSEWHERE * all, shared };
}

/** The strings of a text that are words of a run, as many together as stand together, or the archive's words for them. */
function sharedWords(
  run: QueryRun,
  known: ReadonlyMap<string, KnownWord>,
  text: string,
): { text: string; weight: number }[] {
  const found: { text: string; weight: number }[] = [];
  let at = 0;
  while (at < run.length) {
    const word = known.get(run[at]!.text);
    if (!word) {
      at++;
      continue;
    }
    if (word.forms) {
      const forms = word.forms.filter((each) => text.includes(each));
      found.push(...forms.map((form, more) => ({ text: form, weight: word.weight * (more > 0 ? TOGETHER : 1) })));
      at++;
      continue;
    }
    const together = longestTogether(run, at, known, text);
    if (together.words > 0) found.push(together);
    at += Math.max(1, together.words);
  }
  return found;
}

/** From a word on, as many as stand together in a text, up to the last that counts. */
function longestTogether(run: QueryRun, from: number, known: ReadonlyMap<string, KnownWord>, text: string) {
  let longest = { text: '', weight: 0, words: 0 };
  let string = '';
  let weight = 0;
  for (let at = from; at < run.length && !run[at]!.forms; at++) {
    string += run[at]!.text;
    if (!text.includes(string)) break;
    if (!run[at]!.counts) continue;
    weight += (known.get(run[at]!.text)?.weight ?? 0) * (at > from ? 1 + TOGETHER : 1);
    longest = { text: string, weight, words: at + 1 - from };
  }
  return longest;
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
