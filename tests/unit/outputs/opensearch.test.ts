import { expect, test } from 'vitest';
import { openSearch } from '../../../src/outputs/opensearch.ts';

test('the description has absolute addresses only, below the base path, and a short name that browsers take', () => {
  const xml = openSearch({ name: '某站', title: '某站：<档案> & 其他', language: 'zh-CN' }, 'https://example.org/base');
  expect(xml).toContain('template="https://example.org/base/search/?q={searchTerms}"');
  expect([...xml.matchAll(/(?:template=|<Image[^>]*>)"?([^"<{]+)/gu)].map(([, address]) => address)).toEqual([
    'https://example.org/base/favicon.svg',
    'https://example.org/base/search/?q=',
    'https://example.org/base/opensearch.xml',
  ]);
  expect(/<ShortName>([^<]+)</u.exec(xml)![1]!.length).toBeLessThanOrEqual(16);
  expect(xml).toContain('某站：&lt;档案&gt; &amp; 其他');
});
