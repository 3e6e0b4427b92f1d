/**
 * Folding: what search treats as the same text. The index is written from folded text and every query is folded
 * by the same function with the same table, so that the two cannot drift apart.
 */

/** Characters and what they fold to, as two strings of equal length in code points: the n-th of `from` becomes the n-th of `to`. */
export interface FoldPairs {
  from: string;
  to: string;
}

/** Maps text to its folded form, one code point to one, so that offsets in code points survive. */
export type Fold = (text: string) => string;

const FULL_WIDTH_FIRST = 0xff01;
const FULL_WIDTH_LAST = 0xff5e;
const FULL_WIDTH_SHIFT = 0xfee0;
const IDEOGRAPHIC_SPACE = '\u3000';

/** Full-width ASCII to ASCII, the ideographic space to a space. */
function foldWidth(char: string): string {
  if (char === IDEOGRAPHIC_SPACE) return ' ';
  const code = char.codePointAt(0)!;
  return code >= FULL_WIDTH_FIRST && code <= FULL_WIDTH_LAST ? String.fromCodePoint(code - FULL_WIDTH_SHIFT) : char;
}

/** Lower case where that is one code point; `İ` would become two and stays. */
function foldCase(char: string): string {
  const lower = char.toLowerCase();
  return lower.length === String.fromCodePoint(lower.codePointAt(0)!).length ? lower : char;
}

/**
 * Makes the fold of an archive: width, case, then the table's pairs (traditional to simplified).
 * @param pairs the archive's table; chains in it (a→b, b→c) are followed, so folding twice changes nothing more
 */
export function makeFold(pairs: FoldPairs): Fold {
  const to = [...pairs.to];
  const direct = new Map([...pairs.from].map((char, index) => [char, to[index] ?? char]));
  const table = new Map<string, string>();
  for (const char of direct.keys()) {
    const seen = new Set<string>();
    let last = char;
    while (direct.has(last) && !seen.has(last)) {
      seen.add(last);
      last = direct.get(last)!;
    }
    table.set(char, last);
  }
  // Texts are long and their characters few: each is looked into once.
  const known = new Map<string, string>();
  const foldChar = (char: string): string => {
    const plain = foldCase(foldWidth(char));
    const folded = table.get(plain) ?? plain;
    known.set(char, folded);
    return folded;
  };
  return (text) => {
    let folded = '';
    for (const char of text) folded += known.get(char) ?? foldChar(char);
    return folded;
  };
}
