/** A run as text, for people. */
import { CLASSES } from './classes/index.ts';
import type { Result } from './run.ts';

/** @param repeat the command line that repeats a run, up to the id */
export function reportMutations(results: readonly Result[], absent: readonly string[], repeat: string): string {
  const groups = Map.groupBy(results, ({ id }) => id.split('.')[0]!);
  const unanswered = results
    .filter(({ verdict }) => verdict.unanswered !== null)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const slowest = results.reduce((a, b) => (b.verdict.seconds > a.verdict.seconds ? b : a), results[0]!);
  const loudest = results.reduce((a, b) => (b.verdict.faults > a.verdict.faults ? b : a), results[0]!);
  return [
    '各类：试了几处，几处报了错',
    ...Object.keys(CLASSES).flatMap((group) => {
      const items = groups.get(group) ?? [];
      if (items.length === 0) return [];
      const answered = items.filter(({ verdict }) => verdict.unanswered === null).length;
      return `  ${group}：${items.length}，${answered}${answered < items.length ? ` （漏 ${items.length - answered}）` : ''}`;
    }),
    `最慢：${slowest.verdict.seconds.toFixed(1)} 秒，${slowest.id}`,
    `报错最多：${loudest.verdict.faults} 处，${loudest.id}`,
    ...(absent.length > 0 ? [`这份内容里做不出的：${absent.join('、')}`] : []),
    ...unanswered.flatMap(({ id, damage, verdict }) => [`漏：${id}`, `  ${damage.what}`, `  ${verdict.unanswered!}`]),
    ...(unanswered.length > 0 ? [`重做一处：${repeat} --only ID`] : []),
    `共 ${results.length} 处，漏 ${unanswered.length} 处`,
  ].join('\n');
}
