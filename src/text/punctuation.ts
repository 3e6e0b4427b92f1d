/**
 * Full-width forms of the seven marks that the witness types half-width.
 * Only these are folded when a witness record says `fold: half`.
 */
const FULL_TO_HALF: ReadonlyMap<string, string> = new Map(
  [...',;:!?()'].map((half) => [String.fromCodePoint(half.codePointAt(0)! + 0xfee0), half]),
);

const FULL_WIDTH = new RegExp(`[${[...FULL_TO_HALF.keys()].join('')}]`, 'gu');

/** How a witness's punctuation relates to the bodies': `half` folds the seven marks, `none` compares as is. */
export type PunctuationFold = 'half' | 'none';

/**
 * Folds full-width , ; : ! ? ( ) to half-width, one code point to one, so offsets survive.
 * @param text any text
 * @param fold the witness's setting; with `none` the text comes back unchanged
 */
export function foldPunctuation(text: string, fold: PunctuationFold): string {
  if (fold === 'none') return text;
  return text.replace(FULL_WIDTH, (mark) => FULL_TO_HALF.get(mark)!);
}

/** The first full-width mark of the seven in `text`, as a code-point offset, or -1. `fold: half` is unsafe where one stands. */
export function firstFullWidthMark(text: string): number {
  const at = text.search(FULL_WIDTH);
  return at < 0 ? -1 : [...text.slice(0, at)].length;
}

/** A quotation in its marks, the marks inside it one step down: “甲‘乙’”. */
export function quoted(quote: string): string {
  return `“${quote.replaceAll('“', '‘').replaceAll('”', '’')}”`;
}
