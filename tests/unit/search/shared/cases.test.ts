import { describe, expect, test } from 'vitest';
import { casesLeft, toldIn } from '../../../../src/search/shared/cases.ts';
import type { Choice, FacetName } from '../../../../src/search/shared/facets.ts';
import type { TableCase } from '../../../../src/search/shared/table.ts';

/** Two cases in piece 0, one of which is treated in piece 1; a third in piece 2. */
const CASES: TableCase[] = [
  { cause: { illness: [[0, 4, 9], [0, 2, 5]] }, measure: { visits: [[1, 3, 0]] } }, // prettier-ignore
  { cause: { illness: [[0, 4, 2]], debt: [[0, 5, 0]] }, measure: {} },
  { cause: { illness: [[2, 1, 0]] }, measure: { visits: [[2, 1, 7]] } },
];
const choose = (chosen: Partial<Record<FacetName, string[]>>): Choice =>
  new Map(Object.entries(chosen).map(([facet, values]) => [facet as FacetName, new Set(values)]));
const told = (piece: number, chosen: Parameters<typeof choose>[0]) =>
  Object.fromEntries(toldIn(CASES, piece, choose(chosen)));
const count = (left: number[], chosen: Parameters<typeof choose>[0]) => casesLeft(CASES, choose(chosen), new Set(left));

describe('where a piece tells what is chosen', () => {
  test('by paragraph, from the first words of any case', () => {
    expect(told(0, { cause: ['illness'] })).toEqual({ p2: 5, p4: 2 });
    expect(told(0, { cause: ['illness', 'debt'] })).toEqual({ p2: 5, p4: 2, p5: 0 });
    expect(told(2, { cause: ['illness'], measure: ['visits'] })).toEqual({ p1: 0 });
  });

  test('nowhere, if nothing of the kind is chosen, or told elsewhere', () => {
    for (const chosen of [{}, { theme: ['illness'] }, { cause: ['visits'] }, { cause: ['constructor'] }]) {
      expect(told(0, chosen)).toEqual({});
    }
    expect(told(1, { cause: ['illness'] })).toEqual({});
  });
});

describe('how many cases the pieces left tell', () => {
  test('all that have what is chosen; values of one facet widen, facets narrow', () => {
    expect(count([0, 2], { cause: ['illness'] })).toBe(3);
    expect(count([0], { cause: ['debt'] })).toBe(1);
    expect(count([0, 1, 2], { cause: ['illness', 'debt'] })).toBe(3);
    expect(count([0, 2], { cause: ['illness'], measure: ['visits'] })).toBe(2);
    expect(count([], { cause: ['debt'], measure: ['visits'] })).toBe(0);
  });

  test('is not told where a case is told by none of them, or nothing of cases is chosen', () => {
    expect(count([0], { cause: ['illness'] })).toBeNull();
    expect(count([2], { cause: ['illness'], measure: ['visits'] })).toBeNull();
    expect(count([0, 1, 2], {})).toBeNull();
    expect(count([0, 1, 2], { theme: ['illness'] })).toBeNull();
  });
});
