/** What can be dropped from a choice that leaves no case. */
import { allows, type Choice } from '../shared/choice.ts';
import { valuesOf, type Row } from './rows.ts';

/** Something that can be dropped from a choice that leaves nothing: the values of a facet, or, null, the words. */
export interface WayOut {
  facet: string | null;
  /** How many cases are left without it. */
  count: number;
}

/**
 * What to drop, most cases first; only what brings some back.
 * @param isFound whether a case holds the words; null where there are none
 */
export function waysOut(rows: readonly Row[], choice: Choice, isFound: ((row: Row) => boolean) | null): WayOut[] {
  const count = (isLeft: (row: Row) => boolean) => rows.filter(isLeft).length;
  const ways: WayOut[] = [...choice.keys()].map((facet) => ({
    facet,
    count: count((row) => (isFound?.(row) ?? true) && allows(choice, row, valuesOf, facet)),
  }));
  if (isFound) ways.push({ facet: null, count: count((row) => allows(choice, row, valuesOf)) });
  return ways.filter((way) => way.count > 0).sort((a, b) => b.count - a.count);
}
