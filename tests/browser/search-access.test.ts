import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { overflowing, smallTargets, violations } from '../support/audit.ts';
import { visit, type Watched } from '../support/browser.ts';
import { withChineseFonts } from '../support/fonts.ts';
import { done, field, searchPath, searchSite } from '../support/search.ts';
import { serve } from '../support/static-server.ts';

const dist = inject('dist');
const site = searchSite();

interface State {
  name: string;
  path: string;
  /** Brings the page there. */
  reach: (page: Page) => Promise<void>;
  /** Files below this do not come. */
  lost?: string;
}

async function openFacets(page: Page): Promise<void> {
  await page.locator('[data-search-fold]').click();
  const facets = page.locator('[data-facet]');
  await facets.evaluateAll((groups) => groups.forEach((group) => ((group as HTMLDetailsElement).open = true)));
  expect(await facets.count()).toBeGreaterThan(4);
}

const STATES: State[] = [
  {
    name: 'idle, all facets open',
    path: '/search/',
    async reach(page) {
      await page.locator('[data-facet] [data-value]').first().waitFor({ state: 'attached' });
      await openFacets(page);
    },
  },
  { name: 'answers of the editors', path: searchPath('老人听不懂政策怎么讲'), reach: done },
  { name: 'a choice without words', path: '/search/?kind=story&theme=visits', reach: done },
  {
    name: 'proposals, one of them chosen',
    path: '/search/',
    async reach(page) {
      await field(page).focus();
      await page.keyboard.insertText('扶');
      await done(page);
      await page.keyboard.press('ArrowDown');
      await page.locator('[aria-activedescendant]').waitFor();
    },
  },
  {
    name: 'results, all facets open',
    path: searchPath('扶贫', '&kind=essay&kind=story&theme=visits'),
    async reach(page) {
      await done(page);
      await openFacets(page);
    },
  },
  {
    name: 'near answers',
    path: searchPath('两不愁五保障'),
    reach: (page) => page.locator('[data-match="near"]').first().waitFor(),
  },
  { name: 'nothing found', path: searchPath('鹱鹲鹳鹴'), reach: done },
  {
    name: 'failure',
    path: searchPath('扶贫'),
    lost: '/pagefind/',
    reach: (page) => page.locator('[data-search-failure]').waitFor(),
  },
];

describe.each(STATES)('$name', ({ path, reach, lost }) => {
  let visited: Watched;
  beforeAll(async () => {
    const server = await serve(dist, {
      intercept: (file, reply) => (lost && file.startsWith(lost) ? null : withChineseFonts(file, reply)),
    });
    visited = await visit(site.browser, server.origin + path, {
      viewport: { width: 360, height: 740 },
      hasTouch: true,
    });
    await reach(visited.page);
    return async () => {
      await visited.close();
      await server.close();
    };
  });

  test.each([
    [360, 'light'],
    [360, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const)('no barrier that axe knows: %i px, %s', async (width, colorScheme) => {
    const { page } = visited;
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
  });

  test('on a phone nothing is wider than the window, and every target is large enough', async () => {
    const { page } = visited;
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await overflowing(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    await page.evaluate(() => (document.documentElement.dataset.size = 'huge'));
    expect(await overflowing(page)).toEqual([]);
  });
});

test('words without a place to break do not widen a phone', async () => {
  const path = searchPath('http://example.org/'.repeat(20));
  const { page, close } = await visit(site.browser, inject('origin') + path, { viewport: { width: 360, height: 740 } });
  onTestFinished(close);
  await done(page);
  expect(await overflowing(page)).toEqual([]);
});

test('what a screen reader is told of the search', async () => {
  const { page, close } = await visit(site.browser, inject('origin') + searchPath('扶贫'));
  onTestFinished(close);
  await done(page);
  expect(await page.getByRole('search').count()).toBe(1);
  expect(await page.getByRole('combobox', { name: '搜全文' }).count()).toBe(1);
  expect(await page.getByRole('status').count()).toBe(1);
  expect(await page.getByRole('group', { name: '筛选' }).count()).toBe(1);
  await page.locator('[data-facet="theme"] summary').click();
  const value = page.getByRole('group', { name: '主题' }).getByRole('button').first();
  expect(await value.getAttribute('aria-pressed')).toBe('false');
});
