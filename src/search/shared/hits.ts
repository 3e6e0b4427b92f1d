/** Where parts of a query stand in a text. All offsets are code points. */
import type { Range } from './protocol.ts';

/** The places of `part` in folded text, left to right, none overlapping the one before. */
export function rangesOf(folded: string, part: string): Range[] {
  const ranges: Range[] = [];
  const size = [...part].length;
  let at = 0;
  let point = 0;
  for (let hit = folded.indexOf(part); hit >= 0 && size > 0; hit = folded.indexOf(part, at)) {
    point += [...folded.slice(at, hit)].length;
    ranges.push([point, point + size]);
    point += size;
    at = hit + part.length;
  }
  return ranges;
}

/** Ranges of several parts in one text, in order; of two that overlap, the earlier, else the longer, stays. */
export function mergeRanges(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const range of [...ranges].sort(([a, m], [b, n]) => a - b || n - m)) {
    if (range[0] >= (merged.at(-1)?.[1] ?? 0)) merged.push(range);
  }
  return merged;
}
