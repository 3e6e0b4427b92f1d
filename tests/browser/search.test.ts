import type { Page } from 'playwright-core';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { readArchive } from '../support/archive-data.ts';
import { visit } from '../support/browser.ts';
import { done, holdersOf, idsOf, listed, searchPath, searchSite } from '../support/search.ts';
import { serve } from '../support/static-server.ts';

const dist = inject('dist');
const { pieces } = readArchive(dist);

const site = searchSite();

async function search(query: string): Promise<Page> {
  const page = await site.open(searchPath(query), { origin: inject('origin') });
  await done(page);
  return page;
}

const holders = (query: string) => idsOf(holdersOf(pieces, query));

/** Strings of the archive: one, two, four and eight characters out of the middle of a piece. */
const strings = [1, 2, 4, 8].map((length, index) => {
  const [first] = pieces[(index * 7) % pieces.length]!.paragraphs.filter(({ text }) => /\p{Script=Han}{8}/u.test(text));
  return /\p{Script=Han}{8}/u.exec(first!.text)![0].slice(0, length);
});

describe('the search page', () => {
  test.each(strings)('finds exactly the pieces that hold “%s”', async (query) => {
    const page = await search(query);
    expect(await listed(page)).toEqual(holders(query));
    expect(await page.locator('[data-total]').first().getAttribute('data-total')).toBe(String(holders(query).length));
    expect(await page.getByRole('status').first().innerText()).toContain(String(holders(query).length));
  });

  test('shows passages that link to their paragraph, the words marked', async () => {
    const query = strings[2]!;
    const page = await search(query);
    const link = page.locator('[data-match="exact"] a[href*="#p"]').first();
    await link.waitFor();
    expect(await link.locator('mark').first().innerText()).toBe(query);
    const [path, paragraph] = (await link.getAttribute('href'))!.replace(/\?[^#]*/u, '').split('#');
    const piece = pieces.find(({ url }) => url === path || `${url}source/` === path)!;
    const { text, source } = piece.paragraphs.find(({ id }) => id === paragraph)!;
    expect(text + source).toContain(query);
    await link.click();
    await page.locator(`#${paragraph!}`).waitFor();
    expect(new URL(page.url()).hash).toBe(`#${paragraph!}`);
  });

  test('says so where nothing is found, and names no exact result', async () => {
    const query = '鹱鹲鹳鹴';
    const page = await search(query);
    expect(holders(query)).toEqual([]);
    expect(await listed(page)).toEqual([]);
    expect((await page.getByRole('status').first().innerText()).trim()).not.toBe('');
  });

  test('waits for a question when there is none', async () => {
    const { page, close } = await visit(site.browser, `${inject('origin')}/search/`);
    onTestFinished(close);
    expect(await page.locator('[data-search-state]').getAttribute('data-search-state')).toBe('idle');
    await page.locator('main input[name="q"]').fill(strings[1]!);
    await page.keyboard.press('Enter');
    await done(page);
    expect(await listed(page)).not.toEqual([]);
    expect(new URL(page.url()).searchParams.get('q')).toBe(strings[1]);
  });

  test('explains itself where its files do not come, and answers once they do', async () => {
    const server = await serve(dist, {
      intercept: (path, reply) => (path.startsWith('/data/') ? { ...reply, status: 503 } : reply),
    });
    onTestFinished(server.close);
    const { page, close } = await visit(site.browser, server.origin + searchPath(strings[1]!));
    onTestFinished(close);
    const failure = page.locator('[data-search-failure]');
    await failure.waitFor();
    expect(await failure.innerText()).toMatch(/\p{Script=Han}/u);
    expect(await listed(page)).toEqual([]);
    server.intercept(null);
    await failure.getByRole('button').click();
    await page.locator('[data-search-results] [data-match="exact"]').first().waitFor();
    expect(await failure.isVisible()).toBe(false);
  });
});
