/**
 * `npm run bench -- lines [--words 的,贫困户] [--dist dist]`: for each word the time to have all its places as lines, in a
 * fresh browser, then in another order; and what was fetched for it.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import { launchChromium } from '../../support/chromium.ts';
import { serveSite, type BenchServer } from '../search/server.ts';

export const USAGE = 'lines [--words 的,贫困户] [--dist dist]';

/** Runs the bench; returns the exit code. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { words: { type: 'string', default: '的,贫困户,，' }, dist: { type: 'string', default: 'dist' } },
  });
  if (!existsSync(join(values.dist, 'search/index.html'))) {
    console.error(`${values.dist} 里没有搜索页：先运行 npm run build，或用 --dist 指明网站所在。`);
    return 2;
  }
  const launched = await launchChromium();
  const browser = await chromium.connect(launched.wsEndpoint());
  const server = await serveSite([values.dist], (process.env.BASE_PATH ?? '/').replace(/\/*$/u, '/'));
  try {
    for (const word of values.words.split(',')) {
      const { told, first, sorted, requests, bytes } = await measure(browser, server, word);
      console.log(
        `${told} | all lines ${first.toFixed(0)} ms | in another order ${sorted.toFixed(0)} ms | ${requests} requests, ${(bytes / 1000).toFixed(1)} kB`,
      );
    }
  } finally {
    await browser.close();
    await launched.close();
    server.close();
  }
  return 0;
}

/** One reader with nothing kept, who comes by a link to the lines. Times in ms. */
async function measure(browser: Browser, server: BenchServer, word: string) {
  const context = await browser.newContext();
  try {
    const tab = await context.newPage();
    const box = tab.locator('[data-search-aligned]');
    server.take();
    const begin = performance.now();
    await tab.goto(`${server.url}search/?q=${encodeURIComponent(word)}&lines=left`, { waitUntil: 'commit' });
    await box.locator('[data-lines] tbody tr').first().waitFor();
    const first = performance.now() - begin;
    const traffic = server.take();
    const told = await box.locator('[aria-live]').textContent();
    const again = performance.now();
    await box.getByRole('link', { name: '右文' }).click();
    await box.locator('[aria-current]', { hasText: '右文' }).waitFor();
    return { told, first, sorted: performance.now() - again, ...traffic };
  } finally {
    await context.close();
  }
}
