/** What the filter of a list keeps, and what it says about that. */
import { makeFold } from '../search/shared/fold.ts';

/** Width and case; the table of traditional characters weighs more than a list, and comes with the search. */
const fold = makeFold({ from: '', to: '' });

/** Words as they are compared: folded, line ends and runs of spaces as one space. */
export function comparable(words: string): string {
  return fold(words).replace(/\s+/gu, ' ').trim();
}

/** Whether an entry, as `comparable` gives it, holds every word that was typed; nothing typed keeps all. */
export function keeps(typed: string): (entry: string) => boolean {
  const words = comparable(typed).split(' ');
  return (entry) => words.every((word) => entry.includes(word));
}

/** How many entries are left, in words: `63 个词语里有 5 个`. */
export function countInWords(shown: number, total: number, unit: string, noun: string): string {
  if (shown === total) return `共 ${total} ${unit}${noun}`;
  return shown === 0 ? `${total} ${unit}${noun}里没有含这些字的` : `${total} ${unit}${noun}里有 ${shown} ${unit}`;
}
