import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { casesCsv } from '../../../src/text/case-table.ts';
import type { FiledCase } from '../../../src/text/case-fields.ts';
import { readCsv } from '../../support/csv.ts';
import { FILE } from '../search/cases/filed.ts';

const { cases, ...names } = FILE;

const [head = [], ...rows] = readCsv(casesCsv(cases, names));
/** Rows of a case as objects by column, cells that are empty left out. */
const rowsOf = (id: string) =>
  rows
    .filter(([first]) => first === id)
    .map((row) => Object.fromEntries(row.flatMap((cell, at) => (cell === '' ? [] : [[head[at]!, cell]]))));

describe('casesCsv', () => {
  test('begins with a byte order mark, and every row has as many cells as the first', () => {
    expect(casesCsv(cases, names).startsWith('\uFEFF案例,')).toBe(true);
    expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([head.length]));
  });

  test('has a row for each cite of each statement, what a measure was for in a column of its own', () => {
    const base = { 案例: 'ill', 题目: '题目ill', 层级: '户', 地点: '示例省甲县' };
    const cited = (paragraph: string) => ({ 篇: 'a', 段: paragraph, 引文: '原话' });
    expect(rowsOf('ill')).toEqual([
      { ...base, 栏: '编者按', 编者的话: '提要', ...cited('p1') },
      { ...base, 栏: '难在哪里', 归类: '因病', 编者的话: '老人说药贵。', ...cited('p2') },
      {
        ...base,
        栏: '做了什么',
        归类: '走访慰问',
        编者的话: '送了一回药。',
        为: '因病',
        谁做的: '没写谁做的',
        ...cited('p3'),
      },
      { ...base, 栏: '文中没有说', 编者的话: '药钱由谁出' },
    ]);
    expect(rowsOf('road').map((row) => [row['栏'], row['归类'], row['现在问本县'], row['段']])).toEqual([
      ['编者按', undefined, undefined, 'p1'],
      ['结果', '亲眼所见', undefined, 'p2'],
      ['结果', '亲眼所见', undefined, 'p4'],
      ['编者提醒', undefined, undefined, undefined],
      ['时效', undefined, '现在还有哪几户走着去？', 'p4'],
    ]);
    const outcomes = rowsOf('road').filter((row) => row['栏'] === '结果');
    expect(outcomes.map((row) => [row['后来怎样'], row['谁说的']])).toEqual([
      ['好了些', '做事的人自己'],
      ['好了些', '做事的人自己'],
    ]);
  });

  test('a figure has its number and its unit, and beside words that were emended those of the source', () => {
    const figure: FiledCase['figures'][number] = {
      label: '贫困发生率',
      text: '3.01%',
      value: 3.01,
      unit: '%',
      when: null,
      series: 'rate',
      side: 'after',
      emended: true,
      cite: { piece: 'a', paragraph: 'p2', quote: '下降到3.01%', source: '下降3.01%' },
    };
    const [, row] = readCsv(casesCsv([{ ...cases[2]!, figures: [figure] }], names)).slice(1);
    expect(row!.slice(4)).toEqual([
      '数字',
      '之后',
      '贫困发生率：3.01%（校）',
      '',
      '',
      '',
      '',
      '',
      '3.01',
      '%',
      'a',
      'p2',
      '下降到3.01%',
      '下降3.01%',
    ]);
  });

  test('any words come back as they are, but that none begins a formula', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', '+', '-', '@', '\t', '甲', ' ') }),
        (words) => {
          const [, row] = readCsv(casesCsv([{ ...cases[2]!, title: words }], names));
          expect(row![1]).toBe(/^(?:[\t\r\n]|\s*[=+\-@])/u.test(words) ? `'${words}` : words);
        },
      ),
    );
  });
});
