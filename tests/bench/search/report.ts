/** A run as text, for people. */
import type { Quality, Spread } from './measure.ts';
import type { Group } from './queries.ts';
import type { CostReport, SearchBench } from './search.ts';

const GROUPS: Record<Group, string> = {
  random: '随机串',
  single: '单字',
  terms: '术语',
  and: '两词',
  traditional: '繁体',
  compatible: '全角、异体字形',
};

const share = (value: number) => value.toFixed(3);
const kilobytes = ({ median, p90, worst }: Spread) =>
  [median, p90, worst].map((value) => (value / 1000).toFixed(1)).join(' / ');
const milliseconds = ({ median, p90, worst }: Spread) =>
  [median, p90, worst].map((value) => value.toFixed(0)).join(' / ');
const counts = ({ median, p90, worst }: Spread) => [median, p90, worst].join(' / ');

function qualityLines(groups: Record<Group, Quality>): string[] {
  return (Object.keys(GROUPS) as Group[]).map((group) => {
    const { queries, recall, precision, rPrecision } = groups[group];
    return `  ${GROUPS[group]} ${queries} 次：召回 ${share(recall)}，精确 ${share(precision)}，前 n 篇精确 ${share(rPrecision)}`;
  });
}

function costLines(cost: CostReport): string[] {
  return [
    `  首次：${kilobytes(cost.firstBytes)} kB，${counts(cost.firstRequests)} 个请求，${milliseconds(cost.firstTime)} 毫秒`,
    `  后一次：${kilobytes(cost.laterBytes)} kB，${counts(cost.laterRequests)} 个请求，${milliseconds(cost.laterTime)} 毫秒`,
    `  再查：${milliseconds(cost.againTime)} 毫秒`,
  ];
}

/** The report of a run; figures in threes are median, nine tenths and worst. */
export function reportSearch(bench: SearchBench, seed: number): string {
  const { ours, plain } = bench;
  return [
    `搜索基准：${bench.pieces} 篇，种子 ${seed}。三个数依次是中位、九成、最差；不计网页和样式。`,
    '搜索页',
    ...qualityLines(ours.groups),
    ...costLines(ours.cost),
    ...(ours.faults.length > 0 ? ['  有错：', ...ours.faults.map((fault) => `    ${fault}`)] : ['  没有错']),
    '原样的 Pagefind',
    ...qualityLines(plain.groups),
    ...costLines(plain.cost),
  ].join('\n');
}
