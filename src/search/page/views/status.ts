/** The words that tell of an answer, aloud too. */
import type { Listing } from '../state.ts';
import { allows } from '../../shared/choice.ts';
import { valuesOf } from '../../shared/facets.ts';
import type { EditorsHit } from '../client.ts';

/** The editors' answers that a choice of facets leaves: those that rest on a piece which it leaves. */
export function answersLeft({ results, choice }: Pick<Listing, 'results' | 'choice'>): EditorsHit[] {
  return results.editors.filter(
    ({ cites }) => choice.size === 0 || cites.some(({ row }) => allows(choice, row, valuesOf)),
  );
}

export function statusOf(listing: Pick<Listing, 'results' | 'hits' | 'left' | 'choice'>): string {
  const { results, hits, left } = listing;
  const answers = answersLeft(listing);
  const sure = answers.some((each) => each.sure);
  const told =
    answers.length > 0 ? `；编者写的${sure ? `有 ${answers.length} 条` : ` ${answers.length} 条可能有关`}` : '';
  const none = left.length === 0 ? '，去掉几项筛选再看' : '';
  const filtered = left.length < hits.length ? `，筛选后 ${left.length} 篇${none}` : '';
  if (results.state === 'empty') return `筛选出 ${left.length} 篇${none}`;
  if (results.state === 'exact') return `找到 ${hits.length} 篇${filtered}${told}`;
  if (results.state === 'near') return `没有逐字相同的，相近的 ${hits.length} 篇${filtered}${told}`;
  if (told) return `${sure ? '没有逐字相同的' : '没有找到'}${told}`;
  return '没有找到，相近的也没有。换短一点的词，或者看下面的主题和词语。';
}

/**
 * What is looked for, and whose rows still stand meanwhile.
 * @param shown the query of the rows that stand; undefined where none do
 */
export function busyStatus(query: string, shown: string | undefined): string {
  const wanted = query.trim() === '' ? '正在找……' : `正在找“${query.trim()}”……`;
  if (shown === undefined || shown === query) return wanted;
  return `${wanted}下面还是${shown.trim() === '' ? '只筛选' : `“${shown.trim()}”`}的结果。`;
}
