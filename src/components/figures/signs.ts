import type { Evidence } from '../../archive/kinds/case.ts';
import type { UNTOLD } from '../../archive/queries/cases.ts';

/** What a sign stands for: what an outcome rests on, or that the text tells of none. */
export type Sign = Evidence | typeof UNTOLD;

/** The box that a sign is drawn in. */
export const SIGN_BOX = '0 0 12 12';

const circle = (radius: number) =>
  `M${6 - radius} 6a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;
const line = { fill: 'none', stroke: 'currentColor', 'stroke-width': 1.4 };
const solid = { fill: 'currentColor' };

/**
 * The drawn form of each sign, told apart by shape and fill; all have the colour of the words around them, so that it holds
 * in print and in forced colours.
 */
export const SIGNS: Readonly<Record<Sign, readonly ({ d: string } & Record<string, string | number>)[]>> = {
  seen: [{ d: circle(5), ...solid }],
  told: [
    { d: circle(4.5), ...line },
    { d: circle(2), ...solid },
  ],
  figures: [{ d: 'M6 .2 11.8 6 6 11.8 .2 6z', ...solid }],
  slogan: [{ d: circle(4.5), ...line }],
  // A dash on each corner, and one in the middle of each side.
  untold: [{ d: 'M1.5 1.5h9v9h-9z', 'stroke-dasharray': '3 1.5', 'stroke-dashoffset': 1.5, ...line }],
};
