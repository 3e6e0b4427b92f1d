import { expect, test } from 'vitest';
import { nearInWords } from '../../../src/browser/near-words.ts';

test.each([
  [0, 0, 16, '一共 16 户'],
  [2, 5, 16, '16 户里有 5 户有相同的难处，最像的在前'],
  [1, 1, 16, '16 户里有 1 户有相同的难处'],
  [1, 0, 16, '16 户里没有一户有勾出的难处。点难处后面的名目，看村里、县里有没有。'],
])('%i ticked, %i near of %i: %s', (ticked, near, total, words) => {
  expect(nearInWords(ticked, near, total)).toBe(words);
});
