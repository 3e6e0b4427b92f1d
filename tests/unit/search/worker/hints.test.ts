import { describe, expect, test } from 'vitest';
import { nameHints, partHints, yearHints } from '../../../../src/search/worker/hints.ts';
import { makeFold } from '../../../../src/search/shared/fold.ts';
import type { SearchTable } from '../../../../src/search/shared/table.ts';
import { FOLD, memory, piece } from '../memory.ts';

const { table: plain } = memory([
  piece('a', '题', ['甲'], { year: { from: 2019, to: 2020, certain: false } }),
  piece('b', '题', ['乙']),
]);
const table: SearchTable = {
  ...plain,
  names: [
    [
      ['易地扶贫搬迁', 4],
      ['易地搬迁', 5],
      ['异地搬迁', 1],
    ],
  ],
};
const words = (query: string) => ({ query, year: null });

describe('hints', () => {
  test('name what else is the same, with its pieces', () => {
    const fold = makeFold(FOLD);
    expect(nameHints(' 易地搬迁 ', table, fold)).toEqual([
      { kind: 'name', words: '又作 易地扶贫搬迁 4 篇 ›', to: words('易地扶贫搬迁') },
      { kind: 'name', words: '又作 异地搬迁 1 篇 ›', to: words('异地搬迁') },
    ]);
    expect(nameHints('搬迁', table, fold)).toEqual([]);
  });

  test('tell what each part has, and what was put for it', () => {
    const parts = [
      { said: ['养猪'], forms: ['养殖', '种养'], pieces: 6 },
      { said: ['低保', '五保'], forms: [], pieces: 5 },
      { said: ['恐龙'], forms: [], pieces: 0 },
    ];
    expect(partHints(parts)).toEqual([
      { kind: 'part', words: '“养猪”按“养殖”“种养”找 6 篇 ›', to: words('养殖 OR 种养') },
      { kind: 'part', words: '“低保”或“五保” 5 篇 ›', to: words('低保 OR 五保') },
      { kind: 'part', words: '“恐龙” 0 篇', to: null },
    ]);
  });

  test('lead to a part as text, whatever stands in it; a long one is told by its beginning', () => {
    const part = (text: string) => partHints([{ said: [text], forms: [], pieces: 1 }])[0]!;
    expect(part('扶贫 产业').to).toEqual(words('“扶贫 产业”'));
    expect(part('-产业').to).toEqual(words('“-产业”'));
    const long = '扶贫产业重在造血'.repeat(10);
    expect(part(long)).toEqual({ kind: 'part', words: `“${long.slice(0, 24)}…” 1 篇`, to: null });
  });

  test('lead to the pieces of a year, and of those to the pieces that have the rest of the query', () => {
    expect(yearHints(['2020', '1999'], table)).toEqual([
      { kind: 'year', words: '写于或可能写于 2020 年的 1 篇 ›', to: { query: '', year: '2020' } },
      { kind: 'year', words: '写于或可能写于 1999 年的 0 篇', to: null },
    ]);
    expect(yearHints(['2020'], table, '甲', [0])).toEqual([
      { kind: 'year', words: '写于或可能写于 2020 年、有“甲”的 1 篇 ›', to: { query: '甲', year: '2020' } },
    ]);
    expect(yearHints(['2020'], table, '乙', [1])).toMatchObject([{ to: null }]);
  });
});
