/** Words looked for at a place of a text: by the character that they begin with, so that many cost no more than few. */

const kept = new WeakMap<object, ReadonlyMap<string, readonly string[]>>();

/** Some words by their first character, the longest first; made once for the same collection of words. */
function byFirst(words: Iterable<string> & object): ReadonlyMap<string, readonly string[]> {
  const known = kept.get(words);
  if (known) return known;
  const made = new Map<string, string[]>();
  for (const word of [...words].sort((a, b) => b.length - a.length)) {
    const first = word[0];
    if (first === undefined) continue;
    const others = made.get(first);
    if (others) others.push(word);
    else made.set(first, [word]);
  }
  kept.set(words, made);
  return made;
}

/** The longest of some words that stands in a text at a place, in UTF-16 units. */
export function wordAt(text: string, at: number, words: Iterable<string> & object): string | undefined {
  return byFirst(words)
    .get(text[at] ?? '')
    ?.find((word) => text.startsWith(word, at));
}
