import { describe, expect, test } from 'vitest';
import { createProseMarkdown, listReferences } from '../../../src/text/markdown.ts';
import { readCases } from '../fixtures.ts';

describe('editors’ prose', () => {
  const md = createProseMarkdown((reference) =>
    reference.startsWith('@') ? `/${reference.slice(1).replace(/(?=#)|$/u, '/')}` : `/base${reference.slice(1)}`,
  );

  test.each(readCases('prose.txt', 2))('$title', ({ blocks: [prose, html] }) => {
    expect(md.render(prose!)).toBe(`${html}\n`);
  });

  test('an unknown reference stops the build', () => {
    const strict = createProseMarkdown((reference) => {
      throw new Error(`no ${reference}`);
    });
    expect(() => strict.render('[甲](@nowhere#p1)')).toThrow('no @nowhere#p1');
    expect(() => strict.render('[甲](https://example.org/@x)')).not.toThrow();
  });
});

describe('listReferences', () => {
  test('gives the words, the reference and the line of the block', () => {
    const prose =
      '一段[“甲，乙”](@one#p1)和[**丙**丁](@two)。\n\n[别处](https://example.org/)，[站内](~/about/)\n\n- 甲\n- [戊](@one#p3)';
    expect(listReferences(prose)).toEqual([
      { words: '“甲，乙”', target: '@one#p1', line: 0 },
      { words: '丙丁', target: '@two', line: 0 },
      { words: '站内', target: '~/about/', line: 2 },
      { words: '戊', target: '@one#p3', line: 5 },
    ]);
  });

  test('leaves examples in code alone', () => {
    expect(listReferences('`[文字](@篇名#p3)`\n\n```\n[文字](@篇名#p3)\n```')).toEqual([]);
  });

  test('reads a reference in any script, and one that is not UTF-8', () => {
    const references = listReferences('[甲](@篇名#p3) [乙](@%D5%E3) [丙](https://example.org/%D5%E3)');
    expect(references.map(({ target }) => target)).toEqual(['@篇名#p3', '@%D5%E3']);
  });
});
