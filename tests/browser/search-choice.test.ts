/** A choice of facets without words is a search: pieces, counts, words, address, and no part of the index. */
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { layoutShifts } from '../support/audit.ts';
import { readArchive } from '../support/archive-data.ts';
import {
  countsOf,
  expectTrue,
  leftOf,
  press,
  shownCounts,
  valueButton,
  type Chosen,
  type FacetedPiece,
} from '../support/facets.ts';
import { done, field, heldServer, holdersOf, idsOf, listed, searchSite, watchPage } from '../support/search.ts';
import { serve, type Intercept, type Reply } from '../support/static-server.ts';

const dist = inject('dist');
const pieces = readArchive(dist).pieces as FacetedPiece[];

const site = searchSite();

const idle = (page: Page) => page.locator('[data-search-state="idle"]').waitFor();
const offered = (page: Page) => page.locator('[data-facet] [data-value]').first().waitFor({ state: 'attached' });
const help = (page: Page) => page.locator('[data-search-help]');
const addressOf = (page: Page) => [...new URL(page.url()).searchParams];

/** The page before any choice, its facets offered. */
async function openIdle(options?: Parameters<typeof site.open>[1]): Promise<Page> {
  const page = await site.open('/search/', options);
  await offered(page);
  return page;
}

async function open(address: string, options?: Parameters<typeof site.open>[1]): Promise<Page> {
  const page = await site.open(`/search/${address}`, options);
  await done(page);
  return page;
}

/** The page shows that nothing is asked. */
async function expectIdle(page: Page): Promise<void> {
  await idle(page);
  expect(await page.locator('[data-search-results] > *').count()).toBe(0);
  expect(await page.locator('[data-total]').count()).toBe(0);
  expect(await page.getByRole('status').textContent()).toBe('');
  expect(await help(page).isVisible()).toBe(true);
  expect(await shownCounts(page)).toEqual(countsOf(pieces, {}));
  expect(new URL(page.url()).search).toBe('');
}

/** Two themes of which each has a piece that the other lacks, and one piece or more in common with a kind. */
const themes = Object.keys(countsOf(pieces, {}).theme!);
const [one, two] = themes.flatMap((first) =>
  themes
    .filter((second) => {
      const [a, b] = [leftOf(pieces, { theme: [first] }), leftOf(pieces, { theme: [second] })];
      return a.some((id) => !b.includes(id)) && b.some((id) => !a.includes(id));
    })
    .map((second) => [first, second] as const),
)[0]!;

describe('before a choice', () => {
  test('facets are offered with counts over the whole archive, and the examples stay', async () => {
    const page = await openIdle();
    await expectIdle(page);
    expect(await page.getByRole('group', { name: '筛选', exact: true }).isVisible()).toBe(true);
    expect(await page.locator('[data-facet][open]').count()).toBe(0);
    expect(await page.getByRole('heading', { name: '试试这些字' }).isVisible()).toBe(true);
    expect(await help(page).locator('a[href*="?q="]').count()).toBeGreaterThan(2);
  });

  test.each([
    { width: 360, height: 740 },
    { width: 800, height: 740 },
    { width: 1280, height: 800 },
  ])('nothing moves while they come: $width px', async (viewport) => {
    const line = await heldServer((path) => path === '/data/search.json');
    line.hold();
    const page = await site.open('/search/', { viewport, origin: line.server.origin });
    await line.held(1);
    const places = () =>
      page.locator('[data-search-help] h2').evaluateAll((all) => all.map((each) => each.getBoundingClientRect().y));
    const before = await places();
    line.letGo();
    await offered(page);
    expect(await places()).toEqual(before);
    expect(await layoutShifts(page)).toEqual([]);
  });

  test('without JavaScript none are offered', async () => {
    const page = await site.open('/search/', { javaScriptEnabled: false });
    expect(await page.getByRole('group', { name: '筛选', exact: true }).count()).toBe(0);
    expect(await page.getByRole('button', { name: '筛选' }).count()).toBe(0);
  });
});

