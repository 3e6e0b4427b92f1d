import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import type { Answer, Request } from '../../src/search/shared/protocol.ts';
import { readArchive } from '../support/archive-data.ts';
import { done, heldServer, holdersOf, searchPath, searchSite } from '../support/search.ts';
import { serve } from '../support/static-server.ts';

const dist = inject('dist');
const { pieces } = readArchive(dist);
const PHONE = { width: 360, height: 740 };
const QUERY = '扶贫';

const site = searchSite();

async function open(path: string, options: Parameters<typeof site.open>[1] = {}): Promise<Page> {
  const page = await site.open(path, options);
  await done(page);
  return page;
}

const rows = (page: Page) => page.locator('[data-search-results] > [data-piece]');
const fold = (page: Page) => page.locator('[data-search-fold]');
const facets = (page: Page) => page.getByRole('group', { name: '筛选', exact: true });
const box = async (page: Page, selector: string) => (await page.locator(selector).first().boundingBox())!;

describe('headings', () => {
  /** Level and words of each heading that a screen reader meets. */
  const outline = (page: Page) =>
    page
      .getByRole('heading')
      .evaluateAll((all) => all.map(({ tagName, textContent }) => [tagName, textContent.trim()]));

  test('lead from result to result, below one that says how many are exact', async () => {
    const page = await open(searchPath(QUERY));
    const titles = await page.locator('[data-piece] [data-title]').allTextContents();
    const count = holdersOf(pieces, QUERY).length;
    expect(titles).toHaveLength(count);
    expect(await outline(page)).toEqual([
      ['H1', '搜索'],
      ['H2', `逐字相同的 ${count} 篇`],
      ...titles.map((title) => ['H3', title]),
    ]);
  });

  test('tell near results from exact ones, and the help after them', async () => {
    const page = await open(searchPath('两不愁五保障'));
    const titles = await page.locator('[data-match="near"] [data-title]').allTextContents();
    expect(titles.length).toBeGreaterThan(0);
    const told = await page.locator('[data-search-answers] [data-title]').allTextContents();
    const before = told.length > 0 ? told.length + 2 : 1;
    expect((await outline(page)).slice(before, before + titles.length + 1)).toEqual([
      ['H2', '相近的结果'],
      ...titles.map((title) => ['H3', title]),
    ]);
    expect((await outline(page)).slice(before + titles.length + 1).map(([level]) => level)).not.toContain('H3');
  });
});

describe('on a phone', () => {
  test('results begin within the first screen, the passage with them', async () => {
    const page = await open(searchPath(QUERY), { viewport: PHONE });
    const passage = await box(page, '[data-passages] a');
    expect(passage.y + passage.height).toBeLessThan(PHONE.height);
  });

  test('facets are folded away until they are asked for; the button tells how many are chosen', async () => {
    const page = await open(searchPath(QUERY, '&kind=story'), { viewport: PHONE });
    expect(await fold(page).textContent()).toBe('筛选 1');
    expect(await fold(page).getAttribute('aria-expanded')).toBe('false');
    expect(await facets(page).count()).toBe(0);
    await fold(page).press('Enter');
    expect(await fold(page).getAttribute('aria-expanded')).toBe('true');
    await facets(page).getByRole('button', { name: '清除筛选' }).press('Enter');
    await page.waitForURL((url) => !url.searchParams.has('kind'));
    await fold(page)
      .and(page.getByText('筛选', { exact: true }))
      .waitFor();
    // Still open after a choice: the next one may follow.
    expect(await facets(page).isVisible()).toBe(true);
    await fold(page).press('Enter');
    expect(await facets(page).count()).toBe(0);
  });
});

describe('from 1100 px', () => {
  const viewport = { width: 1100, height: 800 };

  test('results keep the left edge of the page, facets stand in the margin and stay', async () => {
    const page = await open(searchPath(QUERY), { viewport });
    const left = (await box(page, 'h1')).x;
    for (const part of [
      'form[role="search"] >> nth=-1',
      '[data-search-results]',
      '[data-title]',
      '[data-passages] a',
    ]) {
      expect((await box(page, part)).x, part).toBeCloseTo(left, 0);
    }
    expect(await fold(page).isVisible()).toBe(false);
    const results = await box(page, '[data-search-results]');
    const beside = await box(page, '[data-search-facets]');
    expect(beside.x).toBeGreaterThan(results.x + results.width);
    expect(beside.y).toBeLessThanOrEqual(results.y);
    await rows(page).last().scrollIntoViewIfNeeded();
    const stayed = await box(page, '[data-search-facets]');
    expect(stayed.y).toBeGreaterThanOrEqual(0);
    expect(stayed.y + stayed.height).toBeLessThanOrEqual(viewport.height);
  });

  test('before a choice the help begins beside the facets, which stay where they are when one is made', async () => {
    const page = await site.open('/search/', { viewport });
    const heading = async (name: string) => (await page.getByRole('heading', { name }).boundingBox())!;
    const facetsBefore = await box(page, '[data-search-facets]');
    const tried = await heading('试试这些字');
    expect(facetsBefore.x).toBeGreaterThan(tried.x + 600);
    expect(facetsBefore.y).toBeLessThan(tried.y);
    const [terms, rules] = [await heading('从政策词语找'), await heading('怎么搜')];
    expect(terms.y).toBeGreaterThan(facetsBefore.y + facetsBefore.height);
    const summary = page.locator('[data-facet="theme"] summary');
    expect([rules.y, rules.x]).toEqual([terms.y, (await summary.boundingBox())!.x]);
    await summary.click();
    const before = await summary.boundingBox();
    await page.locator('[data-facet="theme"] [data-value]').first().click();
    await done(page);
    expect(await summary.boundingBox()).toEqual(before);
  });

  test('without facets the help has the width of both columns', async () => {
    for (const options of [{ javaScriptEnabled: false }, {}]) {
      const page = await site.open(options.javaScriptEnabled === false ? '/search/' : searchPath('鹱鹲鹳鹴'), {
        viewport,
        ...options,
      });
      if (options.javaScriptEnabled !== false) await done(page);
      const links = page.locator('[data-search-help] a[href^="/themes/"]');
      const ends = await links.evaluateAll((all) => all.map((link) => link.getBoundingClientRect().right));
      expect(Math.max(...ends)).toBeGreaterThan(viewport.width * 0.75);
    }
  });
});

