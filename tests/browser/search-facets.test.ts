import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { readArchive } from '../support/archive-data.ts';
import {
  countsOf,
  expectTrue as expectTrueOf,
  leftOf,
  press,
  shownCounts,
  valueButton,
  type Chosen,
  type FacetedPiece,
} from '../support/facets.ts';
import {
  ask,
  done,
  field,
  heldServer,
  holdersOf,
  listed,
  searchPath,
  searchSite,
  watchPage,
  type OpenOptions,
} from '../support/search.ts';

const pieces = readArchive(inject('dist')).pieces as FacetedPiece[];
const QUERY = '贫困户';

const site = searchSite();

async function open(path: string, options?: OpenOptions): Promise<Page> {
  const page = await site.open(path, options);
  await done(page);
  return page;
}

const holders = (query: string) => holdersOf(pieces, query);
const left = (query: string, chosen: Chosen) => leftOf(holders(query), chosen);
const counts = (query: string, chosen: Chosen) => countsOf(holders(query), chosen);

/** Everything that the page says about results and facets is true of the archive. */
async function expectTrue(page: Page, query: string, chosen: Chosen): Promise<void> {
  await expectTrueOf(page, holders(query), chosen);
  expect(await page.getByRole('status').textContent()).toContain(String(holders(query).length));
}

