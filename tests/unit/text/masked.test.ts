import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskedText, nameRanges, splitNames } from '../../../src/text/masked.ts';

describe('maskedText', () => {
  test.each([
    ['张三来了，张三走了', ['张三'], '〔某户〕来了，〔某户〕走了'],
    ['张三丰和张三', ['张三', '张三丰'], '〔某户〕和〔某户〕'],
    ['没有名字', ['张三'], '没有名字'],
    ['', ['张三'], ''],
    ['张三', [], '张三'],
  ])('%s without %j', (text, names, expected) => {
    expect(maskedText(text, names)).toBe(expected);
  });

  test('leaves no name, whatever the text', () => {
    const char = fc.constantFrom('张', '三', '丰', '〔', '某', '𠮷');
    fc.assert(
      fc.property(
        fc.string({ unit: char }),
        fc.array(fc.string({ unit: fc.constantFrom('张', '三', '丰', '𠮷'), minLength: 1, maxLength: 3 })),
        (text, names) => {
          expect(
            splitNames(text, names)
              .map((part) => part.text)
              .join(''),
          ).toBe(text);
          const masked = maskedText(text, names);
          for (const name of names) expect(masked).not.toContain(name);
        },
      ),
    );
  });
});

test('the places of names are counted in code points', () => {
  expect(nameRanges('𠮷张三来了，张三丰', ['张三', '张三丰'])).toEqual([
    [1, 3],
    [6, 9],
  ]);
  expect(nameRanges('没有名字', ['张三'])).toEqual([]);
});
