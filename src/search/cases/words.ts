/**
 * Words in cases: in the paragraphs that a case cites, which the search engine finds, and in what the editor says of it.
 * Words with a space between them are found each for itself, and all of them have to be there.
 */
import {
  fieldsOfCase,
  nameIn,
  placeOfCite,
  type FiledCase,
  type FiledCases,
  type FiledCite,
  type FiledNames,
} from '../../text/case-fields.ts';
import { excerpt, type Run } from '../page/excerpt.ts';
import type { FoundParagraphs, PassageFinder } from '../page/passages.ts';
import type { Fold } from '../shared/fold.ts';
import { mergeRanges, rangesOf } from '../shared/hits.ts';
import { keep } from '../shared/keep.ts';

/** Which of the words stand in the paragraphs that a case cites, and which in what the editor says of it. */
export interface Finding {
  text: string[];
  own: string[];
  /** The same, as a row says it: each word once, in the text's words rather than the editor's. */
  lines: Line[];
}

/** Words of a case around those that were found. */
export interface Line {
  /** Whose words they are: `原文：`. Of words in a paragraph beside what is quoted of it, the place: `原文里有“药”：《入户》第 2 段`. */
  head: string;
  runs: Run[];
}

/** What can be looked for in place of a query that no case holds. */
export interface Lead {
  query: string;
  /** It is the whole query, with words that no case holds taken apart; else it is one of the query's words. */
  isWhole: boolean;
  /** Ids. */
  cases: ReadonlySet<string>;
}

export interface CaseWords {
  /**
   * The cases that hold every word of a query, which has some. Rejects with the signal's reason or an AbortError once it is
   * overtaken, else with a SearchFailure.
   */
  find(query: string, signal: AbortSignal): Promise<ReadonlyMap<string, Finding>>;
  /**
   * Of a query that no case holds: the query taken apart, if some case holds that, and its words, if there are several.
   * Rejects as `find` does, and with an AbortError once anything else is asked.
   */
  leads(query: string): Promise<Lead[]>;
  /** Gets ready: on focus, say. Never fails. */
  warm(): void;
}

export const wordsOf = (query: string): string[] => [...new Set(query.split(/\s+/u).filter(Boolean))];

interface Comparable {
  text: string;
  folded: string;
}

/** A case as words are compared with it. */
interface ComparableCase {
  id: string;
  /** All that the editor says of it. */
  own: Comparable[];
  /** What it quotes, with the paragraph and its name: `《入户》第 2 段`. */
  cites: (Comparable & FiledCite & { place: string })[];
}

/** Everything that the editor says of a case, names of what it is filed under included, and everything that it cites. */
function comparableCase(record: FiledCase, names: FiledNames, fold: Fold): ComparableCase {
  const comparable = (text: string): Comparable => ({ text, folded: fold(text) });
  const says = fieldsOfCase(record, names).flatMap((field) => field.says);
  const own = [
    record.title,
    nameIn(names, 'levels', record.level),
    record.place ?? '',
    record.summary,
    ...says.flatMap(({ term, text, ask, notes }) => [
      term?.label ?? '',
      text,
      ask ?? '',
      ...notes.flatMap(({ terms }) => terms.map(({ label }) => label)),
    ]),
  ];
  return {
    id: record.id,
    own: own.map(comparable),
    cites: [...record.summaryCites, ...says.flatMap(({ cites }) => cites)].map((cite) => ({
      ...cite,
      ...comparable(cite.quote),
      place: placeOfCite(names, cite),
    })),
  };
}

/** @param paragraphs for each word, the paragraphs that hold it */
function matchCases(
  cases: readonly ComparableCase[],
  paragraphs: ReadonlyMap<string, FoundParagraphs>,
  fold: Fold,
): Map<string, Finding> {
  const words = [...paragraphs].map(([word, found]) => ({ word, folded: fold(word), found }));
  const findings = new Map<string, Finding>();
  for (const { id, own, cites } of cases) {
    const places = words.map(({ word, folded, found }) => ({
      word,
      folded,
      quote: cites.find((cite) => cite.folded.includes(folded)),
      cited: cites.find(({ piece, paragraph }) => found.get(piece)?.has(paragraph)),
      own: own.find((said) => said.folded.includes(folded)),
    }));
    if (!places.every(({ cited, own: said }) => cited ?? said)) continue;
    findings.set(id, {
      text: places.filter(({ cited }) => cited).map(({ word }) => word),
      own: places.filter((place) => place.own).map(({ word }) => word),
      lines: linesOf(places),
    });
  }
  return findings;
}

