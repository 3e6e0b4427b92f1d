import { describe, expect, test } from 'vitest';
import { parseCases } from './fixtures.ts';

describe('the loader of text cases', () => {
  test('reads titles and blocks, empty and of several lines', () => {
    const text = '# about this file\n\none\n.\na\n\nb\n.\n.\n\ntwo\n.\nc\n.\nd\n.\n';
    expect(parseCases(text, 2)).toEqual([
      { title: 'one', blocks: ['a\n\nb', ''] },
      { title: 'two', blocks: ['c', 'd'] },
    ]);
  });

  test.each([
    ['no dot after the title', 'one\na\n.\n', 'a dot has to follow the title one'],
    ['a block left open', 'one\n.\na\n', 'a block without its closing dot'],
    ['a block too many', 'one\n.\na\n.\nb\n.\n', 'one has more than 1 blocks'],
  ])('stops at %s', (_title, text, message) => {
    expect(() => parseCases(text, 1)).toThrow(message);
  });
});
