import { expect, test } from 'vitest';
import { countInWords } from '../../../../src/search/cases/telling.ts';

test('how many are left, and of them where the words stand', () => {
  expect(countInWords(35, 35, null)).toBe('共 35 例');
  expect(countInWords(8, 35, null)).toBe('35 例里有 8 例');
  expect(countInWords(0, 35, null)).toBe('35 例里没有这样的');
  const findings = [
    { text: ['药'], own: ['药'], lines: [] },
    { text: [], own: ['药'], lines: [] },
  ];
  expect(countInWords(2, 35, findings)).toBe('35 例里有 2 例：原文里有 1 例，编者的话里有 2 例');
});
