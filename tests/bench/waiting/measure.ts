/** One reader with nothing kept, who opens the search page with a query in its address on a slow line. */
import type { Browser } from 'playwright-core';

/** A slow line and device, with what is promised there. */
export interface Line {
  /** Down and up, 1000 bits a second. */
  kbit: number;
  /** Before each answer begins, ms. */
  latency: number;
  /** How many times slower than this machine the page's own thread is. */
  slower: number;
  /** From the address to the first rows with their passages, ms. */
  goal: number;
}

export const LINES: readonly Line[] = [
  { kbit: 1600, latency: 300, slower: 4, goal: 3600 },
  { kbit: 400, latency: 300, slower: 4, goal: 5200 },
];

export interface Waited {
  /** From the address to the first rows with their passages, ms. */
  rows: number;
  /** The most requests of which each began after the one before it had ended. */
  rounds: number;
  requests: number;
  /** As sent, compressed. */
  bytes: number;
}

/** What was asked for, ms. */
interface Span {
  from: number;
  to: number;
}

export async function measureWaiting(browser: Browser, address: string, line: Line): Promise<Waited> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const throughput = (line.kbit * 1000) / 8;
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: line.latency,
      downloadThroughput: throughput,
      uploadThroughput: throughput,
    });
    await session.send('Emulation.setCPUThrottlingRate', { rate: line.slower });
    const begun = new Map<unknown, number>();
    const spans: Span[] = [];
    const sizes: Promise<number>[] = [];
    page.on('request', (request) => begun.set(request, performance.now()));
    page.on('requestfinished', (request) => {
      spans.push({ from: begun.get(request)!, to: performance.now() });
      sizes.push(
        request.sizes().then(
          ({ responseBodySize }) => responseBodySize,
          // What ends after the rows are there is not counted.
          () => 0,
        ),
      );
    });
    const start = performance.now();
    await page.goto(address, { waitUntil: 'commit', timeout: 60_000 });
    await page
      .locator('[data-search-state="done"] [data-search-results] [data-piece] mark')
      .first()
      .waitFor({ timeout: 60_000 });
    const rows = performance.now() - start;
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    return { rows, rounds: mostInARow(spans), requests: spans.length, bytes };
  } finally {
    await context.close();
  }
}

/** The most spans of which none begins before the one before it has ended. */
export function mostInARow(spans: readonly Span[]): number {
  let count = 0;
  let free = -Infinity;
  for (const { from, to } of [...spans].sort((a, b) => a.to - b.to)) {
    if (from < free) continue;
    count++;
    free = to;
  }
  return count;
}
