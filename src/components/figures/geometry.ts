/**
 * Where things stand in a figure. Horizontal lengths are shares of the drawing's width, written as SVG takes them, so that a
 * figure is as wide as its column while its type keeps the reader's size.
 */

import { scaleLinear } from 'd3-scale';

/** A stretch of the width, `x="25%" width="12.5%"`. */
export interface Stretch {
  x: string;
  width: string;
}

/** Years that a figure covers, both ends included. */
export interface YearSpan {
  from: number;
  to: number;
}

/** A year that an axis names. */
export interface YearTick {
  year: number;
  /** Where the year begins. */
  start: string;
  /** Half-way through it. */
  middle: string;
}

/** Distances between the years that an axis names. */
const STEPS = [1, 2, 5, 10, 20, 50] as const;
/** Four digits of small type beside each other still leave a gap. */
const TICKS_AT_MOST = 8;

/** A share from 0 to 1 as a percentage with at most three decimals. */
export function percent(share: number): string {
  return `${Number((share * 100).toFixed(3))}%`;
}

/** The years that some intervals cover together; null where there are none. */
export function spanOf(intervals: readonly YearSpan[]): YearSpan | null {
  if (intervals.length === 0) return null;
  return intervals.reduce((span, { from, to }) => ({
    from: Math.min(span.from, from),
    to: Math.max(span.to, to),
  }));
}

/** An interval in a span: from the beginning of its first year to the end of its last. */
export function stretchOf(span: YearSpan, { from, to }: YearSpan): Stretch {
  const years = span.to - span.from + 1;
  return { x: percent((from - span.from) / years), width: percent((to - from + 1) / years) };
}

/** The years that an axis names, every one where there is room, else every second, fifth and so on. */
export function ticksOf(span: YearSpan): YearTick[] {
  const years = span.to - span.from + 1;
  const step = STEPS.find((candidate) => years / candidate <= TICKS_AT_MOST) ?? 100;
  const first = Math.ceil(span.from / step) * step;
  const ticks: YearTick[] = [];
  for (let year = first; year <= span.to; year += step) {
    const at = year - span.from;
    ticks.push({ year, start: percent(at / years), middle: percent((at + 0.5) / years) });
  }
  return ticks;
}

/**
 * Values laid end to end.
 * @param whole the value that fills `share` of the width
 */
export function stackOf(values: readonly number[], whole: number, share = 1): Stretch[] {
  const unit = whole === 0 ? 0 : share / whole;
  let before = 0;
  return values.map((value) => {
    const stretch = { x: percent(before * unit), width: percent(value * unit) };
    before += value;
    return stretch;
  });
}

/** Lengths of bars that begin at zero, on one scale: the greatest value is as long as the drawing is wide. */
export function barsFromZero(values: readonly number[]): string[] {
  const scale = scaleLinear([0, Math.max(...values) || 1], [0, 1]);
  return values.map((value) => percent(scale(value)));
}

/** Squares in a row at most: on the narrowest screen each can still be counted. */
const SQUARES_AT_MOST = 30;

/**
 * A square for each unit of a whole, row by row, in rows of the same length as far as they go.
 * @param whole how many squares
 * @param part how many of them, the first, are of the part
 * @returns what SVG takes: a view box whose unit is a tenth of a square's distance, and one path each for part and rest
 */
export function squaresOf(whole: number, part: number): { viewBox: string; part: string; rest: string } {
  const rows = Math.ceil(whole / SQUARES_AT_MOST);
  const columns = Math.ceil(whole / rows);
  const squares = Array.from(
    { length: whole },
    (_, index) => `M${10 * (index % columns) + 1} ${10 * Math.floor(index / columns) + 1}h8v8h-8z`,
  );
  return {
    viewBox: `0 0 ${10 * columns} ${10 * rows}`,
    part: squares.slice(0, part).join(''),
    rest: squares.slice(part).join(''),
  };
}

/** Where each provincial unit's tile lies, by its sign: neighbours stay neighbours as far as squares allow. */
const TILES = [
  '＿＿＿＿＿＿黑',
  '＿＿＿＿＿＿吉',
  '＿＿＿蒙京津辽',
  '新甘宁晋冀＿＿',
  '藏青陕豫鲁苏沪',
  '＿川渝鄂皖浙＿',
  '＿云贵湘赣闽台',
  '＿＿桂粤港＿＿',
  '＿＿琼澳＿＿＿',
];

/** The tiles row by row, from the west, with their columns and rows from 1. */
export function tiles(): { sign: string; row: number; column: number }[] {
  return TILES.flatMap((line, row) =>
    [...line].flatMap((sign, column) => (sign === '＿' ? [] : [{ sign, row: row + 1, column: column + 1 }])),
  );
}
