import { describe, expect, test } from 'vitest';
import type { Row } from '../../../../src/search/cases/rows.ts';
import { waysOut } from '../../../../src/search/cases/ways-out.ts';
import type { Choice } from '../../../../src/search/shared/choice.ts';

const row = (id: string, level: string, cause: string[]) =>
  ({
    id,
    values: new Map([
      ['level', [level]],
      ['cause', cause],
    ]),
  }) as unknown as Row;
const ROWS = [row('a', 'household', ['illness']), row('b', 'household', ['illness']), row('c', 'village', ['water'])];
const choice = (chosen: Record<string, string[]>): Choice =>
  new Map(Object.entries(chosen).map(([facet, values]) => [facet, new Set(values)]));

describe('ways out of a choice that leaves nothing', () => {
  test('are facets to drop, whole, with what each brings back, most first', () => {
    expect(waysOut(ROWS, choice({ level: ['village'], cause: ['illness', 'no-such'] }), null)).toEqual([
      { facet: 'level', count: 2 },
      { facet: 'cause', count: 1 },
    ]);
  });

  test('are the words too', () => {
    const found = ({ id }: Row) => id === 'c';
    expect(waysOut(ROWS, choice({ level: ['household'] }), found)).toEqual([
      { facet: null, count: 2 },
      { facet: 'level', count: 1 },
    ]);
  });

  test('are only those that bring something back', () => {
    expect(waysOut(ROWS, choice({ level: ['city'], cause: ['no-such'] }), null)).toEqual([]);
    expect(waysOut(ROWS, choice({}), () => false)).toEqual([{ facet: null, count: 3 }]);
  });
});
