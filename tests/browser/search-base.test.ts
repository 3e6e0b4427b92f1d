import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { serve, type StaticServer } from '../support/static-server.ts';
import { readArchive } from '../support/archive-data.ts';
import { connectChromium, visit, type Watched } from '../support/browser.ts';
import { buildSite, type Build } from '../support/build.ts';
import { done, field, holdersOf, idsOf, listed, searchPath } from '../support/search.ts';
import { POLICY } from '../support/setup-browser.ts';

const BASE = '/archive/gongxing';
const QUERY = '合作社';

let build: Build;
let server: StaticServer;
let browser: Browser;
let visited: Watched;
let page: Page;
beforeAll(async () => {
  build = await buildSite({ base: BASE });
  server = await serve(build.dist, { base: BASE, headers: { 'content-security-policy': POLICY } });
  browser = await connectChromium(inject('chromium'));
  visited = await visit(browser, server.url('/'));
  ({ page } = visited);
});
afterAll(async () => {
  await visited?.close();
  await browser?.close();
  await server?.close();
  await build?.remove();
});

describe('below a base path', () => {
  test('search is found from the home page, answers, and leads to the passage', async () => {
    await page.keyboard.press('/');
    await page.keyboard.insertText(QUERY);
    await page.keyboard.press('Enter');
    await page.waitForURL(server.url(searchPath(QUERY)));
    await done(page);
    expect(await listed(page)).toEqual(idsOf(holdersOf(readArchive(build.dist).pieces, QUERY)));
    const link = page.locator('[data-search-results] [data-passages] a').first();
    const href = (await link.getAttribute('href'))!;
    expect(href).toMatch(new RegExp(`^${BASE}/(?:essays|stories)/[a-z0-9-]+/\\?find=[^#]+#p\\d+$`, 'u'));
    await link.click();
    await page.locator('[data-found-bar]').waitFor();
    expect(await page.locator('mark.current').first().textContent()).toBe(QUERY);
    await page.getByRole('button', { name: '清除' }).click();
    expect(page.url()).toBe(`${server.origin}${href.replace(/\?[^#]*/u, '')}`);
  });

  test('lines lead below it, and what they need is there', async () => {
    await page.goto(server.url(searchPath(QUERY, '&lines=piece')));
    await done(page);
    const hrefs = await page
      .locator('[data-search-aligned] a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
    expect(hrefs.length).toBeGreaterThan(5);
    expect(hrefs.filter((href) => !href.startsWith(`${BASE}/`))).toEqual([]);
    expect(
      await page
        .locator('[data-lines] tr')
        .last()
        .evaluate((row) => getComputedStyle(row).display),
    ).toBe('grid');
    const description = await page.locator('link[rel="search"]').getAttribute('href');
    const xml = await (await page.request.get(server.origin + description!)).text();
    expect(xml).toContain(`template="https://example.org${BASE}/search/?q={searchTerms}"`);
  });

  test('proposals and help lead below it', async () => {
    await page.goto(server.url('/search/'));
    await field(page).focus();
    await page.keyboard.insertText('两不愁五保障');
    await done(page);
    const hrefs = await page
      .locator('main a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')!).filter((href) => !href.startsWith('#')));
    expect(hrefs.length).toBeGreaterThan(20);
    expect(hrefs.filter((href) => !href.startsWith(`${BASE}/`))).toEqual([]);
    expect(await page.locator('[data-closest] a').count()).toBeGreaterThan(0);
    await field(page).fill('两不愁三保障');
    const option = page.locator('[role="option"]').first();
    await option.waitFor();
    await page.keyboard.press('ArrowDown');
    const url = (await option.getAttribute('data-url'))!;
    expect(url.startsWith(`${BASE}/`)).toBe(true);
    await Promise.all([page.waitForURL(server.origin + url), page.keyboard.press('Enter')]);
    expect(await page.locator('main h1').isVisible()).toBe(true);
  });

  test('nothing was missing on the way', () => {
    expect(visited.faults).toEqual([]);
  });
});
