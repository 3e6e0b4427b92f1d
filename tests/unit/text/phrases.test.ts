import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { phrases, wordsOf } from '../../../src/text/phrases.ts';

const KNOWN = new Set(['庄头营子村', '动态调整', '脱贫攻坚']);

describe('the words of a title', () => {
  test.each([
    ['庄头营子村动态调整记', ['庄头营子村', '动态调整', '记']],
    ['落实脱贫攻坚责任', ['落实', '脱贫攻坚', '责任']],
    ['动态', ['动态']],
  ])('%s', (title, words) => {
    expect(wordsOf(title, KNOWN)).toEqual(words);
  });

  test('join to the title, whatever it is', () => {
    const text = fc.string({ unit: fc.constantFrom(...'庄头营子村动态调整记，“”a1 ') });
    fc.assert(fc.property(text, (title) => wordsOf(title, KNOWN).join('') === title));
  });
});

test('a title breaks between words, and by itself next to punctuation', () => {
  expect(phrases('脱贫攻坚，动态调整<记>', KNOWN)).toBe('脱贫攻坚，动态调整&lt;记&gt;');
  expect(phrases('庄头营子村动态调整记', KNOWN)).toBe('庄头营子村<wbr>动态调整记');
  expect(phrases('动态调整记录', KNOWN)).toBe('动态调整<wbr>记录');
});