describe('a choice without words', () => {
  test.each(Object.entries(countsOf(pieces, {})))('by the address: %s', async (facet, values) => {
    // The commonest value and the rarest; the others' counts are proved with either.
    const sorted = Object.keys(values).sort((a, b) => values[b]! - values[a]!);
    for (const value of [sorted[0]!, sorted.at(-1)!]) {
      const page = await open(`?${facet}=${encodeURIComponent(value)}`);
      await expectTrue(page, pieces, { [facet]: [value] });
      expect(await help(page).isVisible()).toBe(false);
      expect(await field(page).inputValue()).toBe('');
    }
  });

  test('begun by pressing: listed, counted, in the address; taken back, the page is bare again', async () => {
    const page = await openIdle();
    await press(page, 'theme', one);
    await done(page);
    await expectTrue(page, pieces, { theme: [one] });
    expect(addressOf(page)).toEqual([['theme', one]]);
    await press(page, 'theme', two);
    await expectTrue(page, pieces, { theme: [one, two] });
    const [kind] = Object.keys(countsOf(pieces, { theme: [one, two] }).kind!) as [string];
    await press(page, 'kind', kind);
    await expectTrue(page, pieces, { theme: [one, two], kind: [kind] });
    await press(page, 'theme', one);
    await expectTrue(page, pieces, { theme: [two], kind: [kind] });
    await page.getByRole('button', { name: '清除筛选' }).click();
    await expectIdle(page);
    expect(await page.locator('[aria-pressed="true"]').count()).toBe(0);
    await press(page, 'theme', one);
    await done(page);
    await press(page, 'theme', one);
    await expectIdle(page);
  });

  test('each row shows its first paragraph that is no title, unmarked, and leads there', async () => {
    const page = await open('?kind=essay&kind=story');
    const rows = page.locator('[data-search-results] > [data-piece]');
    expect(await rows.count()).toBe(pieces.length);
    await rows.last().scrollIntoViewIfNeeded();
    for (const { id, url, paragraphs } of pieces) {
      const first = paragraphs.find(({ role }) => role === 'text')!;
      const row = page.locator(`[data-piece="${id}"]`);
      await row.scrollIntoViewIfNeeded();
      const link = row.locator('[data-passages] a');
      await link.waitFor();
      expect(await link.count()).toBe(1);
      expect(await link.getAttribute('href'), id).toBe(`${url}#${first.id}`);
      const text = (await link.textContent())!;
      expect(first.text.startsWith(text.split(/…| 第/u)[0]!.trim()), text).toBe(true);
      expect(text).toContain(`第 ${first.id.slice(1)} 段`);
      expect(await row.locator('[data-title]').getAttribute('href')).toBe(url);
    }
    expect(await page.locator('[data-search-results] mark').count()).toBe(0);
  });

  test('rows stand in the order of their seals', async () => {
    const page = await open(`?theme=${one}`);
    const table = await page.evaluate(async () => (await fetch('/data/search.json')).json() as Promise<unknown>);
    const { pieces: rows } = table as { pieces: { id: string; number: number }[] };
    const ids = await page
      .locator('[data-piece]')
      .evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset.piece!));
    const numbers = ids.map((id) => rows.find((row) => row.id === id)!.number);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  });

  test('needs no index: neither Pagefind nor the worker is fetched', async () => {
    const server = await serve(dist);
    const page = await site.open('/search/', { origin: server.origin });
    page.once('close', () => void server.close());
    await offered(page);
    await press(page, 'theme', one);
    await done(page);
    await page.goto(`${server.origin}/search/?kind=story`);
    await done(page);
    expect(server.requests.filter((path) => /^\/pagefind\/|worker/u.test(path))).toEqual([]);
  });

  test('is joined by words and outlives them', async () => {
    const page = await open(`?theme=${one}`);
    const words = '贫困户';
    await field(page).fill(words);
    await page.waitForURL((url) => url.searchParams.has('q'));
    await done(page);
    const holders = holdersOf(pieces, words);
    await expectTrue(page, holders, { theme: [one] });
    expect(await page.locator('[data-search-results] mark').count()).toBeGreaterThan(0);
    await field(page).fill('');
    await page.waitForURL((url) => !url.searchParams.has('q'));
    await expect.poll(() => listed(page)).toEqual(leftOf(pieces, { theme: [one] }));
    await done(page);
    await expectTrue(page, pieces, { theme: [one] });
  });

  test('back and forward go through choices and back to none', async () => {
    const page = await openIdle();
    const steps: Chosen[] = [{}, { theme: [one] }, { theme: [one, two] }];
    await press(page, 'theme', one);
    await done(page);
    await press(page, 'theme', two);
    const shows = async (chosen: Chosen) => {
      if (!chosen.theme) return expectIdle(page);
      await expect.poll(() => listed(page)).toEqual(leftOf(pieces, chosen));
      await done(page);
      await expectTrue(page, pieces, chosen);
    };
    for (const chosen of steps.slice(0, -1).reverse()) {
      await page.goBack();
      await shows(chosen);
    }
    for (const chosen of steps.slice(1)) {
      await page.goForward();
      await shows(chosen);
    }
    await page.reload();
    await done(page);
    await shows(steps.at(-1)!);
  });

  test('a value that no piece has is listed at 0, to be taken back', async () => {
    const page = await open('?theme=no-such&other=1');
    await expectTrue(page, pieces, { theme: ['no-such'] });
    expect(await page.getByRole('status').textContent()).toContain('去掉');
    await valueButton(page, 'theme', 'no-such').click();
    await page.waitForURL((url) => !url.searchParams.has('theme'));
    await expectIdle(page);
  });

  test('each answer is said once', async () => {
    const page = await openIdle();
    const { words } = await watchPage(page);
    await press(page, 'theme', one);
    await done(page);
    await press(page, 'theme', two);
    const count = (chosen: Chosen) => leftOf(pieces, chosen).length;
    expect(await words()).toEqual([
      `筛选出 ${count({ theme: [one] })} 篇`,
      `筛选出 ${count({ theme: [one, two] })} 篇`,
    ]);
    expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toBe(
      `筛选出的 ${count({ theme: [one, two] })} 篇`,
    );
  });

  test('by keyboard: from the field to a value and on, the focus stays', async () => {
    const page = await openIdle();
    await field(page).focus();
    const focused = () =>
      page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        return { facet: element.closest<HTMLElement>('[data-facet]')?.dataset.facet, value: element.dataset.value };
      });
    for (let tabs = 0; tabs < 12 && (await focused()).facet !== 'theme'; tabs++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const first = await focused();
    expect(first).toEqual({ facet: 'theme', value: expect.any(String) as string });
    await page.keyboard.press('Space');
    await done(page);
    expect(await listed(page)).toEqual(leftOf(pieces, { theme: [first.value!] }));
    expect(await focused()).toEqual(first);
    await page.keyboard.press('Space');
    await idle(page);
    expect(await focused()).toEqual(first);
    await page.keyboard.press('Space');
    await done(page);
    await page.locator('[data-clear]').press('Enter');
    await idle(page);
    expect(await page.evaluate(() => document.activeElement!.closest('[data-search-facets]') !== null)).toBe(true);
    // The results are walked as those of words are.
    await page.goForward();
    await page.goBack();
    await done(page);
    await field(page).focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement!.matches('[data-title]'))).toBe(true);
  });

  test('on a phone the facets are behind a button, which tells how many are chosen', async () => {
    const page = await openIdle({ viewport: { width: 360, height: 740 } });
    const fold = page.locator('[data-search-fold]');
    expect(await fold.textContent()).toBe('筛选');
    expect(await page.locator('[data-search-facets]').isVisible()).toBe(false);
    await fold.click();
    await press(page, 'theme', one);
    await done(page);
    expect(await fold.textContent()).toBe('筛选 1');
    await fold.click();
    const row = (await page.locator('[data-passages] a').first().boundingBox())!;
    expect(row.y + row.height).toBeLessThan(740);
  });

  test('on paper the pieces are left, and nothing to press', async () => {
    const page = await open(`?theme=${one}`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('status').isVisible()).toBe(true);
    expect(await page.locator('[data-passages] a').first().isVisible()).toBe(true);
    expect(await page.locator('[data-search-facets]').isVisible()).toBe(false);
    await page.setViewportSize({ width: 700, height: 900 });
    expect(await page.locator('[data-search-fold]').isVisible()).toBe(false);
  });

  test('pressed in haste on a slow line, the last choice is what is shown', async () => {
    const line = await heldServer((path) => path.startsWith('/data/search/'));
    const page = await openIdle({ origin: line.server.origin });
    const { moments } = await watchPage(page);
    line.hold();
    await page.locator('[data-facet="theme"] summary').click();
    await valueButton(page, 'theme', one).click();
    await line.held(1);
    expect(await page.locator('[data-search-state]').getAttribute('data-search-state')).toBe('busy');
    await valueButton(page, 'theme', two).click();
    await page.waitForURL(`**theme=${two}**`);
    line.letGo();
    await done(page);
    await expectTrue(page, pieces, { theme: [one, two] });
    const drawn = (await moments()).filter(({ rows }) => rows.length > 0);
    for (const { rows } of drawn) expect(rows).toEqual(leftOf(pieces, { theme: [one, two] }));
    // Taken back while its texts are on their way, it is not shown after all.
    await page.goto(`${line.server.origin}/search/`);
    await offered(page);
    line.hold();
    await page.locator('[data-facet="kind"] summary').click();
    const [kind] = Object.keys(countsOf(pieces, {}).kind!) as [string];
    await valueButton(page, 'kind', kind).click();
    await page.waitForURL(`**kind=${kind}`);
    await valueButton(page, 'kind', kind).click();
    await idle(page);
    line.letGo();
    await page.waitForLoadState('networkidle');
    await expectIdle(page);
  });
});

