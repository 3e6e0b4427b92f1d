/**
 * `npm run bench -- waiting [--query 合作社] [--runs 3] [--dist dist]`: from a link with a query to the first rows, with
 * nothing kept, on two slow lines. Exit code 1 if a goal is missed.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { launchChromium } from '../../support/chromium.ts';
import { serveSite } from '../search/server.ts';
import { LINES, measureWaiting } from './measure.ts';

export const USAGE = 'waiting [--query 合作社] [--runs 3] [--dist dist]';

/** Runs the bench; returns the exit code. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      query: { type: 'string', default: '合作社' },
      runs: { type: 'string', default: '3' },
      dist: { type: 'string', default: 'dist' },
    },
  });
  if (!/^[1-9]\d*$/u.test(values.runs)) {
    console.error(`--runs 要用正整数，不是 ${values.runs}。`);
    return 2;
  }
  if (!existsSync(join(values.dist, 'search/index.html'))) {
    console.error(`${values.dist} 里没有搜索页：先运行 npm run build，或用 --dist 指明网站所在。`);
    return 2;
  }
  const launched = await launchChromium();
  const browser = await chromium.connect(launched.wsEndpoint());
  const base = (process.env.BASE_PATH ?? '/').replace(/\/*$/u, '/');
  const server = await serveSite([values.dist], base);
  const address = `${server.url}search/?q=${encodeURIComponent(values.query)}`;
  let kept = true;
  try {
    for (const line of LINES) {
      const runs = [];
      for (let run = 0; run < Number(values.runs); run++) runs.push(await measureWaiting(browser, address, line));
      const [middle] = [...runs].sort((a, b) => a.rows - b.rows).slice(Math.floor(runs.length / 2));
      const isKept = middle!.rows <= line.goal;
      kept &&= isKept;
      console.log(
        [
          `${line.kbit} kbit/s, ${line.latency} ms, CPU ÷ ${line.slower}`,
          `first rows ${seconds(middle!.rows)} (${runs.map(({ rows }) => seconds(rows)).join(', ')})`,
          `goal ${seconds(line.goal)} ${isKept ? 'kept' : 'missed'}`,
          `${middle!.rounds} round trips, ${middle!.requests} requests, ${(middle!.bytes / 1000).toFixed(1)} kB`,
        ].join(' | '),
      );
    }
  } finally {
    await browser.close();
    await launched.close();
    server.close();
  }
  return kept ? 0 : 1;
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