describe('facets', () => {
  test('count what the archive has', async () => {
    const page = await open(searchPath(QUERY));
    expect(holders(QUERY).length).toBeGreaterThan(10);
    await expectTrue(page, QUERY, {});
    const listed = Object.keys(await shownCounts(page));
    expect(listed).toEqual(expect.arrayContaining(['kind', 'genre', 'theme', 'place', 'year', 'cause', 'measure']));
    // Values are named in Chinese and common ones come first.
    for (const facet of listed) {
      const names = await page
        .locator(`[data-facet="${facet}"] [data-value]`)
        .evaluateAll((buttons) => buttons.map((each) => each.firstChild!.textContent));
      for (const name of names) expect(name, facet).toMatch(facet === 'year' ? /^\d{4}$/u : /^\p{Script=Han}/u);
      const numbers = Object.values((await shownCounts(page))[facet]!);
      if (facet !== 'year') expect(numbers, facet).toEqual([...numbers].sort((a, b) => b - a));
    }
  });

  test('narrow; values of one facet widen; all can be cleared', async () => {
    const page = await open(searchPath(QUERY));
    const themes = Object.keys(counts(QUERY, {}).theme!);
    // Two themes that are not each other's subset.
    const [one, two] = themes.flatMap((first) =>
      themes
        .filter((second) => {
          const [a, b] = [left(QUERY, { theme: [first] }), left(QUERY, { theme: [second] })];
          return a.some((id) => !b.includes(id)) && b.some((id) => !a.includes(id));
        })
        .map((second) => [first, second] as const),
    )[0]!;
    await press(page, 'theme', one);
    await expectTrue(page, QUERY, { theme: [one] });
    const narrowed = await listed(page);
    expect(narrowed.length).toBeLessThan(holders(QUERY).length);
    await press(page, 'theme', two);
    await expectTrue(page, QUERY, { theme: [one, two] });
    expect((await listed(page)).length).toBeGreaterThan(narrowed.length);
    const [kind] = Object.keys(counts(QUERY, { theme: [one, two] }).kind!);
    await press(page, 'kind', kind!);
    await expectTrue(page, QUERY, { theme: [one, two], kind: [kind!] });
    await press(page, 'theme', one);
    await expectTrue(page, QUERY, { theme: [two], kind: [kind!] });
    await page.getByRole('button', { name: '清除筛选' }).click();
    await expect.poll(() => listed(page)).toEqual(left(QUERY, {}));
    await expectTrue(page, QUERY, {});
    expect(await page.locator('[data-value][aria-pressed="true"]').count()).toBe(0);
    expect(await page.getByRole('button', { name: '清除筛选' }).count()).toBe(0);
  });

  test('stay chosen while the query changes, and count its answer', async () => {
    const page = await open(searchPath(QUERY, '&kind=story&year=2019'));
    await expectTrue(page, QUERY, { kind: ['story'], year: ['2019'] });
    await field(page).fill('扶贫');
    await page.waitForURL((url) => url.searchParams.get('q') === '扶贫');
    await done(page);
    await expectTrue(page, '扶贫', { kind: ['story'], year: ['2019'] });
  });

  test('a chosen value that nothing is left of is still there, to be taken back', async () => {
    const [theme] = [...new Set(pieces.flatMap(({ themes }) => themes))].filter(
      (each) => left('意见箱', { theme: [each] }).length === 0,
    );
    expect(holders('意见箱').length).toBeGreaterThan(0);
    const page = await open(searchPath('意见箱', `&theme=${theme!}`));
    await expectTrue(page, '意见箱', { theme: [theme!] });
    await valueButton(page, 'theme', theme!).click();
    await expect.poll(() => listed(page)).toEqual(left('意见箱', {}));
  });

  test('are worked by keyboard; the focus stays where it was', async () => {
    const page = await open(searchPath(QUERY));
    const focused = () =>
      page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const facet = element.closest<HTMLElement>('[data-facet]')?.dataset.facet;
        return { facet, value: element.dataset.value, pressed: element.getAttribute('aria-pressed') };
      });
    await page.locator('[data-facet="theme"] summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const first = await focused();
    expect(first).toEqual({ facet: 'theme', value: expect.any(String) as string, pressed: 'false' });
    await page.keyboard.press('Space');
    await expect.poll(focused).toEqual({ ...first, pressed: 'true' });
    expect(await listed(page)).toEqual(left(QUERY, { theme: [first.value!] }));
    // The value next to it is where it was: the group is still open.
    await page.keyboard.press('Tab');
    const second = await focused();
    expect(second.facet).toBe('theme');
    await page.keyboard.press('Enter');
    await expect.poll(focused).toEqual({ ...second, pressed: 'true' });
    expect(await listed(page)).toEqual(left(QUERY, { theme: [first.value!, second.value!] }));
    await page.keyboard.press('Space');
    await expect.poll(focused).toEqual({ ...second, pressed: 'false' });
    // What goes away hands the focus on.
    await page.locator('[data-clear]').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => listed(page)).toEqual(left(QUERY, {}));
    expect(await page.evaluate(() => document.activeElement!.closest('[data-search-facets]') !== null)).toBe(true);
  });

  test('pressed in haste on a slow line, the last choice is what is shown', async () => {
    const line = await heldServer((path) => path.startsWith('/data/search/'));
    const page = await open(searchPath('的'), { origin: line.server.origin });
    const { moments } = await watchPage(page);
    // A theme of pieces whose passages have not come yet.
    const filled = await page
      .locator('[data-piece]:has([data-passages] li)')
      .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.piece!));
    const theme = Object.keys(counts('的', {}).theme!).find(
      (each) => !left('的', { theme: [each] }).every((id) => filled.includes(id)),
    )!;
    line.hold();
    await page.locator('[data-facet="theme"] summary').click();
    await valueButton(page, 'theme', theme).click();
    await page.waitForURL(`**theme=${theme}`);
    await line.held(1);
    await valueButton(page, 'theme', theme).click();
    await page.waitForURL((url) => !url.searchParams.has('theme'));
    line.letGo();
    // An answer, all the way, after the passages that were kept back.
    await ask(page, QUERY);
    const drawn = (await moments()).filter(({ query }) => query === '的').map(({ rows }) => rows);
    expect(drawn).not.toEqual([]);
    for (const rows of drawn) expect(rows).toEqual(left('的', {}));
    await page.goBack();
    await expect.poll(() => listed(page)).toEqual(left('的', {}));
    await expectTrue(page, '的', {});
    expect(await page.locator('[data-value][aria-pressed="true"]').count()).toBe(0);
  });
});
