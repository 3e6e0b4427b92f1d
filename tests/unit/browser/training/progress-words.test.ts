import { expect, test } from 'vitest';
import { nothingStored } from '../../../../src/browser/store/shape.ts';
import { mergeTraining } from '../../../../src/browser/store/transfer.ts';
import {
  amountsInWords,
  changesInWords,
  dayInWords,
  meansInWords,
} from '../../../../src/browser/training/progress-words.ts';

const { training: NOTHING } = nothingStored();
const SOME = {
  ...NOTHING,
  ticks: { 'units/a': ['0000000a', '0000000b'], 'situations/b': ['0000000c'] },
  answers: { a: { q: { chosen: ['0000000a'], right: true, at: 5 } } },
  done: { a: 5, b: 6 },
};

test('amounts are told part by part, and nothing of what there is none of', () => {
  expect(amountsInWords(SOME)).toBe('做完 2 课、自测 1 题、清单 3 条');
  expect(amountsInWords(NOTHING)).toBe('');
});

test('changes are told part by part: what is added, replaced, left', () => {
  const others = {
    ...SOME,
    answers: {
      a: { q: { chosen: ['0000000b'], right: true, at: 9 }, r: { chosen: ['0000000b'], right: true, at: 9 } },
    },
    done: { a: 4, b: 6 },
  };
  expect(changesInWords(mergeTraining(SOME, others).tallies)).toEqual([
    '做完：1 课不换，这台设备上的更晚。',
    '自测：添 1 题；1 题换成那一份的，那一份更晚。',
  ]);
  expect(changesInWords(mergeTraining(SOME, SOME).tallies)).toEqual([]);
});

test('a day has its year where that is another', () => {
  const day = new Date(2026, 10, 26, 23).getTime();
  expect(dayInWords(day, new Date(2026, 0, 1).getTime())).toBe('11 月 26 日');
  expect(dayInWords(day, new Date(2027, 0, 1).getTime())).toBe('2026 年 11 月 26 日');
});

test('self-assessments come to their means, of the units that have both', () => {
  expect(meansInWords([{ before: 1 }, { after: 4 }, {}])).toBe('');
  expect(meansInWords([{ before: 1, after: 4 }, { before: 2, after: 4 }, { before: 5 }])).toBe(
    '前后都评过的 2 课，学前平均 1.5，学后平均 4。',
  );
});
