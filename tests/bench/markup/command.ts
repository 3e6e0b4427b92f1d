/**
 * `npm run bench -- markup [--jobs scan,checkBody]`: time that long hostile texts take, by size. Exit code 1 if doubling a
 * text multiplies the time by more than the limit.
 */
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { JOBS, UNITS } from './jobs.ts';
import type { Row } from './worker.ts';

export const USAGE = 'markup [--jobs scan,checkBody]';

const MEGABYTE = 2 ** 20;
const SIZES = [0.25, 0.5, 1, 2].map((megabytes) => megabytes * MEGABYTE);
/** Linear work doubles; the rest is left to noise and the garbage collector. Quadratic work quadruples. */
const LIMIT = 3;
/** Times below so many milliseconds are taken for as many: their ratios say nothing. */
const NOISE = 20;
/** Milliseconds of work after which one size is given up. */
const PATIENCE = 30_000;

/** Runs the bench; returns the exit code. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { jobs: { type: 'string' } } });
  const jobs = values.jobs?.split(',') ?? Object.keys(JOBS);
  const unknown = jobs.find((job) => !Object.hasOwn(JOBS, job));
  if (unknown !== undefined) {
    console.error(`没有名为 ${unknown} 的一项；可用的是 ${Object.keys(JOBS).join('、')}。`);
    return 2;
  }
  console.log('坏记号基准：同一串字重复到 0.25、0.5、1、2 兆字所用的处理器毫秒，和字数加倍时时间乘了几倍。');
  let isKept = true;
  for (const job of jobs) {
    console.log(job);
    for (const unit of UNITS) {
      const times = await measure({ job, unit, sizes: SIZES });
      const growth = growthOf(times);
      const isLinear = growth <= LIMIT;
      isKept &&= isLinear;
      const shown = times.map((time) => (time === Infinity ? `超过 ${PATIENCE / 1000} 秒` : time.toFixed(0)));
      const verdict = growth === Infinity ? '' : `  ×${growth.toFixed(1)}${isLinear ? '' : ' 太多'}`;
      console.log(`  ${unit.padEnd(8)}${shown.map((time) => time.padStart(8)).join('')}${verdict}`);
    }
  }
  return isKept ? 0 : 1;
}

/** Milliseconds for each size. Ends with Infinity where one took too long. */
function measure(row: Row): Promise<number[]> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: row });
  return new Promise((resolve, reject) => {
    const times: number[] = [];
    let begun = process.cpuUsage();
    const watch = setInterval(() => {
      const { user, system } = process.cpuUsage(begun);
      if ((user + system) / 1000 < PATIENCE) return;
      clearInterval(watch);
      times.push(Infinity);
      void worker.terminate();
    }, 250);
    worker.on('message', (time: number) => {
      times.push(time);
      begun = process.cpuUsage();
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      clearInterval(watch);
      resolve(times);
    });
  });
}

/** How much one doubling multiplies the time, at its worst: the mean of two doublings in a row, for one alone is noise. */
function growthOf(times: readonly number[]): number {
  if (times.includes(Infinity)) return Infinity;
  const shown = times.map((time) => Math.max(time, NOISE));
  return Math.max(...shown.slice(2).map((time, index) => Math.sqrt(time / shown[index]!)));
}
