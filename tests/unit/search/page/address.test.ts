import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passageAddress, readAddress, writeAddress, type SearchState } from '../../../../src/search/page/address.ts';
import { FACETS, type FacetName } from '../../../../src/search/shared/facets.ts';

const state = (query: string, chosen: Partial<Record<FacetName, string[]>> = {}): SearchState => ({
  query,
  choice: new Map(Object.entries(chosen).map(([name, values]) => [name as FacetName, new Set(values)])),
  lines: null,
});
/** What a page finds in `location` after an address was written. */
const reread = (address: string) => {
  const { search, hash } = new URL(address, 'https://example.org/search/');
  return readAddress(search, hash);
};

describe('the address of a state', () => {
  test('holds the query, then the facets in a fixed order', () => {
    expect(writeAddress(state(''))).toBe('?');
    expect(writeAddress(state('a b'))).toBe('?q=a+b');
    expect(writeAddress(state('a', { year: ['2019'], theme: ['visits', 'care'], kind: ['story'] }))).toBe(
      '?q=a&kind=story&theme=care&theme=visits&year=2019',
    );
    expect(writeAddress(state('', { kind: ['essay'] }))).toBe('?kind=essay');
  });

  test('holds the order of lines, and knows no other', () => {
    const lines = { ...state('a', { kind: ['story'] }), lines: 'right' as const };
    expect(writeAddress(lines)).toBe('?q=a&kind=story&lines=right');
    expect(reread('?q=a&kind=story&lines=right')).toEqual(lines);
    for (const order of ['', 'up', 'constructor']) expect(reread(`?q=a&lines=${order}`)).toEqual(state('a'));
  });

  test('reads back as the state, whatever is in it', () => {
    const text = fc.string({ unit: 'binary' }).filter((each) => each.isWellFormed());
    const values = fc.uniqueArray(
      text.filter((each) => each !== ''),
      { minLength: 1, maxLength: 3 },
    );
    const choices = fc.dictionary(fc.constantFrom(...FACETS.map(([name]) => name)), values, {
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(text, choices, fc.integer({ min: 1, max: 400 }), (query, chosen, times) => {
        const written = state(query.repeat(times), chosen);
        expect(reread(writeAddress(written))).toEqual(written);
      }),
    );
  });

  test('too long to be sent to a server, it is kept from the server', () => {
    const long = state('扶'.repeat(2000), { kind: ['story'] });
    const { search, hash } = new URL(writeAddress(long), 'https://example.org/');
    expect([search, hash.startsWith('#q=')]).toEqual(['', true]);
    expect(reread(writeAddress(long))).toEqual(long);
    expect(writeAddress(state('a'.repeat(2000)))).toMatch(/^\?q=a{2000}$/u);
  });

  test('passes over what is not its own', () => {
    expect(readAddress('?other=1&q=a&q=b&find=c&theme=visits')).toEqual(state('a', { theme: ['visits'] }));
    expect(readAddress('?q=a', '#main')).toEqual(state('a'));
    expect(readAddress('?q=%E4%B8%ZZ%')).toEqual(state('\uFFFD%ZZ%'));
    expect(readAddress('')).toEqual(state(''));
  });
});

test('the address of a passage names the layer, the parts and the paragraph', () => {
  expect(passageAddress('/essays/a/', 'reading', 'p3', ['a b', '&#?'])).toBe('/essays/a/?find=a+b&find=%26%23%3F#p3');
  expect(passageAddress('/base/essays/a/', 'source', 'p1', ['情景'])).toBe(
    `/base/essays/a/source/?find=${encodeURIComponent('情景')}#p1`,
  );
  expect(passageAddress('/essays/a/', 'reading', 'p2', [])).toBe('/essays/a/#p2');
  expect(passageAddress('/essays/a/', 'reading', '', [])).toBe('/essays/a/');
  expect(passageAddress('/essays/a/', 'reading', '', ['扶'])).toBe(`/essays/a/?find=${encodeURIComponent('扶')}`);
});
