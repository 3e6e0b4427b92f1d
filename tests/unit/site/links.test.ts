import { expect, test } from 'vitest';
import { quoteHref } from '../../../src/site/links.ts';

const quotesOf = (address: string) => new URL(address, 'https://x').searchParams.getAll('quote');
const link = (quote: string) => quoteHref({ url: '/essays/one/' }, 'p3', quote);

test('a quotation’s link names the piece, the paragraph and the words', () => {
  for (const quote of ['路远，药贵', ' &#100%+1', '"<甲>"', '20__年，X.X万', '𠮷']) {
    const address = new URL(link(quote), 'https://x');
    expect(address.pathname + address.hash).toBe('/essays/one/#p3');
    expect(quotesOf(address.href)).toEqual([quote]);
  }
});

test('of a long one it names ten characters at either end', () => {
  const twenty = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申𠮷';
  expect(quotesOf(link(twenty))).toEqual([twenty]);
  expect(quotesOf(link(`${twenty}戌`))).toEqual(['甲乙丙丁戊己庚辛壬癸', '丑寅卯辰巳午未申𠮷戌']);
});
