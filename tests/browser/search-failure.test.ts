import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import type { SearchTable } from '../../src/search/shared/table.ts';
import { SITE } from '../../src/site/name.ts';
import { readArchive } from '../support/archive-data.ts';
import {
  done,
  field,
  heldServer,
  holdersOf,
  idsOf,
  listed,
  searchPath,
  searchSite,
  type OpenOptions,
} from '../support/search.ts';
import { POLICY } from '../support/setup-browser.ts';
import { serve, type Intercept, type Reply, type StaticServer } from '../support/static-server.ts';

const dist = inject('dist');
const { pieces } = readArchive(dist);
const table = JSON.parse(readFileSync(join(dist, 'data/search.json'), 'utf8')) as SearchTable;
const QUERY = '合作社';

const site = searchSite();

const holders = (query: string) => idsOf(holdersOf(pieces, query));

interface Ill {
  page: Page;
  server: StaticServer;
}

/** The search page on a server of its own, which answers by `intercept`. A fault of the program fails the test. */
async function open(
  path: string,
  intercept: Intercept | null,
  options: OpenOptions = {},
  headers: Record<string, string> = { 'content-security-policy': POLICY },
): Promise<Ill> {
  const server = await serve(dist, { headers, ...(intercept && { intercept }) });
  onTestFinished(server.close);
  // Browser and Pagefind log the files that do not come, which is what these tests are about.
  const page = await site.open(path, { origin: server.origin, tolerate: /^console:/u, ...options });
  return { page, server };
}

const failure = (page: Page) => page.locator('[data-search-failure]');

/** Themes and terms are there to go on with. */
async function expectWaysOn(page: Page): Promise<void> {
  for (const start of ['/themes/', '/terms/#']) {
    const links = page.locator(`[data-search-help] a[href^="${start}"]`);
    expect(await links.count(), start).toBeGreaterThan(3);
    expect(await links.first().isVisible(), start).toBe(true);
  }
}

/** The page says what happened, aloud too, and what to do; it shows nothing that it does not have. */
async function expectFailure(page: Page, kind: string, what: RegExp): Promise<void> {
  await failure(page).waitFor();
  expect(await failure(page).getAttribute('data-failure')).toBe(kind);
  const [said, next] = await failure(page).locator('p').allTextContents();
  expect(said).toMatch(what);
  expect(next).toMatch(/再试|刷新|换一个/u);
  expect(await page.getByRole('status').first().textContent()).toBe(said);
  expect(await page.locator('[data-search-state]').getAttribute('data-search-state')).toBe('done');
  expect(await page.locator('[data-search-results] [data-piece]').count()).toBe(0);
  expect(await page.locator('[data-total]').count()).toBe(0);
  expect(await page.locator('[data-search-facets]').isVisible()).toBe(false);
  await expectWaysOn(page);
}

/** The page answers, of itself. */
async function expectRows(page: Page, query = QUERY): Promise<void> {
  await expect.poll(() => listed(page), { timeout: 8000 }).toEqual(holders(query));
  expect(await failure(page).isVisible()).toBe(false);
}

async function expectWellAgain(page: Page, query = QUERY): Promise<void> {
  const retry = failure(page).getByRole('button', { name: '再试一次' });
  await retry.focus();
  await page.keyboard.press('Enter');
  await page.locator('[data-search-results] [data-piece]').first().waitFor();
  expect(await listed(page)).toEqual(holders(query));
  expect(await failure(page).isVisible()).toBe(false);
  expect(await page.getByRole('status').first().textContent()).toContain(String(holders(query).length));
  expect(await page.evaluate(() => document.activeElement!.matches('[data-title]'))).toBe(true);
}

const on =
  (pattern: RegExp, change: (reply: Reply) => Reply | null): Intercept =>
  (path, reply) =>
    pattern.test(path) ? change(reply) : reply;
const missing = (reply: Reply): Reply => ({ ...reply, status: 404, type: 'text/html', body: Buffer.from('404') });
const down = (reply: Reply): Reply => ({ ...reply, status: 503, type: 'text/html', body: Buffer.from('503') });
const cut = (reply: Reply): Reply => ({ ...reply, body: reply.body.subarray(0, Math.floor(reply.body.length / 2)) });
const garbage = (reply: Reply): Reply => ({ ...reply, body: Buffer.from('\u0000asm, but not really') });
const broken = () => null;

const CHUNK = /\.pf_index$/u;
const META = /\.pf_meta$/u;
const WASM = /\.pagefind$/u;
const TABLE = /^\/data\/search\.json$/u;
const TEXT = /^\/data\/search\/.+\.json$/u;
const SCRIPT = /^\/pagefind\/pagefind\.js$/u;
const WORKER = /worker[^/]*\.js$/u;
const PAGE_SCRIPT = /_astro\/search\.astro[^/]*\.js$/u;

