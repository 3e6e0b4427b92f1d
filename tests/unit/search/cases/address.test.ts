import { expect, test } from 'vitest';
import { readState, writeState, type ListState } from '../../../../src/search/cases/address.ts';

const FACETS = ['level', 'cause', 'place'];
const state = (query: string, chosen: Record<string, string[]> = {}, compared: string[] = []): ListState => ({
  query,
  choice: new Map(Object.entries(chosen).map(([facet, values]) => [facet, new Set(values)])),
  compared,
});

test('an address holds the words, the facets in the page’s order, and what is compared in its own', () => {
  expect(writeState(state(''), FACETS)).toBe('');
  expect(writeState(state('药', { cause: ['illness', 'disability'], level: ['household'] }, ['b', 'a']), FACETS)).toBe(
    'q=%E8%8D%AF&level=household&cause=disability&cause=illness&c=b,a',
  );
});

test('an address reads back; what is not its own is passed over', () => {
  const whole = state('a b&c=d', { place: ['安徽省', 'x y'] }, ['b', 'a']);
  expect(readState(`?${writeState(whole, FACETS)}`, FACETS)).toEqual(whole);
  expect(readState('?theme=visits&cause=illness&c=a,a', FACETS)).toEqual(state('', { cause: ['illness'] }, ['a']));
  expect(readState('', FACETS)).toEqual(state(''));
});
