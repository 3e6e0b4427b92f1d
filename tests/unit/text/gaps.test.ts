import { expect, test } from 'vitest';
import { findGaps } from '../../../src/text/gaps.ts';
import { readCases } from '../fixtures.ts';

test.each(readCases('gaps.txt', 2))('$title', ({ blocks: [text, shown] }) => {
  let marked = '';
  let at = 0;
  for (const { start, end, mask } of findGaps(text!)) {
    marked += `${text!.slice(at, start)}【${mask}】`;
    at = end;
  }
  expect(marked + text!.slice(at)).toBe(shown);
});
