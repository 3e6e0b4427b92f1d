/**
 * The search code: how text is written into Pagefind so that it finds any string of it exactly.
 *
 * A record is one token for each code point: the character and its successor in the paragraph, so that a token is a
 * bigram and its position is its character's. Tokens are spelt with letters only (`letters`), since Pagefind drops
 * punctuation, folds accents and misses chunks whose words mix one-byte and three-byte letters; so white space,
 * punctuation and emoji are found like any character. The last character of a paragraph is paired with its end.
 * Before the paragraphs stand the record's distinct characters alone, commonest first: they answer single characters.
 *
 *     的 扶 贫 ¶ 扶贫 贫困 困ꏓꇀ ¶ …
 *
 * It speaks of folded text only (see fold.ts); the texts that readers see are kept elsewhere.
 */

/** Ends the lone characters and each paragraph; Pagefind indexes no such token but counts its place, so no phrase crosses it. */
export const BREAK = '¶';

/** Han characters that stand for themselves: the block every Unicode version knows as letters. */
const HAN_FIRST = 0x4e00;
const HAN_LAST = 0x9fa5;
/** Yi syllables, letters of three bytes like Han ones and not of this language; two of them, as digits, number every code point. */
const YI_FIRST = 0xa000;
const YI_COUNT = 1165;

/** What a paragraph's last character is paired with: the number after the last code point, so no text can hold it. */
const END = yiDigits(0x110000);

const isHan = (code: number) => code >= HAN_FIRST && code <= HAN_LAST;

/** Spells one code point: a Han character as itself, any other as two Yi digits. */
function letters(char: string): string {
  const code = char.codePointAt(0)!;
  return isHan(code) ? char : yiDigits(code);
}

function yiDigits(number: number): string {
  return String.fromCodePoint(YI_FIRST + Math.floor(number / YI_COUNT), YI_FIRST + (number % YI_COUNT));
}

/** The index word of a character anywhere in a record. */
export function loneWord(char: string): string {
  return letters(char);
}

/** The index word of two neighbouring characters of a paragraph. */
export function pairWord(first: string, second: string): string {
  return letters(first) + letters(second);
}

/**
 * A record's content for Pagefind.
 * @param paragraphs folded paragraphs, in an order of the caller's choice
 */
export function encode(paragraphs: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const paragraph of paragraphs) {
    for (const char of paragraph) counts.set(char, (counts.get(char) ?? 0) + 1);
  }
  const lone = [...counts].sort(([a, m], [b, n]) => n - m || compare(a, b)).map(([char]) => loneWord(char));
  const body = paragraphs.flatMap((paragraph) => {
    const chars = [...paragraph];
    return [
      BREAK,
      ...chars.map((char, index) => letters(char) + (index + 1 < chars.length ? letters(chars[index + 1]!) : END)),
    ];
  });
  return [...lone, ...body].join(' ');
}

/** The place that paragraph number `index` has in the record: that of the token of its first character. */
export function startOf(paragraphs: readonly string[], index: number): number {
  const distinct = new Set(paragraphs.flatMap((paragraph) => [...paragraph])).size;
  return paragraphs.slice(0, index).reduce((sum, text) => sum + [...text].length + 1, distinct + 1);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
