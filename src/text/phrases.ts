/** Where a title may break: between words, not within. */
import { escapeHtml } from './html.ts';
import { wordAt } from './words-index.ts';

const SEGMENTER = new Intl.Segmenter('zh-CN', { granularity: 'word' });
const LETTERS = /^[\p{L}\p{N}]+$/u;

/**
 * Cuts a text into words. A known word that begins where a word may begin is taken whole, the longest first; the rest is
 * cut as the platform's own dictionary has it.
 * @param known words that the dictionary does not have, such as names and terms
 * @returns parts that join to the text
 */
export function wordsOf(text: string, known: ReadonlySet<string>): string[] {
  const starts = new Map([...SEGMENTER.segment(text)].map(({ index, segment }) => [index, segment]));
  const words: string[] = [];
  for (let at = 0; at < text.length;) {
    let length = wordAt(text, at, known)?.length ?? 0;
    if (length <= 1) {
      length = starts.get(at)?.length ?? 1;
      // A word of the dictionary ends where a known word begins.
      for (let inside = 1; inside < length; inside += 1) {
        if (wordAt(text, at + inside, known) !== undefined) length = inside;
      }
    }
    words.push(text.slice(at, at + length));
    at += length;
  }
  return words;
}

/**
 * A title as HTML with break points between its words, for an element that breaks nowhere else (`break-keep`). None stands
 * before a single character, which belongs to the word before it; next to punctuation a line breaks by itself where it may.
 */
export function phrases(title: string, known: ReadonlySet<string>): string {
  const words = wordsOf(title, known);
  return words
    .map((word, index) => {
      const isLetters = (at: number) => LETTERS.test(words[at] ?? '');
      const breaks = isLetters(index) && isLetters(index - 1) && [...word].length > 1;
      return (breaks ? '<wbr>' : '') + escapeHtml(word);
    })
    .join('');
}
