/** Names of people in hardship taken out of a text that is shown outside its piece. */

/** What stands in place of a name. */
export const MASKED_NAME = '〔某户〕';

/** A text cut at the names in it; the parts join to it, and none is empty. Of names that begin together the longest counts. */
export function splitNames(text: string, names: readonly string[]): { text: string; isName: boolean }[] {
  const longestFirst = [...names].sort((a, b) => b.length - a.length);
  const parts: { text: string; isName: boolean }[] = [];
  let plain = '';
  for (let at = 0; at < text.length;) {
    const name = longestFirst.find((candidate) => text.startsWith(candidate, at));
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

/** A text with `〔某户〕` in place of every name. */
export function maskedText(text: string, names: readonly string[]): string {
  return splitNames(text, names)
    .map((part) => (part.isName ? MASKED_NAME : part.text))
    .join('');
}
