/** Keyword in context: the stretch of a paragraph around its hits. All offsets are code points. */
import type { Range } from '../shared/protocol.ts';

/** A run of an excerpt's text; `hit` runs are marked. */
export interface Run {
  text: string;
  hit: boolean;
  /** Where it holds private names, or parts of them. */
  names?: Range[];
}

/** Context kept before the first hit and in all, in characters: about three lines of a phone. */
const BEFORE = 16;
const WIDTH = 64;
/** An excerpt begins at a clause, if one begins no more than so much before the context, and leaves so much of it. */
const FARTHER = 8;
const NEARER = 4;
const CLAUSE_END = /[，。；：！？、“”（《]/u;

/**
 * The text cut around its first hit, whole hits only, with an ellipsis where it was cut.
 * @param begin where the excerpt begins, if not around a hit
 * @param names where private names stand in the text
 */
export function excerpt(text: string, ranges: readonly Range[], begin?: number, names: readonly Range[] = []): Run[] {
  const chars = [...text];
  const first = ranges[0]?.[0] ?? 0;
  const from = begin ?? (first <= BEFORE + 4 ? 0 : startOfClause(chars, first));
  const wanted = Math.max(from + WIDTH, ranges[0]?.[1] ?? 0);
  const cut = ranges.find(([start, end]) => start < wanted && end > wanted);
  const to = Math.min(chars.length, cut ? (cut === ranges[0] ? cut[1] : cut[0]) : wanted);
  const shown = ranges.filter(([start, end]) => start >= from && end <= to);
  const runs = splitRuns(chars.slice(from, to).join(''), moved(shown, from), moved(names, from));
  if (from > 0) runs.unshift({ text: '…', hit: false });
  if (to < chars.length) runs.push({ text: '…', hit: false });
  return runs;
}

/** Where the excerpt of a hit begins: at the first clause near the start of its context, else within one. */
function startOfClause(chars: readonly string[], hit: number): number {
  for (let at = hit - BEFORE - FARTHER; at <= hit - NEARER; at += 1) {
    if (at > 0 && CLAUSE_END.test(chars[at - 1]!) && !CLAUSE_END.test(chars[at]!)) return at;
  }
  return hit - BEFORE;
}

const moved = (ranges: readonly Range[], by: number): Range[] => ranges.map(([start, end]) => [start - by, end - by]);

/** A text as runs inside and outside the ranges, which are in order and do not overlap; names may reach over either. */
export function splitRuns(text: string, ranges: readonly Range[], names: readonly Range[] = []): Run[] {
  const chars = [...text];
  const runs: Run[] = [];
  let at = 0;
  const push = (to: number, hit: boolean) => {
    if (to <= at) return;
    const size = to - at;
    const inside = moved(names, at)
      .map(([start, end]): Range => [Math.max(0, start), Math.min(size, end)])
      .filter(([start, end]) => start < end);
    runs.push({ text: chars.slice(at, to).join(''), hit, ...(inside.length > 0 ? { names: inside } : {}) });
    at = to;
  };
  for (const [start, end] of ranges) {
    push(start, false);
    push(end, true);
  }
  push(chars.length, false);
  return runs;
}
