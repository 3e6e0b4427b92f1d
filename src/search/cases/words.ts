/**
 * Words in cases: in the paragraphs that a case cites, which the search engine finds, and in what the editor says of it.
 * Words with a space between them are found each for itself, and all of them have to be there.
 */
import {
  fieldsOfCase,
  nameIn,
  type FiledCase,
  type FiledCases,
  type FiledCite,
  type FiledNames,
} from '../../text/case-fields.ts';
import type { FoundParagraphs, PassageFinder } from '../page/passages.ts';
import type { Fold } from '../shared/fold.ts';
import { keep } from '../shared/keep.ts';

/** Which of the words stand in the paragraphs that a case cites, and which in what the editor says of it. */
export interface Finding {
  text: string[];
  own: string[];
  /** The same, as a row says it: `原文里有“药”；编者的话里有“低保”`. */
  words: string;
}

export interface CaseWords {
  /**
   * The cases that hold every word of a query, which has some. Rejects with the signal's reason or an AbortError once it is
   * overtaken, else with a SearchFailure.
   */
  find(query: string, signal: AbortSignal): Promise<ReadonlyMap<string, Finding>>;
  /** Gets ready: on focus, say. Never fails. */
  warm(): void;
}

export const wordsOf = (query: string): string[] => [...new Set(query.split(/\s+/u).filter(Boolean))];

/** A case as words are compared with it. */
interface ComparableCase {
  id: string;
  /** All that the editor says of it, folded. */
  own: string;
  cites: FiledCite[];
}

/** Everything that the editor says of a case, names of what it is filed under included, and everything that it cites. */
function comparableCase(record: FiledCase, names: FiledNames, fold: Fold): ComparableCase {
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
    own: fold(own.join('\n')),
    cites: [...record.summaryCites, ...says.flatMap(({ cites }) => cites)],
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
    const inText: string[] = [];
    const inOwn: string[] = [];
    const holdsAll = words.every(({ word, folded, found }) => {
      const isCited = cites.some(({ piece, paragraph }) => found.get(piece)?.has(paragraph));
      const isOwn = own.includes(folded);
      if (isCited) inText.push(word);
      if (isOwn) inOwn.push(word);
      return isCited || isOwn;
    });
    if (holdsAll) findings.set(id, { text: inText, own: inOwn, words: findingWords(inText, inOwn) });
  }
  return findings;
}

function findingWords(text: readonly string[], own: readonly string[]): string {
  const named = (words: readonly string[]) => words.map((word) => `“${word}”`).join('');
  return [text.length > 0 ? `原文里有${named(text)}` : '', own.length > 0 ? `编者的话里有${named(own)}` : '']
    .filter((part) => part !== '')
    .join('；');
}

/** @param file gets data/cases.json */
export function createCaseWords(file: () => Promise<FiledCases>, finder: PassageFinder): CaseWords {
  const prepared = keep(async () => {
    const [{ cases, ...names }, fold] = await Promise.all([file(), finder.fold()]);
    const comparable = cases.map((record) => comparableCase(record, names, fold));
    const pieces = new Set(comparable.flatMap(({ cites }) => cites.map(({ piece }) => piece)));
    return { fold, cases: comparable, pieces };
  });
  return {
    warm() {
      finder.warm();
      prepared.get().catch(() => undefined);
    },
    async find(query, signal) {
      finder.warm();
      const { cases, fold, pieces } = await prepared.get();
      const paragraphs = new Map<string, FoundParagraphs>();
      // One after another: the finder answers its newest question only.
      for (const word of wordsOf(query)) paragraphs.set(word, await finder.findPassages(word, signal, pieces));
      signal.throwIfAborted();
      return matchCases(cases, paragraphs, fold);
    },
  };
}
