/** What was built and what it cost, as text for people. */
import type { WeighedPage } from './heaviest.ts';
import type { StageCost } from './measure.ts';

/** A site as one generator built it. */
export interface Built {
  name: string;
  stages: readonly StageCost[];
  /** The heaviest page of each type, heaviest first. */
  pages: readonly WeighedPage[];
}

/** Of ours: how long a build of so many pieces may take, s, and how much memory, bytes. */
const GOALS = [
  { pieces: 1000, seconds: 15, memory: 6e9 },
  { pieces: 10_000, seconds: 300, memory: 6e9 },
] as const;
/** Of any page, with its styles and scripts, gzipped. */
const PAGE_LIMIT = 25_000;

const secondsOf = ({ stages }: Built) => stages.reduce((sum, { seconds }) => sum + seconds, 0);
const memoryOf = ({ stages }: Built) => Math.max(...stages.map(({ memory }) => memory ?? 0));

/** What ours, the first one built, fell short of. */
export function missedGoals([ours, ...others]: readonly Built[], pieces: number): string[] {
  const goal = GOALS.find((each) => pieces <= each.pieces);
  const starlight = others.find(({ name }) => name === 'Starlight');
  const [seconds, memory] = [secondsOf(ours!), memoryOf(ours!)];
  return [
    ...(goal && seconds > goal.seconds ? [`时间 ${seconds.toFixed(1)} 秒，应不过 ${goal.seconds} 秒`] : []),
    ...(goal && memory > goal.memory ? [`内存 ${gigabytes(memory)}，应不过 ${gigabytes(goal.memory)}`] : []),
    ...(starlight && seconds > secondsOf(starlight) ? ['比 Starlight 慢'] : []),
    ...ours!.pages
      .filter(({ bytes }) => bytes > PAGE_LIMIT)
      .map(({ path, bytes }) => `${path} 重 ${kilobytes(bytes)}，应不过 ${kilobytes(PAGE_LIMIT)}`),
  ];
}

const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(2)} GB`;
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

/** A run; the first one built is ours. */
export function reportBuild(
  built: readonly Built[],
  pieces: number,
  seed: number,
  { cores, load }: { cores: number; load: number },
): string {
  const missed = missedGoals(built, pieces);
  return [
    `建站基准：${pieces} 篇，种子 ${seed}；机器 ${cores} 核，负载 ${load.toFixed(1)}。`,
    ...built.flatMap((site) => [
      `${site.name}：${secondsOf(site).toFixed(1)} 秒，内存最多 ${gigabytes(memoryOf(site))}`,
      ...site.stages.map(
        ({ stage, seconds, memory }) =>
          `  ${stage}：${seconds.toFixed(1)} 秒，${memory === null ? '内存不知' : gigabytes(memory)}`,
      ),
      '  各种页中最重的：',
      ...site.pages.map(({ path, bytes }) => `    ${kilobytes(bytes).padStart(9)}  ${path}`),
    ]),
    missed.length > 0 ? '没有做到：' : '目标都做到了。',
    ...missed.map((what) => `  ${what}`),
  ].join('\n');
}
