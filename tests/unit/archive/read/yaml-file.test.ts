import { z } from 'zod';
import { describe, expect, test } from 'vitest';
import { parseYaml, splitFrontMatter, validate } from '../../../../src/archive/read/yaml-file.ts';

const schema = z.strictObject({ title: z.string(), tags: z.array(z.string()).optional() });

describe('splitFrontMatter', () => {
  test('parts a Markdown file, and knows where its body begins', () => {
    expect(splitFrontMatter('---\ntitle: 甲\ntags:\n  - 乙\n---\n\n正文\n')).toEqual({
      yaml: 'title: 甲\ntags:\n  - 乙',
      body: '\n正文\n',
      bodyLine: 6,
    });
  });

  test('a body may hold what looks like front matter', () => {
    expect(splitFrontMatter('---\ntitle: 甲\n---\n---\ntitle: 乙\n---\n').body).toBe('---\ntitle: 乙\n---\n');
  });

  test('a file may end with its front matter', () => {
    expect(splitFrontMatter('---\ntitle: 甲\n---')).toEqual({ yaml: 'title: 甲', body: '', bodyLine: 4 });
  });

  test.each([
    ['no front matter', '正文\n'],
    ['front matter left open', '---\ntitle: 甲\n'],
    ['an empty front matter', '---\n---\n正文'],
  ])('%s', (_title, text) => {
    expect(splitFrontMatter(text).yaml).toBeNull();
  });
});

describe('parseYaml', () => {
  test('knows the line of every value, and of the nearest parent of one that is absent', () => {
    const { parsed, faults } = parseYaml('a.md', 'title: 甲\ntags:\n  - 乙\n  - 丙', 2);
    expect(faults).toEqual([]);
    expect(parsed!.value).toEqual({ title: '甲', tags: ['乙', '丙'] });
    const lines = [[], ['title'], ['tags', 1], ['tags', 9], ['nothing', 'here']].map((path) => parsed!.lineOf(path));
    expect(lines).toEqual([2, 2, 5, 4, 2]);
  });

  test.each([
    ['a field given twice', 'title: 甲\ntitle: 乙\n', 2],
    ['an open bracket', 'title: 甲\ntags: [乙\n', 3],
    ['a tab', '\ttitle: 甲\n', 1],
    ['an alias of nothing', 'title: *甲*\n', 1],
    ['an anchor', 'tags:\n  - &x 甲\n  - 丙\ntitle: 乙\n', 2],
    ['a field given twice, deep down', 'tags:\n  - { 甲: 1, 甲: 2 }\n', 2],
    ['an anchor on a list', 'tags: &x\n  - 甲\n', 2],
    ['a list as a key', 'title: 甲\n? [乙, 丙]\n: 丁\n', 2],
    ['a mapping as a key', '? { 乙: 丙 }\n: 丁\n', 1],
  ])('%s', (_title, yaml, line) => {
    const { parsed, faults } = parseYaml('a.yaml', yaml);
    expect(parsed).toBeNull();
    expect(faults.map(({ code }) => code)).toEqual(['yaml-syntax']);
    expect(faults[0]!.line).toBe(line);
    // Places inside the YAML would be counted from the front matter's first line.
    expect(faults[0]!.message).not.toMatch(/line \d/u);
  });
});

test.each(['? ', '- ', '[', '{甲: '])('what is nested without end is a fault, not an exception: %j', (opener) => {
  const { parsed, faults } = parseYaml('a.yaml', opener.repeat(400_000));
  expect(parsed).toBeNull();
  expect(new Set(faults.map(({ code }) => code))).toEqual(new Set(['yaml-syntax']));
});

describe('validate', () => {
  const check = (yaml: string, firstLine = 1) => {
    const { parsed } = parseYaml('a.md', yaml, firstLine);
    return validate('a.md', schema, parsed!.value, parsed!.lineOf);
  };

  test('gives the data of a sound value', () => {
    expect(check('title: 甲\n')).toEqual({ data: { title: '甲' }, faults: [] });
  });

  test('reports every fault, each on its line', () => {
    const { data, faults } = check('tags:\n  - 1\n  - 乙\n  - 2\ncolour: 红', 2);
    expect(data).toBeNull();
    expect(faults.map(({ line, code }) => [line, code]).sort()).toEqual([
      [2, 'missing-field'],
      [3, 'invalid-field'],
      [5, 'invalid-field'],
      [6, 'unknown-field'],
    ]);
  });

  test('offers the field that was probably meant', () => {
    expect(check('title: 甲\ntagz: []').faults).toEqual([
      expect.objectContaining({
        code: 'unknown-field',
        hint: 'tags',
        message: '没有名为 tagz 的字段；是不是 tags？否则删去这个字段。',
      }),
    ]);
  });

  describe('of several shapes', () => {
    const shapes = z.strictObject({
      quiz: z.array(
        z.discriminatedUnion('type', [
          z.strictObject({ type: z.literal('single'), correct: z.boolean() }),
          z.strictObject({ type: z.literal('ordering'), position: z.number() }),
        ]),
      ),
    });
    const messages = (yaml: string) => {
      const { parsed } = parseYaml('a.md', yaml, 1);
      return validate('a.md', shapes, parsed!.value, parsed!.lineOf).faults.map(({ message }) => message);
    };

    test('says which there are, and which was probably meant', () => {
      expect(messages('quiz:\n  - type: singel\n    correct: true\n')).toEqual([
        '字段 quiz.0.type 的值不对：只能是 single、ordering。是不是 single？改正后重试。',
      ]);
      expect(messages('quiz:\n  - correct: true\n')).toEqual(['缺少字段 quiz.0.type；补上它，写法见编者手册。']);
    });

    test('offers only fields of the shape that is meant', () => {
      expect(messages('quiz:\n  - { type: ordering, position: 1, positoin: 1 }\n')).toEqual([
        '没有名为 positoin 的字段；是不是 position？否则删去这个字段。',
      ]);
      expect(messages('quiz:\n  - { type: single, correct: true, position: 1 }\n')).toEqual([
        '没有名为 position 的字段；核对拼写，或删去这个字段。',
      ]);
    });
  });

  test.each(['', '- 甲\n', '甲\n', 'null\n'])('what is no mapping: %j', (yaml) => {
    expect(check(yaml).faults.map(({ code, line }) => [code, line])).toEqual([['invalid-field', 1]]);
  });
});
