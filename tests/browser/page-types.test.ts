import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { overflowing, smallTargets, violations } from '../support/audit.ts';
import { connectChromium, visit, type Watched } from '../support/browser.ts';
import { pageTypes } from '../support/page-types.ts';

const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 800 };
const types = pageTypes(inject('dist'));

let browser: Browser;
beforeAll(async () => {
  browser = await connectChromium(inject('chromium'));
});
afterAll(() => browser.close());

test('every kind of page is looked at', () => {
  expect(types.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['home', 'piece', '/essays/', '/tags/…/', '/places/', '/terms/', '/about/', '/training/']),
  );
});

describe.each(types)('$name', ({ path }) => {
  let visited: Watched;
  beforeAll(async () => {
    visited = await visit(browser, inject('origin') + path, { viewport: PHONE, hasTouch: true });
    if (path.includes('?q=')) await visited.page.locator('[data-search-state="done"]').waitFor();
  });
  afterAll(() => visited.close());

  test.each([
    ['a phone', PHONE],
    ['1280 px at 400 %', { width: 320, height: 256 }],
    ['1280 px at 200 %', { width: 640, height: 512 }],
    ['a desktop', DESKTOP],
  ])('on %s nothing is wider than the window, at any type size', async (_, viewport) => {
    const { page } = visited;
    await page.setViewportSize(viewport);
    expect(await overflowing(page)).toEqual([]);
    await page.evaluate(() => (document.documentElement.dataset.size = 'huge'));
    expect(await overflowing(page)).toEqual([]);
    await page.evaluate(() => document.documentElement.removeAttribute('data-size'));
    await page.setViewportSize(PHONE);
  });

  test('on a phone every target outside running text is 44 px wide and high', async () => {
    expect(await smallTargets(visited.page)).toEqual([]);
  });

  test.each([
    { where: 'phone', viewport: PHONE, colorScheme: 'light' },
    { where: 'phone', viewport: PHONE, colorScheme: 'dark' },
    { where: 'desktop', viewport: DESKTOP, colorScheme: 'light' },
    { where: 'desktop', viewport: DESKTOP, colorScheme: 'dark' },
  ] as const)('no barrier that axe knows: $where, $colorScheme', async ({ viewport, colorScheme }) => {
    const { page } = visited;
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
  });

  test('no error in the console, nothing asked of another host', () => {
    expect(visited.faults).toEqual([]);
  });
});
