import { describe, expect, test } from 'vitest';
import { createProseMarkdown, cutSection, plainProse, readProse, type ProseHeading } from '../../../src/text/prose.ts';
import { readCases } from '../fixtures.ts';

describe('editors’ prose', () => {
  const md = createProseMarkdown((reference) =>
    reference.startsWith('@') ? `/${reference.slice(1).replace(/(?=#)|$/u, '/')}` : `/base${reference.slice(1)}`,
  );

  test.each(readCases('prose.txt', 2))('$title', ({ blocks: [prose, html] }) => {
    expect(md.render(prose!)).toBe(`${html}\n`);
  });

  test('tells its headings, as they read and as they are named', () => {
    const headings: ProseHeading[] = [];
    md.render('## 缺字 {gaps}\n\n一段\n\n### 读 `p1` 和[丙](@two)\n', { headings });
    expect(headings).toEqual([
      { depth: 2, slug: 'gaps', text: '缺字' },
      { depth: 3, slug: '读-p1-和丙', text: '读 p1 和丙' },
    ]);
  });

  test('a reference is resolved with the words of its link', () => {
    const asked: [string, string][] = [];
    const asking = createProseMarkdown((reference, words) => {
      asked.push([reference, words]);
      return '/';
    });
    asking.render('看[“甲**乙**”](@one#p1)和[丙](~/about/)、[丁](https://example.org/)。');
    expect(asked).toEqual([
      ['@one#p1', '“甲乙”'],
      ['~/about/', '丙'],
    ]);
  });

  test('an unknown reference stops the build', () => {
    const strict = createProseMarkdown((reference) => {
      throw new Error(`no ${reference}`);
    });
    expect(() => strict.render('[甲](@nowhere#p1)')).toThrow('no @nowhere#p1');
    expect(() => strict.render('[甲](https://example.org/@x)')).not.toThrow();
  });
});

describe('readProse', () => {
  test('gives the words, the reference and the line of the block', () => {
    const prose =
      '一段[“甲，乙”](@one#p1)和[**丙**丁](@two)。\n\n[别处](https://example.org/)，[站内](~/about/)\n\n- 甲\n- [戊](@one#p3)';
    expect(readProse(prose).links).toEqual([
      { words: '“甲，乙”', target: '@one#p1', line: 0 },
      { words: '丙丁', target: '@two', line: 0 },
      { words: '站内', target: '~/about/', line: 2 },
      { words: '戊', target: '@one#p3', line: 5 },
    ]);
  });

  test('leaves examples in code alone', () => {
    const parts = readProse('`[文字](@篇名#p3)`\n\n```\n[文字](@篇名#p3)\n```');
    expect(parts).toMatchObject({ links: [], anchors: [], strays: [] });
  });

  test('reads a reference in any script, and one that is not UTF-8', () => {
    const { links: references } = readProse('[甲](@篇名#p3) [乙](@%D5%E3) [丙](https://example.org/%D5%E3)');
    expect(references.map(({ target }) => target)).toEqual(['@篇名#p3', '@%D5%E3']);
  });

  test('gives what readers read of each block', () => {
    expect(readProse('**甲**乙&#20025;\n丙\n\n```\n丁\n```\n').blocks).toEqual([
      { words: '甲乙丹丙', line: 0 },
      { words: '丁\n', line: 3 },
    ]);
  });

  test('knows the names of headings', () => {
    expect(readProse('## 缺字 {gaps}\n\n一段 {no}\n\n### 怎样更正 {correct}\n').anchors).toEqual([
      { name: 'gaps', line: 0 },
      { name: 'correct', line: 4 },
    ]);
  });

  test.each([
    ['a bracket left open', '看[甲](@one#p3，再说', '](@one#p3，再说'],
    ['a bracket left out', '看甲](@one#p3)', '](@one#p3'],
    ['apart', '看[甲] (@one#p3)', '] (@one#p3'],
    ['wide brackets', '看[甲]（@one#p3）', ']（@one#p3'],
    ['to a page, left open', '看[甲](~/about/，再说', '](~/about/，再说'],
    ['no brackets', '看 @one#p3', '@one#p3'],
  ])('finds a link that is none: %s', (_what, prose, words) => {
    expect(readProse(`好的一段。\n\n${prose}`).strays).toEqual([{ words, line: 2 }]);
  });
});

test('plainProse: what readers read, on one line', () => {
  expect(plainProse('收宣讲；劝人立志另见[**扶志**&#25206;智](~/themes/aspiration/)。')).toBe(
    '收宣讲；劝人立志另见扶志扶智。',
  );
  expect(plainProse('一行\n又一行\n\n第二段')).toBe('一行又一行第二段');
});

describe('a section taken out by its name', () => {
  const prose = '头上的话。\n\n## 甲\n\n- 一\n\n## 乙 {silent}\n\n- 二\n- 三\n\n## 丙\n\n四\n';

  test('leaves the rest in its order', () => {
    expect(cutSection(prose, 'silent')).toEqual({
      section: '## 乙 {silent}\n\n- 二\n- 三\n\n',
      rest: '头上的话。\n\n## 甲\n\n- 一\n\n## 丙\n\n四\n',
    });
  });

  test('is empty where no heading has the name', () => {
    expect(cutSection(prose, 'loud')).toEqual({ section: '', rest: prose });
  });
});
