/** Numbers of a run. */
import type { Truth } from './archive.ts';
import type { Shown } from './search-page.ts';

/** How a group of queries was answered. */
export interface Quality {
  queries: number;
  /** Shares over all queries together: true pieces that were found, found pieces that are true. */
  recall: number;
  precision: number;
  /** The mean share of true pieces among the first |truth|. */
  rPrecision: number;
}

export interface Judged {
  query: string;
  expected: ReadonlySet<string>;
  found: readonly string[];
  /** Pieces said to be found, where not all are listed. */
  total: number;
}

/** Judges a group; a total that is not told right counts as that many pieces missed or made up. */
export function quality(judged: readonly Judged[]): Quality {
  let expected = 0;
  let found = 0;
  let right = 0;
  let first = 0;
  for (const each of judged) {
    const good = each.found.filter((id) => each.expected.has(id)).length;
    const unlisted = each.total - each.found.length;
    expected += each.expected.size;
    found += each.total;
    right += good + Math.max(0, Math.min(unlisted, each.expected.size - good));
    const top = each.found.slice(0, each.expected.size);
    first +=
      top.length === 0
        ? Number(each.expected.size === 0)
        : top.filter((id) => each.expected.has(id)).length / top.length;
  }
  return {
    queries: judged.length,
    recall: expected === 0 ? 1 : right / expected,
    precision: found === 0 ? 1 : right / found,
    rPrecision: judged.length === 0 ? 1 : first / judged.length,
  };
}

/** What is wrong with an answer besides which pieces it names; empty if nothing is. */
export function faultsOf(shown: Shown, parts: readonly string[], truth: Truth): string[] {
  const faults = shown.marks
    .filter((mark) => !parts.includes(truth.fold(mark)))
    .map((mark) => `标出的“${mark}”不是所查的字`);
  for (const { piece, paragraphs } of shown.links) {
    if (paragraphs.length === 0 && parts.some((part) => truth.inText(piece, part)))
      faults.push(`${piece} 没有段落链接`);
  }
  return faults;
}

/** Median, nine tenths and worst. */
export interface Spread {
  median: number;
  p90: number;
  worst: number;
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { median: at(0.5), p90: at(0.9), worst: at(1) };
}
