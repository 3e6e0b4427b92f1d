/** A name shorter than this begins too many others. */
const BEGINNING_AT_LEAST = 4;

/**
 * The known name that was probably meant: one that differs by at most two edits and shares a character, else the only one
 * that begins with `name`. null for none.
 */
export function nearest(name: string, names: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Math.min(2, name.length - 1) + 1;
  const beginning: string[] = [];
  for (const candidate of names) {
    if (candidate.startsWith(name)) beginning.push(candidate);
    if (Math.abs(candidate.length - name.length) >= least) continue;
    const edits = distance(name, candidate);
    if (edits >= least) continue;
    least = edits;
    best = candidate;
  }
  return best ?? (name.length >= BEGINNING_AT_LEAST && beginning.length === 1 ? beginning[0]! : null);
}

/** Levenshtein distance in UTF-16 units. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
