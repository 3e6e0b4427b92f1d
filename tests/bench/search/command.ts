/**
 * `npm run bench -- search --seed N [--pieces 1000] [--queries 300] [--dist DIR]`: measures the built site.
 * Exit code 1 if an answer was wrong.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { reportSearch } from './report.ts';
import { benchSearch } from './search.ts';

export const USAGE = 'search --seed 1 [--pieces 1000] [--queries 300] [--dist dist]';

/** Above this many generated pieces, what the run needs is told first. */
const LARGE = 5000;

/** Runs the bench; returns the exit code. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: 'string', default: '1' },
      queries: { type: 'string', default: '300' },
      pieces: { type: 'string' },
      dist: { type: 'string', default: 'dist' },
    },
  });
  const numbers = { seed: values.seed, queries: values.queries, pieces: values.pieces ?? '1' };
  const wrong = Object.entries(numbers).find(([, value]) => !/^[1-9]\d*$/u.test(value));
  if (wrong) {
    console.error(`--${wrong[0]} 要用正整数，不是 ${wrong[1]}。`);
    return 2;
  }
  if (!existsSync(path.join(values.dist, 'search/index.html'))) {
    console.error(`${values.dist} 里没有搜索页：先运行 npm run build，或用 --dist 指明网站所在。`);
    return 2;
  }
  const pieces = values.pieces === undefined ? null : Number(values.pieces);
  if (pieces !== null && pieces >= LARGE) {
    console.error(`${pieces} 篇：约需内存 ${Math.ceil(pieces / 2500)} GB，时间 ${Math.ceil(pieces / 1000)} 分钟以上。`);
  }
  const seed = Number(values.seed);
  const bench = await benchSearch(
    {
      seed,
      queries: Number(values.queries),
      pieces,
      dist: values.dist,
      base: (process.env.BASE_PATH ?? '/').replace(/\/*$/u, '/'),
    },
    (line) => console.error(line),
  );
  console.log(reportSearch(bench, seed));
  return bench.ours.faults.length > 0 ? 1 : 0;
}
