import { expect, test } from 'vitest';
import type { EditorsHit, Hit } from '../../../../../src/search/page/client.ts';
import { busyStatus, statusOf } from '../../../../../src/search/page/views/status.ts';
import type { State } from '../../../../../src/search/shared/protocol.ts';

const hits = (count: number) => Array.from({ length: count }, () => ({}) as Hit);
const reply = (sure: boolean) => ({ cites: [], sure }) as unknown as EditorsHit;
const words = (state: State, found: number, left = found, told = 0, sure = true) =>
  statusOf({
    results: {
      state,
      total: found,
      exact: [],
      near: [],
      parts: [],
      help: null,
      hints: [],
      editors: Array.from({ length: told }, () => reply(sure)),
    },
    choice: new Map(),
    hits: hits(found),
    left: hits(left),
  });

test.each<[State, number, number, string, number?, boolean?]>([
  ['exact', 16, 16, '找到 16 篇'],
  ['exact', 16, 3, '找到 16 篇，筛选后 3 篇'],
  ['empty', 32, 3, '筛选出 3 篇'],
  ['empty', 32, 0, '筛选出 0 篇，去掉几项筛选再看'],
  ['near', 2, 2, '没有逐字相同的，相近的 2 篇'],
  ['near', 2, 0, '没有逐字相同的，相近的 2 篇，筛选后 0 篇，去掉几项筛选再看'],
  ['exact', 1, 1, '找到 1 篇；编者写的有 2 条', 2],
  ['near', 3, 3, '没有逐字相同的，相近的 3 篇；编者写的有 1 条', 1],
  ['none', 0, 0, '没有逐字相同的；编者写的有 1 条', 1],
  ['near', 3, 3, '没有逐字相同的，相近的 3 篇；编者写的 1 条可能有关', 1, false],
  ['none', 0, 0, '没有找到；编者写的 2 条可能有关', 2, false],
  ['none', 0, 0, '没有找到，相近的也没有。换短一点的词，或者看下面的主题和词语。'],
])('%s, %i found, %i left', (state, found, left, expected, told, sure) => {
  expect(words(state, found, left, told, sure)).toBe(expected);
});

test.each([
  ['驻村', undefined, '正在找“驻村”……'],
  ['驻村', '驻村', '正在找“驻村”……'],
  ['驻村', ' 合作社', '正在找“驻村”……下面还是“合作社”的结果。'],
  ['驻村', '', '正在找“驻村”……下面还是只筛选的结果。'],
  ['', '驻村', '正在找……下面还是“驻村”的结果。'],
])('while “%s” is looked for, rows of “%s” are said to be those', (query, shown, words) => {
  expect(busyStatus(query, shown)).toBe(words);
});