const MISSING = /缺了/u;
const BROKEN = /损坏/u;
const NETWORK = /网络不通/u;

describe('a file that', () => {
  test.each<[string, RegExp, (reply: Reply) => Reply | null, string, RegExp]>([
    ['is missing: a part of the index', CHUNK, missing, 'missing', MISSING],
    ['is missing: the table', TABLE, missing, 'missing', MISSING],
    ['is missing: the texts', TEXT, missing, 'missing', MISSING],
    ['is missing: Pagefind', SCRIPT, missing, 'missing', MISSING],
    ['is missing: the WebAssembly', WASM, missing, 'missing', MISSING],
    ['is missing: the worker', WORKER, missing, 'no-worker', /没有打开/u],
    ['is cut short: a part of the index', CHUNK, cut, 'broken', BROKEN],
    ['is cut short: the list of the index', META, cut, 'broken', BROKEN],
    ['is cut short: the table', TABLE, cut, 'broken', BROKEN],
    ['is cut short: the texts', TEXT, cut, 'broken', BROKEN],
    ['is cut short: Pagefind', SCRIPT, cut, 'broken', BROKEN],
    ['is cut short: the WebAssembly', WASM, cut, 'broken', BROKEN],
    ['is something else: the WebAssembly', WASM, garbage, 'broken', BROKEN],
    ['does not come: any of the index', /^\/pagefind\//u, broken, 'network', NETWORK],
    ['does not come: the table', TABLE, broken, 'network', NETWORK],
    ['does not come: the texts', TEXT, broken, 'network', NETWORK],
    ['the server cannot give: a part of the index', CHUNK, down, 'network', NETWORK],
  ])('%s', async (_, pattern, change, kind, what) => {
    const { page, server } = await open(searchPath(QUERY), on(pattern, change));
    await expectFailure(page, kind, what);
    server.intercept(null);
    await expectWellAgain(page);
  });

  test('still does not come: the page says so again, and the button keeps the focus', async () => {
    const { page, server } = await open(searchPath(QUERY), on(CHUNK, missing));
    await expectFailure(page, 'missing', MISSING);
    const button = failure(page).getByRole('button', { name: '再试一次' });
    await button.focus();
    await page.keyboard.press('Enter');
    await done(page);
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await expectFailure(page, 'missing', MISSING);
    server.intercept(null);
    await expectWellAgain(page);
  });
});

describe('what the browser keeps damaged', () => {
  const KEPT = { 'content-security-policy': POLICY, 'cache-control': 'public, max-age=3600' };

  test.each([
    ['the table', TABLE],
    ['the texts', TEXT],
    ['a part of the index', CHUNK],
    ['the WebAssembly', WASM],
    ['Pagefind', SCRIPT],
    ['the worker', WORKER],
  ])('is fetched anew when the reader tries again: %s', async (_, pattern) => {
    const { page, server } = await open(searchPath(QUERY), on(pattern, cut), {}, KEPT);
    await failure(page).waitFor();
    server.intercept(null);
    await expectWellAgain(page);
  });

  test.each([
    ['the table', TABLE],
    ['a text', TEXT],
    ['a part of the index', CHUNK],
    ['the WebAssembly', WASM],
  ])('is fetched anew at once, if it is data: %s', async (_, pattern) => {
    const seen = new Set<string>();
    const firstCut: Intercept = (path, reply) => {
      if (!pattern.test(path) || seen.has(path)) return reply;
      seen.add(path);
      return cut(reply);
    };
    const { page } = await open(searchPath(QUERY), firstCut, {}, KEPT);
    await done(page);
    await expectRows(page);
  });

  test('is fetched anew with the page, if it is the page’s own script', async () => {
    const { page, server } = await open(searchPath(QUERY), on(PAGE_SCRIPT, cut), { tolerate: /./u }, KEPT);
    const message = page.locator('[data-search-unready]');
    await message.waitFor();
    server.intercept(null);
    await message.getByRole('button').click();
    await expectRows(page);
    expect(await message.count()).toBe(0);
  });
});

describe('a script', () => {
  const unready = (page: Page) => page.locator('[data-search-unready]');

  test.each([
    ['of the page', /_astro\/search\.astro[^/]*\.js$/u],
    ['that it imports', /_astro\/parts\.[^/]*\.js$/u],
  ])('%s that does not come: the page says so, and shows other ways', async (_, pattern) => {
    const { page } = await open(searchPath(QUERY), on(pattern, missing));
    await unready(page).waitFor();
    expect(await unready(page).textContent()).toMatch(/没有取到.*再试一次/su);
    await expectWaysOn(page);
  });

  /** Opens the page where one script is kept back, with a clock that the test moves. */
  async function openHeld(pattern: RegExp) {
    const line = await heldServer((path) => pattern.test(path));
    line.hold();
    const context = await site.browser.newContext();
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(line.server.origin + searchPath(QUERY), { waitUntil: 'commit' });
    await line.held(1);
    return { page, line };
  }

  test('of the page that hangs: it says so, until the script comes after all', async () => {
    const { page, line } = await openHeld(PAGE_SCRIPT);
    await page.locator('[data-search-help]').waitFor({ state: 'attached' });
    await page.waitForTimeout(300);
    await page.clock.runFor(21_000);
    await unready(page).waitFor();
    line.letGo();
    await expectRows(page);
    expect(await unready(page).count()).toBe(0);
  });

  test.each([
    ['the worker', WORKER],
    ['Pagefind', SCRIPT],
  ])('of the search that hangs is as an index that hangs: %s', async (_, pattern) => {
    const { page, line } = await openHeld(pattern);
    await page.clock.runFor(500);
    if (pattern === SCRIPT) await page.waitForTimeout(20_500);
    else await page.clock.runFor(21_000);
    await expectFailure(page, 'network', NETWORK);
    line.letGo();
    await expectWellAgain(page);
  });
});

describe('a browser older than README has it', () => {
  test('is as one without JavaScript, and is told what is needed', async () => {
    const context = await site.browser.newContext();
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const faults: unknown[] = [];
    page.on('pageerror', (error) => faults.push(error));
    await page.addInitScript(() => Reflect.deleteProperty(AbortSignal, 'timeout'));
    await page.goto(site.server.origin + searchPath(QUERY));
    const words = page.locator('[data-search-without]');
    expect(await words.isVisible()).toBe(true);
    expect(await words.textContent()).toMatch(/JavaScript.*Chrome.*Firefox.*Safari/su);
    for (const hidden of ['unready', 'failure', 'hint', 'busy'])
      expect(await page.locator(`[data-search-${hidden}]`).isVisible(), hidden).toBe(false);
    expect(await page.locator('[data-search-state]').getAttribute('data-search-state')).toBe('idle');
    await expectWaysOn(page);
    expect(faults).toEqual([]);
  });

  test('is named in README as on the page', () => {
    const readme = readFileSync('README.md', 'utf8');
    const versions = (text: string) =>
      [...text.matchAll(/(?:Edge|Firefox|Safari) (\d+)/gu)].map(([, version]) => version);
    expect(versions(readme)).toEqual(versions(SITE.oldestBrowsers));
  });
});

describe('without', () => {
  test('JavaScript the page says so, and themes and terms are there', async () => {
    const { page } = await open(searchPath(QUERY), null, { javaScriptEnabled: false });
    const words = page.locator('[data-search-without]');
    expect(await words.isVisible()).toBe(true);
    expect(await words.textContent()).toMatch(/JavaScript.*主题和词语/u);
    expect(await page.locator('[data-search-state]').getAttribute('data-search-state')).toBe('idle');
    await expectWaysOn(page);
    await page.locator('[data-search-help] a[href^="/themes/"]').first().click();
    expect(await page.locator('main a[href^="/essays/"], main a[href^="/stories/"]').count()).toBeGreaterThan(0);
  });

  test('WebAssembly, which the policy of a server may forbid', async () => {
    const policy = POLICY.replace(" 'wasm-unsafe-eval'", '');
    expect(policy).not.toBe(POLICY);
    const { page } = await open(searchPath(QUERY), null, {}, { 'content-security-policy': policy });
    await expectFailure(page, 'no-wasm', /WebAssembly/u);
  });

  test('a network: from the start, and when it goes later', async () => {
    const { page } = await open('/search/', null);
    await page.context().setOffline(true);
    await field(page).fill(QUERY);
    await expectFailure(page, 'network', NETWORK);
    await page.context().setOffline(false);
    await expectRows(page);
    await page.context().setOffline(true);
    await field(page).fill('意见箱');
    await expectFailure(page, 'network', NETWORK);
    await field(page).fill(QUERY);
    await expectRows(page);
    await field(page).fill('意见箱');
    await expectFailure(page, 'network', NETWORK);
    await page.context().setOffline(false);
    await expectRows(page, '意见箱');
  });

  test('a network: what is chosen by facets is listed, and its passages come with the line', async () => {
    const { page } = await open('/search/', null);
    await field(page).focus();
    await page.locator('[data-facet="kind"] summary').click();
    await page.locator('[data-value="story"]').waitFor();
    await page.context().setOffline(true);
    await page.locator('[data-value="story"]').click();
    await done(page);
    const rows = page.locator('[data-search-results] > li');
    expect(await rows.count()).toBe(pieces.filter(({ kind }) => kind === 'story').length);
    expect(await rows.first().getByRole('button', { name: '没有取到' }).isVisible()).toBe(true);
    expect(await failure(page).isVisible()).toBe(false);
    await page.context().setOffline(false);
    await rows.first().locator('a[href*="#p"]').waitFor();
    expect(await rows.first().getByRole('button', { name: '没有取到' }).count()).toBe(0);
  });

  test('the rest of the passages: each row can be tried again', async () => {
    const { page, server } = await open(searchPath('的'), null, { viewport: { width: 1280, height: 400 } });
    await done(page);
    const rows = page.locator('[data-search-results] > li');
    expect(await rows.count()).toBe(holders('的').length);
    server.intercept(on(TEXT, broken));
    const last = rows.last();
    await last.scrollIntoViewIfNeeded();
    const retry = last.getByRole('button', { name: '再试一次' });
    await retry.waitFor();
    expect(await listed(page)).toEqual(holders('的'));
    server.intercept(null);
    await retry.click();
    await last.locator('[data-passages] a mark').first().waitFor();
    expect(await retry.count()).toBe(0);
  });
});

describe('Enter', () => {
  test('tries again what failed', async () => {
    const { page, server } = await open(searchPath(QUERY), on(TABLE, missing));
    await expectFailure(page, 'missing', MISSING);
    server.intercept(null);
    await field(page).press('Enter');
    await page.locator('[data-search-results] [data-piece]').first().waitFor();
    expect(await listed(page)).toEqual(holders(QUERY));
    expect(await failure(page).isVisible()).toBe(false);
  });
});

describe('after an update of the site', () => {
  const json = (reply: Reply, value: unknown): Reply => ({ ...reply, body: Buffer.from(JSON.stringify(value)) });
  /** What an older edition may have: another index, and texts under other names. */
  const older: SearchTable = {
    ...table,
    version: 'older',
    index: 'unknown_older',
    pieces: table.pieces.map((piece) => ({ ...piece, text: `older${piece.text.slice(5)}` })),
  };
  const withoutTexts: SearchTable = { ...older, index: table.index };

  /** Gives the first who ask for it a table that the browser had kept. */
  const kept = (old: SearchTable, times: number): Intercept => {
    let asked = 0;
    return on(TABLE, (reply) => (++asked > times ? reply : json(reply, old)));
  };
  const asked = ({ requests }: StaticServer) => requests.filter((path) => TABLE.test(path)).length;

  test.each([
    ['index', older],
    ['texts', withoutTexts],
  ])('a kept table of an older %s is renewed, and the reader notices nothing', async (_, old) => {
    const { page, server } = await open(searchPath(QUERY), kept(old, 1));
    await done(page);
    expect(await failure(page).isVisible()).toBe(false);
    expect(await listed(page)).toEqual(holders(QUERY));
    expect(asked(server)).toBe(2);
    await field(page).fill('意见箱');
    await expect.poll(() => listed(page)).toEqual(holders('意见箱'));
    expect(asked(server)).toBe(2);
  });

  test('a table that stays older is said to be, and the page answers once it has come', async () => {
    const { page, server } = await open(searchPath(QUERY), kept(older, Infinity));
    await expectFailure(page, 'outdated', /刚刚更新/u);
    server.intercept(null);
    await expectWellAgain(page);
  });

  test.each(['意见箱', '扶贫'])('a page open since before it answers from the new edition: %s', async (query) => {
    const { page, server } = await open('/search/', null);
    await field(page).fill(QUERY);
    await done(page);
    // Every name that goes by content is another now: the kept table's files are gone.
    const renamed = { ...table, version: 'newer', pieces: older.pieces };
    server.intercept((path, reply) => {
      if (TABLE.test(path)) return json(reply, renamed);
      if (!TEXT.test(path)) return reply;
      const row = older.pieces.findIndex(({ text }) => path.endsWith(`/${text}.json`));
      if (row < 0) return missing(reply);
      const body = readFileSync(join(dist, `data/search/${table.pieces[row]!.text}.json`));
      return { status: 200, type: 'application/json', body };
    });
    await field(page).fill(query);
    await page.waitForURL((url) => url.searchParams.get('q') === query);
    await done(page);
    expect(await failure(page).isVisible()).toBe(false);
    expect(await listed(page)).toEqual(holders(query));
  });
});

test('on a piece, too, the words are marked without the table', async () => {
  const piece = pieces.find(({ paragraphs }) => paragraphs.some(({ text }) => text.includes(QUERY)))!;
  const { page } = await open(`${piece.url}?find=${encodeURIComponent(QUERY)}`, on(TABLE, missing));
  await page.locator('[data-found-bar]').waitFor();
  for (const mark of await page.locator('article mark').allTextContents()) expect(mark).toBe(QUERY);
});
