/** On a piece's page reached from a quotation (`?quote=…#p3`): marks the words quoted, and shows them. */
import type { Range } from '../shared/protocol.ts';
import { target, type Show } from './show.ts';
import { markRange, textOf } from './mark-text.ts';

/**
 * Where a quotation stands in a paragraph's text, in code points; null where it does not.
 * @param parts the quotation, or its first and its last words; of several places the shortest, then the first
 */
export function findQuote(text: string, [first = '', last]: readonly string[]): Range | null {
  let best: { start: number; end: number } | null = null;
  for (let start = text.indexOf(first); start >= 0 && first; start = text.indexOf(first, start + 1)) {
    const at = last === undefined ? start : text.indexOf(last, start + first.length);
    if (at < 0) break;
    const end = at + (last ?? first).length;
    if (!best || end - start < best.end - best.start) best = { start, end };
  }
  const count = (end: number) => [...text.slice(0, end)].length;
  return best && [count(best.start), count(best.end)];
}

/** Marks the quotation in the paragraph that the address names. */
export function showQuotedWords(parts: readonly string[], show: Show): void {
  const paragraph = target();
  const range = paragraph && findQuote(textOf(paragraph), parts);
  if (!range) return;
  const marks = markRange(paragraph, ...range);
  for (const mark of marks) mark.classList.add('quoted');
  show(marks);
}
