import { describe, expect, test } from 'vitest';
import { readCompared, writeCompared } from '../../../../src/search/cases/comparison-address.ts';

const known = new Set(['a', 'b', 'c', 'd']);
const none = { unknown: [], more: 0 };

describe('readCompared', () => {
  test.each([
    ['', { ids: [], words: false, refused: none }],
    ['?c=', { ids: [], words: false, refused: none }],
    ['?c=a,b', { ids: ['a', 'b'], words: false, refused: none }],
    ['?c=b%2Ca&words=1', { ids: ['b', 'a'], words: true, refused: none }],
    ['?c=a,a,%20b', { ids: ['a', 'b'], words: false, refused: none }],
    ['?c=a,gone,b', { ids: ['a', 'b'], words: false, refused: { unknown: ['gone'], more: 0 } }],
    ['?c=d,c,b,a', { ids: ['d', 'c', 'b'], words: false, refused: { unknown: [], more: 1 } }],
    ['?words=yes', { ids: [], words: false, refused: none }],
  ])('%s', (search, expected) => {
    expect(readCompared(search, known)).toEqual(expected);
  });
});

describe('writeCompared', () => {
  test.each([
    [{ ids: [], words: false }, ''],
    [{ ids: ['a'], words: false }, '?c=a'],
    [{ ids: ['a', 'b'], words: true }, '?c=a,b&words=1'],
    [{ ids: [], words: true }, '?words=1'],
  ])('%j', (compared, expected) => {
    expect(writeCompared(compared)).toBe(expected);
    const { refused, ...read } = readCompared(expected, known);
    expect(read).toEqual(compared);
    expect(refused).toEqual(none);
  });
});
