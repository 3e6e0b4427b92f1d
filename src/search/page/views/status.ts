/** The words that tell of an answer, aloud too. */
import type { Listing } from '../state.ts';

export function statusOf({ results, hits, left }: Pick<Listing, 'results' | 'hits' | 'left'>): string {
  const none = left.length === 0 ? '，去掉几项筛选再看' : '';
  const filtered = left.length < hits.length ? `，筛选后 ${left.length} 篇${none}` : '';
  if (results.state === 'empty') return `筛选出 ${left.length} 篇${none}`;
  if (results.state === 'exact') return `找到 ${hits.length} 篇${filtered}`;
  if (results.state === 'near') return `没有逐字相同的，相近的 ${hits.length} 篇${filtered}`;
  return '没有找到，相近的也没有。换短一点的词，或者看下面的主题和词语。';
}