describe('where files do not come', () => {
  const on =
    (pattern: RegExp, change: (reply: Reply) => Reply | null): Intercept =>
    (path, reply) =>
      pattern.test(path) ? change(reply) : reply;
  const TABLE = /^\/data\/search\.json$/u;
  const TEXT = /^\/data\/search\/.+\.json$/u;
  const missing = (reply: Reply): Reply => ({ ...reply, status: 404, type: 'text/html', body: Buffer.from('404') });

  async function openIll(path: string, intercept: Intercept) {
    const server = await serve(dist, { intercept });
    const page = await site.open(path, { origin: server.origin, tolerate: /^console:/u });
    page.once('close', () => void server.close());
    return { page, server };
  }

  test.each([
    ['the table is missing', TABLE, missing, 'missing'],
    ['the texts are missing', TEXT, missing, 'missing'],
    ['the table does not come', TABLE, () => null, 'network'],
    ['the texts are cut short', TEXT, (reply: Reply) => ({ ...reply, body: reply.body.subarray(0, 20) }), 'broken'],
  ] as const)('%s: explained, and well again when asked anew', async (_, pattern, change, kind) => {
    const { page, server } = await openIll(`/search/?theme=${one}`, on(pattern, change));
    const failure = page.locator('[data-search-failure]');
    await failure.waitFor();
    expect(await failure.getAttribute('data-failure')).toBe(kind);
    expect(await page.getByRole('status').textContent()).toBe(await failure.locator('p').first().textContent());
    expect(await page.locator('[data-total]').count()).toBe(0);
    expect(await page.locator('[data-search-facets]').isVisible()).toBe(false);
    expect(await help(page).isVisible()).toBe(true);
    server.intercept(null);
    await failure.getByRole('button', { name: '再试一次' }).press('Enter');
    await page.locator('[data-search-results] [data-piece]').first().waitFor();
    await expectTrue(page, pieces, { theme: [one] });
    expect(await page.evaluate(() => document.activeElement!.matches('[data-title]'))).toBe(true);
  });

  test('without the table the bare page offers no facets, says nothing, and can be searched once it has come', async () => {
    const { page, server } = await openIll('/search/', on(TABLE, missing));
    await page.locator('[data-search-facets]').waitFor({ state: 'hidden' });
    expect(await page.locator('[data-search-fold]').isVisible()).toBe(false);
    await idle(page);
    expect(await page.locator('[data-search-failure]').isVisible()).toBe(false);
    expect(await help(page).isVisible()).toBe(true);
    server.intercept(null);
    await field(page).fill('合作社');
    await page.waitForURL((url) => url.searchParams.has('q'));
    await done(page);
    expect(await listed(page)).toEqual(idsOf(holdersOf(pieces, '合作社')));
    await field(page).fill('');
    await expectIdle(page);
  });

  test('the index is not missed', async () => {
    const { page } = await openIll(
      `/search/?theme=${one}`,
      on(/^\/pagefind\/|worker/u, () => null),
    );
    await done(page);
    await expectTrue(page, pieces, { theme: [one] });
  });

  test('an older table kept by the browser is renewed', async () => {
    let asked = 0;
    const older = (reply: Reply): Reply => {
      const table = JSON.parse(reply.body.toString()) as { pieces: { text: string }[] };
      const olderPieces = table.pieces.map((piece) => ({ ...piece, text: `older${piece.text.slice(5)}` }));
      const body = Buffer.from(JSON.stringify({ ...table, version: 'older', pieces: olderPieces }));
      return asked++ === 0 ? { ...reply, body } : reply;
    };
    const { page } = await openIll(`/search/?theme=${one}`, on(TABLE, older));
    await done(page);
    await expectTrue(page, pieces, { theme: [one] });
    expect(asked).toBe(2);
  });
});
