import { expect, test } from 'vitest';
import { findQuote } from '../../../../src/search/piece/quoted-words.ts';

test.each<[string, string[], [number, number] | null]>([
  ['甲乙丙丁', ['乙丙'], [1, 3]],
  ['𠮷乙𠮷丁', ['𠮷丁'], [2, 4]],
  ['甲乙丙丁戊己', ['甲乙', '戊己'], [0, 6]],
  ['甲甲乙', ['甲'], [0, 1]],
  // The beginning stands twice before the end: the quotation is the shorter stretch.
  ['甲乙一甲乙二丙丁', ['甲乙', '丙丁'], [3, 8]],
  // The two ends do not overlap.
  ['甲乙丙', ['甲乙', '乙丙'], null],
  ['甲乙丙', ['丙', '甲'], null],
  ['甲乙丙', ['丁'], null],
  ['甲乙丙', [''], null],
  ['甲乙丙', [], null],
])('in %s, %j stands at %j', (text, parts, place) => {
  expect(findQuote(text, parts)).toEqual(place);
});
