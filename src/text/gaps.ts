/** A run of mask characters that the source put in place of words; offsets are UTF-16 units of the text given. */
export interface GapMatch {
  start: number;
  end: number;
  mask: string;
}

/**
 * The masks that scraped pages use: underscores (20__年), three or more asterisks (手***炸),
 * and a capital X standing for a word or figure (X年, X.X万). An X beside another Latin letter or digit is a word of its own.
 */
const MASK = /_+|\*{3,}|(?<![A-Za-z0-9])X+(?:\.X+)?(?![A-Za-z0-9])/gu;

/** Every mask in `text`, left to right. The mask characters alone are spanned: `__` in 20__年. */
export function findGaps(text: string): GapMatch[] {
  return [...text.matchAll(MASK)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    mask: match[0],
  }));
}

/** `text` cut at its masks; the parts join to it, and none is empty. */
export function splitGaps(text: string): { text: string; isGap: boolean }[] {
  const parts: { text: string; isGap: boolean }[] = [];
  let at = 0;
  for (const { start, end, mask } of findGaps(text)) {
    if (start > at) parts.push({ text: text.slice(at, start), isGap: false });
    parts.push({ text: mask, isGap: true });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), isGap: false });
  return parts;
}
