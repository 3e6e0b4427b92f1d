import { beforeAll, describe, expect, test } from 'vitest';
import { buildSearch } from '../../../../src/search/index/build.ts';
import type { SearchFile } from '../../../../src/search/index/files.ts';
import type { SearchTable } from '../../../../src/search/shared/table.ts';
import { openTexts } from '../../../../src/search/worker/texts.ts';
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
  names: [],
  privateNames: ['某人', '贫干部'],
  everyday: [
    { said: ['养猪', '養豬', '喂牛'], found: ['养殖'] },
    { said: ['种菜'], found: ['喂养'] },
  ],
  suggestions: [],
  editors: [],
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

  test('say where private names stand, in either text, and carry no list of them', async () => {
    const named = piece('named', '题', [['见某人，好', '某人某人好']]);
    const made = await buildSearch([named], { ...EXTRAS, cases: [] });
    const texts = made.map(({ path: name, bytes }) => [name, new TextDecoder().decode(bytes)] as const);
    const [, paragraphs] = texts.find(([name, text]) => name.startsWith('data/search/') && text.includes('见某人'))!;
    expect(JSON.parse(paragraphs)).toEqual([
      {
        id: 'p1',
        text: '见某人，好',
        source: '某人某人好',
        names: [[1, 3]],
        sourceNames: [
          [0, 2],
          [2, 4],
        ],
      },
    ]);
    const others = texts.filter(
      ([name, text]) => text !== paragraphs && name.endsWith('.json') && text.includes('某人'),
    );
    expect(others.map(([name]) => name)).toEqual([]);
  }, 60_000);

  test('have the sounds of titles and of what is proposed', () => {
    expect(read('data/search/pinyin.json')).toMatchObject({ 驻: ['zhu'], 村: ['cun'], 产: ['chan'] });
  });

  test('have everyday words by the first character of them, and of the words of the archive for them', async () => {
    const table = read('data/search.json') as SearchTable;
    const fetch = (path: string) => Promise.resolve(new Response(JSON.stringify(read(path))));
    const texts = openTexts(fetch, '', table);
    const held = async (query: string) => (await texts.everyday(query)).flatMap(([said]) => said);
    expect(await held('养')).toEqual(expect.arrayContaining(['养猪', '養豬', '喂牛']));
    expect(await held('喂')).toEqual(expect.arrayContaining(['喂牛', '种菜']));
    expect(await held('')).toEqual([]);
  });

  test('say of a paragraph what it is where it is not running text', () => {
    const { pieces } = read('data/search.json') as SearchTable;
    const row = pieces.find(({ id }) => id === 'titled')!;
    expect(read(`data/search/${row.text}.json`)).toEqual([
      { id: 'p1', role: 'title', text: '题' },
      { id: 'p2', role: 'byline', text: '某人', names: [[0, 2]] },
      { id: 'p3', text: '正文' },
    ]);
  });
});
