import { describe, expect, test } from 'vitest';
import { comparable, countInWords, keeps } from '../../../src/browser/filter-words.ts';

describe('keeps', () => {
  test.each([
    ['nothing typed keeps all', '', '低保', true],
    ['spaces are nothing typed', ' 　', '低保', true],
    ['a part of a word', '保障', '两不愁三保障', true],
    ['what is not there', '产业', '两不愁三保障', false],
    ['every word, in any order', '保障 两不愁', '两不愁三保障', true],
    ['every word, not some', '保障 产业', '两不愁三保障', false],
    ['full-width letters and digits', 'ＰＰＰ２', 'ppp2 模式', true],
    ['capitals', 'ppp', 'ＰＰＰ模式', true],
    ['an ideographic space between words', '三　两', '两不愁三保障', true],
    ['words that markup parts by line ends', '贫困 户', '贫困\n      户', true],
  ])('%s', (_name, typed, entry, kept) => {
    expect(keeps(typed)(comparable(entry))).toBe(kept);
  });
});

test.each([
  [63, '共 63 个词语'],
  [5, '63 个词语里有 5 个'],
  [0, '63 个词语里没有含这些字的'],
])('with %i of 63 left it says %s', (shown, said) => {
  expect(countInWords(shown, 63, '个', '词语')).toBe(said);
});
