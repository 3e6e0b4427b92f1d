import { expect, test } from 'vitest';
import { findInvisible } from '../../../src/text/invisible.ts';

test.each([
  ['NUL', '甲\u0000乙', 'U+0000'],
  ['a soft hyphen', '甲\u00ad乙', 'U+00AD'],
  ['a zero-width space', '甲\u200b乙', 'U+200B'],
  ['a mark of direction', '甲\u202e乙', 'U+202E'],
  ['a byte order mark inside', '甲\ufeff乙', 'U+FEFF'],
  ['a choice of shape', '户\ufe00', 'U+FE00'],
  ['private use', '甲\ue000乙', 'U+E000'],
  ['private use beyond', '甲\u{f0000}乙', 'U+F0000'],
])('%s is found', (_what, text, name) => {
  expect(findInvisible(text)).toEqual({ at: 1, name });
});

test.each(['甲乙，“丙”——《丁》……', 'A-1\tb\n', '𠮷\u3000野', '①·％', 'é', '👍', '\u2764\ufe0f'])(
  '%j is left alone',
  (text) => {
    expect(findInvisible(text)).toBeNull();
  },
);
