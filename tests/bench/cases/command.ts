/**
 * `npm run bench -- cases [--cases 2000] [--changes 80] [--seed 1] [--dist dist]`: how long the list of cases takes from a
 * change of its facets to the frame that shows it. Exit code 1 if one took too long, or listed other cases than it should.
 */
import { existsSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { launchChromium } from '../../support/chromium.ts';
import { withChineseFonts } from '../../support/fonts.ts';
import { serve } from '../../support/static-server.ts';
import { makeRandom } from '../random.ts';
import { withRows } from './generate.ts';
import { measureChanges, type Measured } from './measure.ts';

export const USAGE = 'cases [--cases 2000] [--changes 80] [--seed 1] [--dist dist]';

/** What a change may take, ms. */
const LIMIT = 100;
const WINDOWS = [
  { name: '1280 px', width: 1280, height: 800 },
  { name: '360 px', width: 360, height: 740 },
];

/** Runs the bench; returns the exit code. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      cases: { type: 'string', default: '2000' },
      changes: { type: 'string', default: '80' },
      seed: { type: 'string', default: '1' },
      dist: { type: 'string', default: 'dist' },
    },
  });
  const { dist, ...numbers } = values;
  const wrong = Object.entries(numbers).find(([, value]) => !/^[1-9]\d*$/u.test(value));
  if (wrong) {
    console.error(`--${wrong[0]} 要用正整数，不是 ${wrong[1]}。`);
    return 2;
  }
  if (!existsSync(path.join(dist, 'cases/index.html'))) {
    console.error(`${dist} 里没有案例页：先运行 npm run build，或用 --dist 指明网站所在。`);
    return 2;
  }
  const [cases, changes, seed] = [Number(values.cases), Number(values.changes), Number(values.seed)];
  console.log(`案例页基准：种子 ${seed}；${cases} 例；改 ${changes} 次筛选，毫秒。`);
  console.log(
    `机器 ${availableParallelism()} 核，负载 ${loadavg()[0]!.toFixed(1)}；负载比核数大，时间就不是这一页的。`,
  );
  let isKept = true;
  for (const { name, ...viewport } of WINDOWS) {
    const measured = await measure(dist, cases, changes, seed, viewport);
    for (const fault of measured.faults) console.error(fault);
    console.log(
      [
        name,
        `到画出来      ${figures(measured.times)}（不超过 ${LIMIT}）`,
        `其中主线程    ${figures(measured.work)}`,
        `到每一例都在  ${figures(measured.complete)}`,
      ].join('\n  '),
    );
    isKept &&= measured.faults.length === 0 && Math.max(...measured.times) <= LIMIT;
  }
  return isKept ? 0 : 1;
}

/** The median, what nineteen of twenty keep to, and the worst. */
function figures(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(0);
  return `中位 ${at(0.5)}  九成五 ${at(0.95)}  最慢 ${at(1)}`;
}

async function measure(
  dist: string,
  cases: number,
  changes: number,
  seed: number,
  viewport: { width: number; height: number },
): Promise<Measured> {
  const random = makeRandom(seed);
  const server = await serve(path.resolve(dist), {
    intercept(address, reply) {
      if (address !== '/cases/') return withChineseFonts(address, reply);
      const html = withRows(reply.body.toString(), cases, random);
      return withChineseFonts(address, { ...reply, body: Buffer.from(html) });
    },
  });
  const launched = await launchChromium();
  try {
    const browser = await chromium.connect(launched.wsEndpoint());
    const page = await browser.newPage({ viewport, locale: 'zh-CN' });
    await page.goto(server.url('/cases/'));
    await page.evaluate(() => document.fonts.ready);
    return await measureChanges(
      browser,
      page,
      Array.from({ length: changes }, () => random.below(1_000_000) / 1_000_000),
    );
  } finally {
    await launched.close();
    await server.close();
  }
}
