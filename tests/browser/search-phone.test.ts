import { describe, expect, inject, test } from 'vitest';
import { readArchive } from '../support/archive-data.ts';
import { ask, done, field, listed, searchPath, searchSite } from '../support/search.ts';

const { pieces } = readArchive(inject('dist'));
const stories = pieces.filter(({ kind }) => kind === 'story').map(({ id }) => id);

const site = searchSite();
const open = (path: string) =>
  site.open(path, { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true });

describe('on a phone', () => {
  test('a chosen facet shows beside it what it leaves, with a way there; no words are needed', async () => {
    const page = await open('/search/');
    await page.locator('[data-search-fold]').tap();
    const group = page.locator('[data-facet="kind"]');
    await group.locator('summary').tap();
    const value = group.locator('[data-value="story"]');
    await value.tap();
    await done(page);
    expect((await listed(page)).length).toBe(stories.length);
    const effect = group.locator('[data-effect]');
    expect(await effect.textContent()).toBe(`看这 ${stories.length} 篇`);
    const [one, other] = [(await value.boundingBox())!, (await effect.boundingBox())!];
    expect(other.y - one.y - one.height).toBeLessThan(120);
    expect(other.height).toBeGreaterThanOrEqual(44);
    await effect.tap();
    expect(await page.locator('[data-search-facets]').isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement!.matches('[data-title]'))).toBe(true);
    const first = (await page.locator('[data-search-results] > li').first().boundingBox())!;
    expect(first.y).toBeGreaterThanOrEqual(0);
    expect(first.y + 40).toBeLessThan(640);
  });

  test('a choice that leaves nothing says so beside it, and leads nowhere', async () => {
    const page = await open(searchPath('合作社', '&theme=no-such-theme&kind=story'));
    await done(page);
    await page.locator('[data-search-fold]').tap();
    const effect = page.locator('[data-facet="kind"] [data-effect]');
    expect(await effect.textContent()).toMatch(/^\s*一篇也没有\s*$/u);
    expect(await effect.evaluate(({ localName }) => localName)).toBe('p');
  });

  test('Enter puts the keyboard away', async () => {
    const page = await open('/search/');
    await field(page).tap();
    await ask(page, '合作社');
    expect(await field(page).evaluate((element) => element === document.activeElement)).toBe(false);
  });

  test('cleared words take a choice along that is folded away, and leave one that is seen', async () => {
    const page = await open(searchPath('合作社', '&kind=story'));
    await done(page);
    await field(page).fill('');
    await page.locator('[data-search-state="idle"]').waitFor();
    expect(new URL(page.url()).search).toBe('');
    await page.goto(site.server.origin + searchPath('合作社', '&kind=story'));
    await done(page);
    await page.locator('[data-search-fold]').tap();
    await field(page).fill('');
    await page.waitForURL((url) => url.search === '?kind=story');
    await done(page);
    expect((await listed(page)).length).toBe(stories.length);
  });
});
