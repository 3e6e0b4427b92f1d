import { beforeAll, describe, expect, test } from 'vitest';
import { buildSearch } from '../../../../src/search/index/build.ts';
import type { SearchFile } from '../../../../src/search/index/files.ts';
import type { SearchTable } from '../../../../src/search/shared/table.ts';
import { piece } from '../memory.ts';

const titled = piece('titled', '题', ['题', '某人', '正文']);
titled.paragraphs[0]!.role = 'title';
titled.paragraphs[1]!.role = 'byline';

const PIECES = [
  titled,
  piece('b', '驻村日记', [['情况好转，GDP 增长8.5%', '情景好转,GDP 增长8.5%'], '扶贫产业，重在“造血”。']),
  piece('a', '产业扶贫', ['两不愁三保障', 'A村的扶貧干部 1户\u30001人']),
  ...Array.from({ length: 30 }, (_, at) => piece(`x${at}`, `题${at}`, [`第${at}户贫困户的产业`, '后来'])),
];
const cite = (piece: string, paragraph: string, quote: string) => ({ piece, paragraph, quote });
const EXTRAS = {
  labels: { theme: { b: '乙', a: '甲' } },
  variants: [['异地', '易地']],
  suggestions: [],
  cases: [
    {
      cause: { illness: [cite('b', 'p2', '重在“造血”'), cite('a', 'p1', '两不愁')] },
      measure: { farming: [cite('b', 'p2', '扶贫产业')] },
    },
  ],
};

let files: SearchFile[];
beforeAll(async () => {
  files = await buildSearch(PIECES, EXTRAS);
}, 60_000);

const read = (name: string): unknown =>
  JSON.parse(new TextDecoder().decode(files.find(({ path }) => path === name)!.bytes));

describe('the files', () => {
  test('are the same bytes again, in whatever order the pieces come', async () => {
    const again = await buildSearch([...PIECES].reverse(), EXTRAS);
    expect(again.map(({ path: name }) => name).sort()).toEqual(files.map(({ path: name }) => name).sort());
    for (const { path: name, bytes } of again) {
      const first = files.find(({ path: candidate }) => candidate === name)!;
      expect(Buffer.compare(bytes, first.bytes), name).toBe(0);
    }
  }, 60_000);

  test('are only what the browser fetches', () => {
    const pagefind = files.map(({ path: name }) => name).filter((name) => name.startsWith('pagefind/'));
    const kinds = new Set(pagefind.map((name) => name.replace(/unknown_[0-9a-f]+/u, '*')));
    expect([...kinds].sort()).toEqual([
      'pagefind/index/*.pf_index',
      'pagefind/pagefind-entry.json',
      'pagefind/pagefind.*.pf_meta',
      'pagefind/pagefind.js',
      'pagefind/wasm.unknown.pagefind',
    ]);
  });

  test('give a source text only where it differs by more than the fold, in a table that is sorted', () => {
    const table = read('data/search.json') as SearchTable;
    expect(table.pieces.map(({ id }) => id)).toEqual(PIECES.map(({ id }) => id).sort());
    expect(Object.keys(table.labels.theme!)).toEqual(['a', 'b']);
    expect(table.fold.from).toContain('貧');
    const row = table.pieces.find(({ id }) => id === 'b')!;
    expect(read(`data/search/${row.text}.json`)).toEqual([
      { id: 'p1', text: '情况好转，GDP 增长8.5%', source: '情景好转,GDP 增长8.5%' },
      { id: 'p2', text: '扶贫产业，重在“造血”。' },
    ]);
  });

  test('name the places where cases tell their causes and measures, by row and paragraph', () => {
    const { cases, pieces } = read('data/search.json') as SearchTable;
    const row = (id: string) => pieces.findIndex((each) => each.id === id);
    expect(cases).toEqual([
      {
        cause: {
          illness: [
            [row('b'), 2, 5],
            [row('a'), 1, 0],
          ],
        },
        measure: { farming: [[row('b'), 2, 0]] },
      },
    ]);
  });

  test('are not written where words of a case are not in their paragraph', async () => {
    const cases = [{ cause: { illness: [cite('b', 'p2', '没有的话')] }, measure: {} }];
    await expect(buildSearch(PIECES, { ...EXTRAS, cases })).rejects.toThrow('b#p2 里没有“没有的话”');
  }, 60_000);

  test('say of a paragraph what it is where it is not running text', () => {
    const { pieces } = read('data/search.json') as SearchTable;
    const row = pieces.find(({ id }) => id === 'titled')!;
    expect(read(`data/search/${row.text}.json`)).toEqual([
      { id: 'p1', role: 'title', text: '题' },
      { id: 'p2', role: 'byline', text: '某人' },
      { id: 'p3', text: '正文' },
    ]);
  });
});