/** Where a word stands in a case, each time for the first time: what it quotes, a paragraph that it cites, the editor's words. */
interface Places {
  word: string;
  folded: string;
  quote: Comparable | undefined;
  cited: { place: string } | undefined;
  own: Comparable | undefined;
}

function linesOf(places: readonly Places[]): Line[] {
  const parts = places.map(({ folded }) => folded);
  const shown = new Map<Comparable, string>();
  const elsewhere: Line[] = [];
  for (const { word, quote, cited, own } of places) {
    if (cited && quote) shown.set(quote, '原文：');
    else if (cited) elsewhere.push({ head: `原文里有“${word}”：${cited.place}`, runs: [] });
    if (own && !(cited && quote)) shown.set(own, '编者的话：');
  }
  const lines = [...shown].map(([{ text, folded }, head]) => ({
    head,
    runs: excerpt(text, mergeRanges(parts.flatMap((part) => rangesOf(folded, part)))),
  }));
  return [...lines, ...elsewhere];
}

/** A longer word is a sentence, of which some case has the parts by chance. */
const TAKEN_APART_AT_MOST = 12;
/** Shorter parts are chance. */
const PART_AT_LEAST = 2;
const BETWEEN = /[^\p{L}\p{N}.%]+/u;

/** A folded word taken apart, into as few parts as can be, that all stand in some one case; none where they stand in none. */
function partsOf(word: string, cases: readonly ComparableCase[]): string[] {
  const pieces = word.split(BETWEEN).filter(Boolean);
  if (pieces.some((piece) => [...piece].length > TAKEN_APART_AT_MOST)) return [];
  const ways = cases.flatMap(({ own, cites }) => {
    const holds = (part: string) => [...own, ...cites].some(({ folded }) => folded.includes(part));
    const parts = pieces.map((piece) => takeApart([...piece], holds));
    return parts.every((each) => each !== null) ? [parts.flat()] : [];
  });
  return ways.sort((a, b) => a.length - b.length)[0] ?? [];
}

/** Characters as parts that are held, the longest first; null where they cannot be. */
function takeApart(chars: readonly string[], holds: (part: string) => boolean): string[] | null {
  if (chars.length === 0) return [];
  for (let size = chars.length; size >= PART_AT_LEAST; size -= 1) {
    const part = chars.slice(0, size).join('');
    const rest = holds(part) ? takeApart(chars.slice(size), holds) : null;
    if (rest) return [part, ...rest];
  }
  return null;
}

/** @param file gets data/cases.json */
export function createCaseWords(file: () => Promise<FiledCases>, finder: PassageFinder): CaseWords {
  const prepared = keep(async () => {
    const [{ cases, ...names }, fold] = await Promise.all([file(), finder.fold()]);
    const comparable = cases.map((record) => comparableCase(record, names, fold));
    const pieces = new Set(comparable.flatMap(({ cites }) => cites.map(({ piece }) => piece)));
    return { fold, cases: comparable, pieces };
  });
  let leading = new AbortController();

  async function find(query: string, signal: AbortSignal): Promise<Map<string, Finding>> {
    finder.warm();
    const { cases, fold, pieces } = await prepared.get();
    const paragraphs = new Map<string, FoundParagraphs>();
    // One after another: the finder answers its newest question only.
    for (const word of wordsOf(query)) paragraphs.set(word, await finder.findPassages(word, signal, pieces));
    signal.throwIfAborted();
    return matchCases(cases, paragraphs, fold);
  }

  async function leads(query: string, signal: AbortSignal): Promise<Lead[]> {
    const lead = async (part: string, isWhole: boolean): Promise<Lead> => ({
      query: part,
      isWhole,
      cases: new Set((await find(part, signal)).keys()),
    });
    const { cases, fold } = await prepared.get();
    const words: Lead[] = [];
    for (const word of wordsOf(query)) words.push(await lead(word, false));
    const apart = wordsOf(
      words.flatMap((word) => (word.cases.size > 0 ? word.query : partsOf(fold(word.query), cases))).join(' '),
    ).join(' ');
    const whole = apart === '' || words.some((word) => word.query === apart) ? [] : [await lead(apart, true)];
    return [...whole.filter((each) => each.cases.size > 0), ...(words.length > 1 ? words : [])];
  }

  return {
    warm() {
      finder.warm();
      prepared.get().catch(() => undefined);
    },
    find(query, signal) {
      leading.abort();
      return find(query, signal);
    },
    leads(query) {
      leading.abort();
      leading = new AbortController();
      return leads(query, leading.signal);
    },
  };
}
