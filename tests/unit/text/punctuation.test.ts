import { describe, expect, test } from 'vitest';
import { firstFullWidthMark, foldPunctuation } from '../../../src/text/punctuation.ts';
import { readCases } from '../fixtures.ts';

describe('folding', () => {
  test.each(readCases('punctuation.txt', 2))('$title', ({ blocks: [body, witness] }) => {
    expect(foldPunctuation(body!, 'half')).toBe(witness);
    expect(foldPunctuation(body!, 'none')).toBe(body);
  });
});

test('the first full-width mark is counted in code points', () => {
  expect(firstFullWidthMark('𠮷甲,乙。“丙”')).toBe(-1);
  expect(firstFullWidthMark('𠮷甲，乙；')).toBe(2);
});
