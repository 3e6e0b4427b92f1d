import { describe, expect, test } from 'vitest';
import type { Row } from '../../../../src/search/cases/rows.ts';
import { countInWords, findingWords, waysOut } from '../../../../src/search/cases/telling.ts';
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

test('how many are left, and of them where the words stand', () => {
  expect(countInWords(35, 35, null)).toBe('共 35 例');
  expect(countInWords(8, 35, null)).toBe('35 例里有 8 例');
  expect(countInWords(0, 35, null)).toBe('35 例里没有这样的');
  const findings = [
    { text: ['药'], own: ['药'] },
    { text: [], own: ['药'] },
  ];
  expect(countInWords(2, 35, findings)).toBe('35 例里有 2 例：原文里有 1 例，编者的话里有 2 例');
});

test('where the words stand in a case', () => {
  expect(findingWords({ text: ['雪', '药'], own: ['药'] })).toBe('原文里有“雪”“药”；编者的话里有“药”');
  expect(findingWords({ text: ['雪'], own: [] })).toBe('原文里有“雪”');
  expect(findingWords({ text: [], own: ['药'] })).toBe('编者的话里有“药”');
});

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
