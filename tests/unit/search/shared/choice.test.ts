import { describe, expect, test } from 'vitest';
import {
  allows,
  countValues,
  readChoice,
  toggled,
  writeChoice,
  type Choice,
} from '../../../../src/search/shared/choice.ts';

type Facet = 'cause' | 'level';
const FACETS: Facet[] = ['level', 'cause'];
type Thing = Record<Facet, string[]> & { id: string };

const THINGS: Thing[] = [
  { id: 'a', level: ['household'], cause: ['illness', 'schooling'] },
  { id: 'b', level: ['household'], cause: ['illness'] },
  { id: 'c', level: ['village'], cause: ['water'] },
];
const valuesOf = (thing: Thing, facet: Facet) => thing[facet];
const choice = (chosen: Partial<Record<Facet, string[]>>): Choice<Facet> =>
  new Map(Object.entries(chosen).map(([name, values]) => [name as Facet, new Set(values)]));
const left = (chosen: Choice<Facet>, except?: Facet) =>
  THINGS.filter((thing) => allows(chosen, thing, valuesOf, except)).map(({ id }) => id);

test('values of one facet widen a choice, facets narrow it, one of them may be left out', () => {
  expect(left(choice({}))).toEqual(['a', 'b', 'c']);
  expect(left(choice({ cause: ['schooling'] }))).toEqual(['a']);
  expect(left(choice({ cause: ['schooling', 'water'] }))).toEqual(['a', 'c']);
  expect(left(choice({ cause: ['schooling', 'water'], level: ['village'] }))).toEqual(['c']);
  expect(left(choice({ cause: ['schooling', 'water'], level: ['village'] }), 'level')).toEqual(['a', 'c']);
  expect(left(choice({ cause: ['no-such'] }))).toEqual([]);
});

test('a value pressed is chosen, beside others of its facet; pressed again it is not, and leaves no empty facet', () => {
  const one = toggled(choice({}), 'cause', 'illness');
  expect(one).toEqual(choice({ cause: ['illness'] }));
  expect(toggled(one, 'cause', 'water')).toEqual(choice({ cause: ['illness', 'water'] }));
  expect(toggled(one, 'level', 'village')).toEqual(choice({ cause: ['illness'], level: ['village'] }));
  expect(toggled(one, 'cause', 'illness').size).toBe(0);
  expect(one).toEqual(choice({ cause: ['illness'] }));
});

test('a value counts what it would show beside the choices of the other facets; chosen ones stay at 0', () => {
  const counts = (chosen: Choice<Facet>, facet: Facet) =>
    Object.fromEntries(countValues(THINGS, chosen, facet, valuesOf));
  expect(counts(choice({}), 'cause')).toEqual({ illness: 2, schooling: 1, water: 1 });
  expect(counts(choice({ level: ['household'] }), 'cause')).toEqual({ illness: 2, schooling: 1 });
  expect(counts(choice({ level: ['household'] }), 'level')).toEqual({ household: 2, village: 1 });
  expect(counts(choice({ level: ['village'], cause: ['illness'] }), 'cause')).toEqual({ illness: 0, water: 1 });
});

describe('a choice in an address', () => {
  const written = (chosen: Choice<Facet>) => {
    const params = new URLSearchParams();
    writeChoice(params, chosen, FACETS);
    return params.toString();
  };

  test('has facets in the order given, and their values sorted', () => {
    expect(written(choice({ cause: ['water', 'illness'], level: ['village'] }))).toBe(
      'level=village&cause=illness&cause=water',
    );
    expect(written(choice({}))).toBe('');
  });

  test('reads back; what is not its own is passed over', () => {
    const chosen = choice({ cause: ['山洪', 'a b&c'], level: ['village'] });
    expect(readChoice(new URLSearchParams(written(chosen)), FACETS)).toEqual(chosen);
    expect(readChoice(new URLSearchParams('q=a&theme=visits'), FACETS)).toEqual(choice({}));
  });
});
