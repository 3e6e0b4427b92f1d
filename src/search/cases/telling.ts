/** What the list says of itself: how many cases are left, why, and what to drop where none is. */
import { allows, type Choice } from '../shared/choice.ts';
import { valuesOf, type Row } from './rows.ts';
import type { Finding } from './words.ts';

/**
 * How many cases are shown, in words: `68 例里有 12 例`.
 * @param findings of the cases that are shown; null where no words were looked for
 */
export function countInWords(shown: number, total: number, findings: readonly Finding[] | null): string {
  if (shown === 0) return `${total} 例里没有这样的`;
  const among = shown === total ? `共 ${total} 例` : `${total} 例里有 ${shown} 例`;
  if (!findings) return among;
  const [text, own] = (['text', 'own'] as const).map(
    (where) => findings.filter((finding) => finding[where].length > 0).length,
  );
  return `${among}：原文里有 ${text} 例，编者的话里有 ${own} 例`;
}

/** Something that can be dropped from a choice that leaves nothing: the values of a facet, or, null, the words. */
export interface WayOut {
  facet: string | null;
  /** How many cases are left without it. */
  count: number;
}

/**
 * What to drop, most cases first; only what brings some back.
 * @param isFound whether a case holds the words; null where there are none
 */
export function waysOut(rows: readonly Row[], choice: Choice, isFound: ((row: Row) => boolean) | null): WayOut[] {
  const count = (isLeft: (row: Row) => boolean) => rows.filter(isLeft).length;
  const ways: WayOut[] = [...choice.keys()].map((facet) => ({
    facet,
    count: count((row) => (isFound?.(row) ?? true) && allows(choice, row, valuesOf, facet)),
  }));
  if (isFound) ways.push({ facet: null, count: count((row) => allows(choice, row, valuesOf)) });
  return ways.filter((way) => way.count > 0).sort((a, b) => b.count - a.count);
}

/** `原文里有“药”；编者的话里有“低保”` */
export function findingWords({ text, own }: Finding): string {
  const named = (words: readonly string[]) => words.map((word) => `“${word}”`).join('');
  return [text.length > 0 ? `原文里有${named(text)}` : '', own.length > 0 ? `编者的话里有${named(own)}` : '']
    .filter((part) => part !== '')
    .join('；');
}
