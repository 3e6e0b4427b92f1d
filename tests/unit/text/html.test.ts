import { expect, test } from 'vitest';
import { escapeHtml } from '../../../src/text/html.ts';

test('escapeHtml escapes the five characters', () => {
  expect(escapeHtml(`<a b="c" d='e'>&amp;`)).toBe('&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;amp;');
});

test('escapeHtml puts one character in place of the one that HTML cannot hold', () => {
  expect(escapeHtml('甲\0乙')).toBe('甲\uFFFD乙');
});
