import { z } from 'zod';
import { describe, expect, test } from 'vitest';
import { parseEntry } from '../../../src/archive/source-file.ts';

const schema = z.strictObject({ title: z.string(), tags: z.array(z.string()).optional() });
const parse = (file: string, content: string) => parseEntry(file, content, schema);

test('Markdown: front matter, body, and the lines of both', () => {
  const { entry, faults } = parse('content/pages/one.md', '---\ntitle: 甲\ntags:\n  - 乙\n  - 丙\n---\n\n正文\n');
  expect(faults).toEqual([]);
  expect(entry).toMatchObject({ id: 'one', data: { title: '甲', tags: ['乙', '丙'] }, body: '\n正文\n', bodyLine: 7 });
  expect(entry!.lineOf()).toBe(2);
  expect(entry!.lineOf(['title'])).toBe(2);
  expect(entry!.lineOf(['tags', 1])).toBe(5);
  expect(entry!.lineOf(['tags', 9])).toBe(4);
  expect(entry!.lineOf(['nothing', 'here'])).toBe(2);
});

test('YAML: the whole file', () => {
  const { entry } = parse('content/two.yaml', '# 说明\ntitle: 甲\n');
  expect(entry).toMatchObject({ id: 'two', data: { title: '甲' }, body: '' });
  expect(entry!.lineOf(['title'])).toBe(2);
});

test('a body may hold what looks like front matter', () => {
  expect(parse('a.md', '---\ntitle: 甲\n---\n---\ntitle: 乙\n---\n').entry!.body).toBe('---\ntitle: 乙\n---\n');
});

describe('what cannot be read', () => {
  test.each([
    ['no front matter', 'a.md', '正文\n', 1],
    ['front matter left open', 'a.md', '---\ntitle: 甲\n', 1],
    ['an empty front matter', 'a.md', '---\n---\n正文', 1],
    ['a field given twice', 'a.md', '---\ntitle: 甲\ntitle: 乙\n---\n', 3],
    ['an open bracket', 'a.yaml', 'title: 甲\ntags: [乙\n', 3],
    ['a tab', 'a.yaml', '\ttitle: 甲\n', 1],
    ['an alias of nothing', 'a.yaml', 'title: *甲*\n', 1],
    ['an alias of something', 'a.yaml', 'tags:\n  - &x 甲\n  - *x\ntitle: 乙\n', 3],
  ])('%s', (_title, file, content, line) => {
    const { entry, faults } = parse(file, content);
    expect(entry).toBeNull();
    expect(faults.map(({ code }) => code)).toEqual(['yaml-syntax']);
    expect(faults[0]!.line).toBe(line);
    // Places inside the YAML would be counted from the front matter's first line.
    expect(faults[0]!.message).not.toMatch(/line \d/u);
  });

  test.each(['', '- 甲\n', '甲\n', 'null\n'])('YAML that is no mapping: %j', (content) => {
    expect(parse('a.yaml', content).faults.map(({ code, line }) => [code, line])).toEqual([['invalid-field', 1]]);
  });
});

test('every fault of a file is reported, each on its line', () => {
  const { entry, raw, faults } = parse('a.md', '---\ntags:\n  - 1\n  - 乙\n  - 2\ncolour: 红\n---\n');
  expect(entry).toBeNull();
  expect(raw).toEqual({ tags: [1, '乙', 2], colour: '红' });
  expect(faults.map(({ line, code }) => [line, code]).sort()).toEqual([
    [2, 'missing-field'],
    [3, 'invalid-field'],
    [5, 'invalid-field'],
    [6, 'unknown-field'],
  ]);
});
