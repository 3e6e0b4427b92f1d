import { expect, test } from 'vitest';
import { mostInARow } from '../../bench/waiting/measure.ts';

test('requests in a row are those of which each began after the one before it had ended', () => {
  const spans = [
    { from: 0, to: 10 },
    { from: 10, to: 40 },
    { from: 12, to: 20 },
    { from: 21, to: 60 },
    { from: 61, to: 70 },
  ];
  expect(mostInARow(spans)).toBe(4);
  expect(mostInARow([])).toBe(0);
});
