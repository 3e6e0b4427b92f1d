import { expect, test } from 'vitest';
import type { Hit } from '../../../../../src/search/page/client.ts';
import { statusOf } from '../../../../../src/search/page/views/status.ts';
import type { State } from '../../../../../src/search/shared/protocol.ts';

const hits = (count: number) => Array.from({ length: count }, () => ({}) as Hit);
const words = (state: State, found: number, left = found) =>
  statusOf({
    results: { state, total: found, exact: [], near: [], parts: [], help: null },
    hits: hits(found),
    left: hits(left),
  });

test.each<[State, number, number, string]>([
  ['exact', 16, 16, '找到 16 篇'],
  ['exact', 16, 3, '找到 16 篇，筛选后 3 篇'],
  ['empty', 32, 3, '筛选出 3 篇'],
  ['empty', 32, 0, '筛选出 0 篇，去掉几项筛选再看'],
  ['near', 2, 2, '没有逐字相同的，相近的 2 篇'],
  ['near', 2, 0, '没有逐字相同的，相近的 2 篇，筛选后 0 篇，去掉几项筛选再看'],
  ['none', 0, 0, '没有找到，相近的也没有。换短一点的词，或者看下面的主题和词语。'],
])('%s, %i found, %i left', (state, found, left, expected) => {
  expect(words(state, found, left)).toBe(expected);
});
