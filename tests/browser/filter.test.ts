import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { overflowing, smallTargets, violations } from '../support/audit.ts';
import { readArchive } from '../support/archive-data.ts';
import { commonSite } from '../support/common-site.ts';

const [witness] = readArchive(inject('dist')).witnesses;
const LONG_LISTS = ['/terms/', '/tags/', `/sources/${witness!.id}/`];
/** Stand nowhere in the archive, and hardly in another. */
const NOWHERE = '螺丝钉批发价目';

const { open } = commonSite();

const field = (page: Page) => page.getByRole('textbox', { name: '只看含有这些字的' });
const status = (page: Page) => page.locator('main [role="status"]');
const only = (page: Page) => page.evaluate(() => new URL(location.href).searchParams.get('only'));

/** Words of the list's entries that are seen, the term or the title of each. */
const seen = (page: Page) =>
  page
    .locator('[data-filter-list] :is(dt, li)')
    .evaluateAll((elements) =>
      elements
        .filter((element) => element.checkVisibility())
        .map((element) => (element.querySelector('a') ?? element.querySelector('p'))!.textContent.trim()),
    );
const headings = (page: Page) =>
  page
    .locator('main h2')
    .evaluateAll((elements) => elements.filter((element) => element.checkVisibility()).map(({ id }) => id));

/** A word that some entries of the glossary hold and others do not: a term with a link of its own, and its group. */
async function someTerm(page: Page): Promise<{ term: string; group: string }> {
  return page.evaluate(() => {
    const entry = [...document.querySelectorAll('dl > div')].at(-1)!;
    return {
      term: entry.querySelector('dt')!.textContent.trim(),
      group: entry.closest('section')!.querySelector('h2')!.id,
    };
  });
}

describe.each(LONG_LISTS)('the filter of %s', (path) => {
  test('narrows the list down as one types, and says how far; the button brings all back', async () => {
    const page = await open(path);
    const all = await seen(page);
    expect(all.length).toBeGreaterThan(30);
    expect(await status(page).textContent()).toContain(String(all.length));
    const words = all.at(-1)!;
    await field(page).fill(words);
    const kept = await seen(page);
    expect(kept).toContain(words);
    expect(kept.length).toBeLessThan(all.length);
    expect(await status(page).textContent()).toMatch(new RegExp(`${all.length}.*有 ${kept.length} `, 'u'));
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '清除' }).click();
    expect(await seen(page)).toEqual(all);
    expect(await field(page).evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await only(page)).toBeNull();
    expect(await page.getByRole('button', { name: '清除' }).isVisible()).toBe(false);
  });

  test('says where to go on when nothing is left', async () => {
    const page = await open(path, { viewport: { width: 360, height: 740 }, hasTouch: true });
    await field(page).fill(NOWHERE);
    expect(await seen(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    expect(await overflowing(page)).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: `搜“${NOWHERE}”` }).click();
    await page.waitForURL('**/search/?q=*');
    expect(new URL(page.url()).searchParams.get('q')).toBe(NOWHERE);
  });

  test('is not there without JavaScript, and the list is whole', async () => {
    const withScripts = await seen(await open(path));
    const page = await open(path, { javaScriptEnabled: false });
    expect(await page.locator('#filter').isVisible()).toBe(false);
    expect(await page.locator('[data-filter-list] :is(dt, li):visible').count()).toBeGreaterThanOrEqual(
      withScripts.length,
    );
  });
});

describe('the filter of the glossary', () => {
  test('hides the headings and contents of groups without an entry left', async () => {
    const page = await open('/terms/');
    const { term, group } = await someTerm(page);
    const before = await headings(page);
    await field(page).fill(term);
    const after = await headings(page);
    expect(after).toContain(group);
    expect(after.length).toBeLessThan(before.length);
    const linked = await page
      .locator('[data-contents] li:visible a')
      .evaluateAll((links) => links.map((link) => decodeURIComponent((link as HTMLAnchorElement).hash.slice(1))));
    expect(linked).toEqual(after);
  });

  test('asks for every word, in any width', async () => {
    const page = await open('/terms/');
    const entry = page.locator('dl > div').first();
    const term = (await entry.locator('dt').innerText()).trim();
    const definition = await entry.locator('dd').first().innerText();
    await field(page).fill(`${definition.slice(-4, -1)}\u3000${term}`);
    expect(await seen(page)).toEqual([term]);
  });

  test('waits while a word is being composed', async () => {
    const page = await open('/terms/');
    const all = await seen(page);
    const { term } = await someTerm(page);
    await field(page).focus();
    const input = await page.context().newCDPSession(page);
    await input.send('Input.imeSetComposition', { text: 'zzz', selectionStart: 3, selectionEnd: 3 });
    expect(await field(page).inputValue()).toBe('zzz');
    expect(await seen(page)).toEqual(all);
    expect(await only(page)).toBeNull();
    await input.send('Input.insertText', { text: term });
    expect(await field(page).inputValue()).toBe(term);
    expect(await seen(page)).toContain(term);
    expect((await seen(page)).length).toBeLessThan(all.length);
  });

  test('is cleared by Escape', async () => {
    const page = await open('/terms/');
    const all = await seen(page);
    await field(page).fill(NOWHERE);
    expect(await seen(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await field(page).inputValue()).toBe('');
    expect(await seen(page)).toEqual(all);
  });

  test('stands in the address: it is there again for who comes back, and can be sent', async () => {
    const page = await open('/terms/');
    const { term } = await someTerm(page);
    await field(page).fill(term);
    expect(await only(page)).toBe(term);
    const kept = await seen(page);
    await page.locator('dl > div:visible dd a').first().click();
    await page.waitForURL((url) => url.pathname !== '/terms/');
    await page.goBack();
    await page.waitForURL('**/terms/?only=*');
    expect(await field(page).inputValue()).toBe(term);
    expect(await seen(page)).toEqual(kept);
    const other = await open(`/terms/?only=${encodeURIComponent(term)}`);
    expect(await seen(other)).toEqual(kept);
  });

  test('gives way to an entry that is asked for by its address', async () => {
    const page = await open('/terms/');
    const id = await page.locator('dt').first().getAttribute('id');
    await field(page).fill(NOWHERE);
    await page.evaluate((name) => (location.hash = name), id!);
    await page.locator(`[id="${id!}"]:visible`).waitFor();
    expect(await field(page).inputValue()).toBe('');
    const fresh = await open(`/terms/?only=${encodeURIComponent(NOWHERE)}#${id!}`);
    expect(await fresh.locator(`[id="${id!}"]`).isVisible()).toBe(true);
  });

  test('does not print', async () => {
    const page = await open('/terms/');
    await page.emulateMedia({ media: 'print' });
    expect(
      await page.locator('#filter, [data-contents]').evaluateAll((all) => all.map((one) => one.checkVisibility())),
    ).toEqual([false, false]);
  });
});

test('a short list has no filter', async () => {
  const page = await open('/sources/');
  expect(await page.locator('#filter').count()).toBe(0);
});
