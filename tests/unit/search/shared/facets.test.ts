import { describe, expect, test } from 'vitest';
import { countFacets, labelOf, valuesOf, type Choice, type FacetName } from '../../../../src/search/shared/facets.ts';
import type { SearchablePiece } from '../../../../src/search/index/build.ts';
import { allows } from '../../../../src/search/shared/choice.ts';
import { memory, piece } from '../memory.ts';

const rows = (...facets: Partial<SearchablePiece>[]) =>
  memory(facets.map((each, index) => piece(`piece-${index}`, '题', ['文'], each))).table.pieces;
const choice = (chosen: Partial<Record<FacetName, string[]>>): Choice =>
  new Map(Object.entries(chosen).map(([name, values]) => [name as FacetName, new Set(values)]));

const FOUND = rows(
  { kind: 'essay', themes: ['visits', 'care'], places: ['贵州省'], year: { from: 2018, to: 2020, certain: false } },
  { kind: 'essay', themes: ['visits'], standpoint: 'first-hand', year: { from: 2020, to: 2020, certain: true } },
  { kind: 'story', themes: ['industry'], places: ['安徽省'], causes: ['illness'], measures: ['credit'] },
);
const left = (chosen: Choice) => FOUND.filter((row) => allows(chosen, row, valuesOf)).map(({ id }) => id);
const counted = (chosen: Choice) =>
  Object.fromEntries(
    countFacets(FOUND, chosen).map(({ name, values }) => [
      name,
      values.map(({ value, count, chosen: pressed }) => `${pressed ? '*' : ''}${value} ${count}`),
    ]),
  );

test('values of a piece: a year interval is each of its years', () => {
  expect(valuesOf(FOUND[0]!, 'year')).toEqual(['2018', '2019', '2020']);
  expect(valuesOf(FOUND[2]!, 'year')).toEqual([]);
  expect(valuesOf(FOUND[0]!, 'theme')).toEqual(['visits', 'care']);
  expect(valuesOf(FOUND[2]!, 'cause')).toEqual(['illness']);
  expect(valuesOf(FOUND[2]!, 'measure')).toEqual(['credit']);
  expect(valuesOf(FOUND[2]!, 'place')).toEqual(['安徽省']);
  expect(valuesOf(FOUND[1]!, 'standpoint')).toEqual(['first-hand']);
});

describe('counts', () => {
  test('without a choice: common values first, years in order, facets with one value left out', () => {
    expect(counted(choice({}))).toEqual({
      kind: ['essay 2', 'story 1'],
      standpoint: ['general 2', 'first-hand 1'],
      theme: ['visits 2', 'care 1', 'industry 1'],
      place: ['安徽省 1', '贵州省 1'],
      year: ['2018 1', '2019 1', '2020 2'],
    });
  });

  test('say how many each value would show beside the choices in the other facets', () => {
    const chosen = choice({ kind: ['essay'] });
    expect(counted(chosen)).toMatchObject({
      kind: ['*essay 2', 'story 1'],
      theme: ['visits 2', 'care 1'],
      year: ['2018 1', '2019 1', '2020 2'],
    });
    expect(counted(chosen)).not.toHaveProperty('place');
    for (const { name, values } of countFacets(FOUND, choice({ theme: ['visits'], year: ['2019', '2020'] }))) {
      for (const { value, count } of values) {
        const one = choice({ theme: ['visits'], year: ['2019', '2020'], [name]: [value] });
        expect(left(one), `${name} ${value}`).toHaveLength(count);
      }
    }
  });

  test('keep a chosen value that nothing is left of, and its facet', () => {
    expect(counted(choice({ genre: ['案例故事'], theme: ['no-such'] }))).toMatchObject({
      genre: ['*案例故事 0'],
      theme: ['*no-such 0'],
    });
  });
});

test('labels: the table’s words, else the value itself, whatever it is', () => {
  const { table } = memory([], {
    labels: { themes: { visits: '入户' }, causes: { illness: '因病' }, kind: { essay: '文章' } },
  });
  expect(labelOf(table, 'theme', 'visits')).toBe('入户');
  expect(labelOf(table, 'cause', 'illness')).toBe('因病');
  expect(labelOf(table, 'kind', 'essay')).toBe('文章');
  expect(labelOf(table, 'measure', 'credit')).toBe('credit');
  expect(labelOf(table, 'place', '贵州省')).toBe('贵州省');
  for (const value of ['constructor', '__proto__', 'toString']) expect(labelOf(table, 'theme', value)).toBe(value);
});
