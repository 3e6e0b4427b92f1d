import { describe, expect, test } from 'vitest';
import { fits, isRight, resultInWords, type Asked } from '../../../../src/browser/training/answers.ts';

const SINGLE: Asked = { type: 'single', options: [...'abc'], right: ['b'] };
const MULTIPLE: Asked = { type: 'multiple', options: [...'abcd'], right: [...'ac'] };
const ORDERING: Asked = { type: 'ordering', options: [...'abc'], right: [...'cab'] };

test.each<[Asked, string, boolean, string]>([
  [SINGLE, 'b', true, '答对了。'],
  [SINGLE, 'a', false, '不对。'],
  [MULTIPLE, 'ac', true, '答对了。'],
  [MULTIPLE, 'ca', true, '答对了。'],
  [MULTIPLE, 'a', false, '该选 2 项，选中 1 项。'],
  [MULTIPLE, 'abc', false, '该选 2 项，选中 2 项，多选 1 项。'],
  [MULTIPLE, 'bd', false, '该选 2 项，选中 0 项，多选 2 项。'],
  [ORDERING, 'cab', true, '答对了。'],
  [ORDERING, 'abc', false, '排对了 0 项，共 3 项。'],
  [ORDERING, 'cba', false, '排对了 1 项，共 3 项。'],
])('$type answered %s', (asked, chosen, right, words) => {
  expect(isRight(asked, [...chosen])).toBe(right);
  expect(resultInWords(asked, [...chosen])).toBe(words);
});

describe('a kept answer is shown again only where it fits', () => {
  test.each<[Asked, string, boolean]>([
    [SINGLE, 'a', true],
    [SINGLE, '', false],
    [SINGLE, 'ab', false],
    [SINGLE, 'x', false],
    [MULTIPLE, 'abcd', true],
    [MULTIPLE, '', false],
    [MULTIPLE, 'aa', false],
    [MULTIPLE, 'ax', false],
    [ORDERING, 'abc', true],
    [ORDERING, 'ab', false],
    [ORDERING, 'abb', false],
    [ORDERING, 'abx', false],
  ])('$type kept %j', (asked, kept, expected) => {
    expect(fits(asked, [...kept])).toBe(expected);
  });
});