test('where the address asks something, no help is shown before the answer', async () => {
  const line = await heldServer((path) => path === '/data/search.json');
  line.hold();
  const page = await site.open(searchPath('鹱鹲鹳鹴'), { origin: line.server.origin });
  const shown = () => page.locator('[data-search-help]').isVisible();
  await page.locator('[data-search-state="busy"]').waitFor();
  expect(await shown()).toBe(false);
  line.letGo();
  await done(page);
  expect(await shown()).toBe(true);
  await page.goto(line.server.origin + '/search/');
  expect(await shown()).toBe(true);
});

describe('in forced colours', () => {
  const styleOf = (page: Page, selector: string, names: string[]) =>
    page
      .locator(selector)
      .first()
      .evaluate((element, wanted) => {
        const style = getComputedStyle(element);
        return Object.fromEntries(wanted.map((name) => [name, style.getPropertyValue(name)]));
      }, names);
  const COLOURS = ['background-color', 'color'];

  test('hits are told from the text, by more than colour', async () => {
    const page = await open(searchPath(QUERY), { forcedColors: 'active' });
    const hit = await styleOf(page, '[data-passages] mark', [...COLOURS, 'text-decoration-line']);
    const around = await styleOf(page, 'body', COLOURS);
    expect(hit['background-color']).not.toBe(around['background-color']);
    expect(hit['background-color']).not.toBe(hit.color);
    expect(hit['text-decoration-line']).toBe('underline');
  });

  test('chosen values are told from others, and what has the focus is outlined', async () => {
    const page = await open(searchPath(QUERY, '&kind=story'), { forcedColors: 'active' });
    const chosen = await styleOf(page, '[data-value][aria-pressed="true"]', COLOURS);
    const other = await styleOf(page, '[data-value][aria-pressed="false"]', COLOURS);
    expect(chosen['background-color']).not.toBe(other['background-color']);
    expect(chosen['background-color']).not.toBe(chosen.color);
    for (const selector of ['[data-title]', '[data-value]', 'summary >> nth=-1']) {
      await page.locator(selector).first().focus();
      await page.keyboard.press('Shift');
      expect(await styleOf(page, selector, ['outline-style']), selector).toEqual({ 'outline-style': 'solid' });
    }
  });
});

describe('更多', () => {
  /** As a worker: answers every question with so many exact hits, pieces over and over. */
  const answerMany = (count: number, known: number): string => {
    const exact = Array.from({ length: count }, (_, at) => ({ piece: at % known, count: 1, titleRanges: [] }));
    const answer: Answer = {
      state: 'exact',
      total: count,
      exact,
      near: [],
      parts: [QUERY],
      help: null,
      hints: [],
      editors: [],
    };
    const passages = [{ paragraph: 'p1', layer: 'reading', text: QUERY, ranges: [[0, 2]] }];
    const reply = ({ data }: MessageEvent<Request>, given: { answer: Answer; passages: unknown }) => {
      if (data.type === 'open' || data.type === 'file') return;
      const { id, type } = data;
      const words = type === 'search' ? { type: 'answer', answer: given.answer } : { type, passages: given.passages };
      postMessage({ id, ...words });
    };
    return `const reply = ${reply.toString()}; onmessage = (event) => reply(event, ${JSON.stringify({ answer, passages })});`;
  };

  async function openMany(count: number): Promise<Page> {
    const server = await serve(dist, {
      intercept: (path, reply) =>
        /\/worker-[^/]+\.js$/u.test(path) ? { ...reply, body: Buffer.from(answerMany(count, pieces.length)) } : reply,
    });
    const page = await open(searchPath(QUERY), { origin: server.origin });
    page.once('close', () => void server.close());
    return page;
  }

  test('adds rows, hands the focus to the first of them, and leaves those before as they are', async () => {
    const page = await openMany(450);
    expect(await rows(page).count()).toBe(200);
    expect(await page.locator('[data-total]').getAttribute('data-total')).toBe('450');
    const first = await rows(page).first().elementHandle();
    const more = page.getByRole('button', { name: '更多' });
    const focused = () =>
      page.evaluate(() => [...document.querySelectorAll('[data-title]')].indexOf(document.activeElement!));
    await more.press('Enter');
    await expect.poll(() => rows(page).count()).toBe(400);
    expect(await focused()).toBe(200);
    expect(await first.evaluate((row) => row.isConnected)).toBe(true);
    await more.press('Enter');
    await expect.poll(() => rows(page).count()).toBe(450);
    expect(await focused()).toBe(400);
    expect(await more.count()).toBe(0);
  });
});
