/** Names of people in hardship taken out of a text that is shown outside its piece. */
import { wordAt } from './words-index.ts';

/** What stands in place of a name. */
export const MASKED_NAME = '〔某户〕';

/** A text cut at the names in it; the parts join to it, and none is empty. Of names that begin together the longest counts. */
export function splitNames(text: string, names: readonly string[]): { text: string; isName: boolean }[] {
  const parts: { text: string; isName: boolean }[] = [];
  let plain = '';
  for (let at = 0; at < text.length;) {
    const name = wordAt(text, at, names);
    if (name === undefined) plain += text[at++]!;
    else {
      if (plain) parts.push({ text: plain, isName: false });
      parts.push({ text: name, isName: true });
      plain = '';
      at += name.length;
    }
  }
  if (plain) parts.push({ text: plain, isName: false });
  return parts;
}

/** Where names stand in a text, in code points. */
export function nameRanges(text: string, names: readonly string[]): [start: number, end: number][] {
  const ranges: [number, number][] = [];
  let at = 0;
  for (const part of splitNames(text, names)) {
    const end = at + [...part.text].length;
    if (part.isName) ranges.push([at, end]);
    at = end;
  }
  return ranges;
}

/** A text with `〔某户〕` in place of every name. */
export function maskedText(text: string, names: readonly string[]): string {
  return splitNames(text, names)
    .map((part) => (part.isName ? MASKED_NAME : part.text))
    .join('');
}
