import { describe, expect, test } from 'vitest';
import type { Hit } from '../../../../src/search/page/client.ts';
import type { Passage, Range } from '../../../../src/search/shared/protocol.ts';
import { linesCsv } from '../../../../src/search/study/lines-csv.ts';
import { gatherLines, linesOf, PIECES_AT_MOST, type Line } from '../../../../src/search/study/lines.ts';
import { readCsv } from '../../../support/csv.ts';
import { memory, piece } from '../memory.ts';

const { table } = memory([
  piece('a', '甲篇', [], { number: 2, year: { from: 2019, to: 2020, certain: false } }),
  piece('b', '乙篇', [], { number: 1 }),
  piece('c', '丙篇', [], { number: 3, year: { from: 2018, to: 2018, certain: true } }),
]);

/** A hit whose passages are these texts, hits in brackets and private names in braces. */
function hit(row: number, ...texts: (string | [source: string])[]): Hit {
  const passages = texts.map((text, at): Passage => {
    const [marked, layer] = typeof text === 'string' ? [text, 'reading' as const] : [text[0], 'source' as const];
    return { paragraph: `p${at + 1}`, layer, ...read(marked) };
  });
  return {
    piece: row,
    row: table.pieces[row]!,
    url: `/base${table.pieces[row]!.url}`,
    parts: ['词'],
    count: null,
    nearness: null,
    titleRanges: [],
    passages: () => Promise.resolve(passages),
  };
}

function read(marked: string): { text: string; ranges: Range[]; names: Range[] } {
  const [ranges, names]: [Range[], Range[]] = [[], []];
  const open: Record<string, number> = {};
  let text = '';
  for (const char of marked) {
    const at = [...text].length;
    if ('[{'.includes(char)) open[char] = at;
    else if (char === ']') ranges.push([open['[']!, at]);
    else if (char === '}') names.push([open['{']!, at]);
    else text += char;
  }
  return { text, ranges, names };
}

const show = ({ left, hit: words, right }: Pick<Line, 'left' | 'hit' | 'right'>) => `${left}|${words}|${right}`;
const linesIn = async (marked: string) => {
  const found = hit(0, marked);
  return linesOf(found, await found.passages()).map(show);
};
const filler = (length: number) => '其'.repeat(length);

describe('a line', () => {
  test('is cut at the words found, once for each place of them', async () => {
    expect(await linesIn('先[扶贫]后[扶贫]')).toEqual(['先|扶贫|后扶贫', '先扶贫后|扶贫|']);
    expect(await linesIn('𠮷[扶]𠮷')).toEqual(['𠮷|扶|𠮷']);
  });

  test('has forty characters on either side, and says where there are more', async () => {
    expect(await linesIn(`${filler(41)}[扶]${filler(41)}`)).toEqual([`…${filler(40)}|扶|${filler(40)}…`]);
    expect(await linesIn(`${filler(40)}[扶]${filler(40)}`)).toEqual([`${filler(40)}|扶|${filler(40)}`]);
  });

  test('names the paragraph, its layer and its address', async () => {
    const found = hit(0, '[扶]', ['[扶]']);
    expect(linesOf(found, await found.passages())).toMatchObject([
      { paragraph: 'p1', layer: 'reading', url: '/base/essays/a/?find=%E8%AF%8D#p1', cited: '/base/essays/a/#p1' },
      { paragraph: 'p2', layer: 'source', cited: '/base/essays/a/source/#p2' },
    ]);
  });
});

describe('a private name', () => {
  test('is masked on either side, more than one too, and counts as one character of them', async () => {
    expect(await linesIn('{张三}和{李四}[入户]见{张三}')).toEqual(['〔某户〕和〔某户〕|入户|见〔某户〕']);
    expect(await linesIn(`{张三}${filler(39)}[扶]`)).toEqual([`〔某户〕${filler(39)}|扶|`]);
  });

  test('is masked whole where the line is cut within it', async () => {
    expect(await linesIn(`甲{张三丰}${filler(39)}[扶]${filler(39)}{张三丰}乙`)).toEqual([
      `…〔某户〕${filler(39)}|扶|${filler(39)}〔某户〕…`,
    ]);
  });

  test('is masked where it is what was looked for, or a part of it, or where it reaches into that', async () => {
    expect(await linesIn('见[{张三}]了')).toEqual(['见|〔某户〕|了']);
    expect(await linesIn('见[{张}三]了')).toEqual(['见|〔某户〕三|了']);
    expect(await linesIn('见{[张]三}了')).toEqual(['见|〔某户〕|了']);
    expect(await linesIn('见{张[三}家]了')).toEqual(['见|〔某户〕家|了']);
    expect(await linesIn('去[见{张]三}了')).toEqual(['去|见〔某户〕|了']);
    expect(await linesIn('{[张]三[丰]}')).toEqual(['|〔某户〕|', '|〔某户〕|']);
  });

  test('stands in no cell of a table', async () => {
    const found = hit(0, '{张三}和[{李四}]见{王五}');
    expect(linesCsv(linesOf(found, await found.passages()), 'https://example.org')).not.toMatch(/张三|李四|王五/u);
  });
});

describe('lines', () => {
  const found = [hit(0, '乙[词]丁', '甲乙[词]丙'), hit(1, '丁[词]甲'), hit(2, '，[词]乙')];
  const inOrder = async (order: Parameters<typeof gatherLines>[2]) =>
    (await gatherLines(found, new Map(), order)).lines.map(show);

  test('are sorted by what stands left of the words, from them outward: by sound, punctuation first', async () => {
    expect(await inOrder('left')).toEqual(['，|词|乙', '丁|词|甲', '乙|词|丁', '甲乙|词|丙']);
  });

  test('by what stands right of them', async () => {
    expect(await inOrder('right')).toEqual(['甲乙|词|丙', '乙|词|丁', '丁|词|甲', '，|词|乙']);
  });

  test('by piece, in the order of its text', async () => {
    expect(await inOrder('piece')).toEqual(['丁|词|甲', '乙|词|丁', '甲乙|词|丙', '，|词|乙']);
  });

  test('by year, those of no year last', async () => {
    expect(await inOrder('year')).toEqual(['，|词|乙', '乙|词|丁', '甲乙|词|丙', '丁|词|甲']);
  });

  test('of very many pieces are those of the first ones, and say so', async () => {
    const many = Array.from({ length: PIECES_AT_MOST + 5 }, () => hit(0, '[词]'));
    const { lines, read: count, pieces } = await gatherLines(many, new Map(), 'left');
    expect([lines.length, count, pieces]).toEqual([PIECES_AT_MOST, PIECES_AT_MOST, PIECES_AT_MOST + 5]);
  });

  test('as a table name piece, paragraph, layer, years and address', async () => {
    const source = hit(0, ['=甲[词]“乙”,丙']);
    const csv = linesCsv(linesOf(source, await source.passages()), 'https://example.org');
    expect(readCsv(csv)).toEqual([
      ['左文', '词', '右文', '篇', '题目', '段', '文本', '年代', '地址'],
      [
        "'=甲",
        '词',
        '“乙”,丙',
        'a',
        '甲篇',
        '1',
        '原文',
        '2019—2020 年（推断）',
        'https://example.org/base/essays/a/source/#p1',
      ],
    ]);
  });
});
