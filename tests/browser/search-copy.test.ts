import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { MASKED_NAME } from '../../src/text/masked.ts';
import { readArchive } from '../support/archive-data.ts';
import { violations } from '../support/audit.ts';
import { PROJECT } from '../support/build.ts';
import { done, searchPath, searchSite } from '../support/search.ts';

const { pieces } = readArchive(inject('dist'));
const names = readFileSync(join(PROJECT, 'content/private-names'), 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'));
const site = searchSite();
const QUERY = '贫困户';

async function open(path: string, options?: Parameters<typeof site.open>[1]): Promise<Page> {
  const page = await site.open(path, options);
  await done(page);
  return page;
}

const row = (page: Page) => page.locator('[data-search-results] [data-piece]').first();
const passages = (page: Page) => row(page).locator('[data-passages] li:has([data-place])');

/** Selects what is in the elements, from the first to the last of them, as a reader does. */
async function select(from: Locator, to: Locator = from): Promise<void> {
  const last = await to.elementHandle();
  await from.evaluate((first, end) => {
    first.dispatchEvent(new Event('selectstart', { bubbles: true }));
    getSelection()!.setBaseAndExtent(first, 0, end, (end as Node).childNodes.length);
  }, last);
}

/** What is copied of the selection; null where it is left to the browser. */
async function copied(page: Page): Promise<string | null> {
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('lines.')),
  );
  return page.evaluate(() => {
    const event = new ClipboardEvent('copy', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
    return document.body.dispatchEvent(event) ? null : event.clipboardData!.getData('text/plain');
  });
}

/** The piece of the first row, and where its first passage stands. */
async function placeOf(page: Page) {
  const id = await row(page).getAttribute('data-piece');
  const piece = pieces.find((each) => each.id === id)!;
  const href = (await passages(page).first().locator('a').getAttribute('href'))!;
  return { piece, paragraph: href.split('#')[1]! };
}

describe('words that are copied from a passage', () => {
  test('say which piece and paragraph they are from, and its address', async () => {
    const page = await open(searchPath(QUERY));
    const { piece, paragraph } = await placeOf(page);
    await select(passages(page).first().locator('mark').first());
    expect(await copied(page)).toBe(
      `“${QUERY}”（《${piece.title}》第 ${paragraph.slice(1)} 段，${site.server.origin}${piece.url}#${paragraph}）`,
    );
  });

  test('of several passages each say so, without the words that lead there', async () => {
    const page = await open(searchPath(QUERY));
    await select(passages(page).first(), passages(page).nth(1));
    const lines = (await copied(page))!.split('\n');
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).toMatch(/^“[^]*”（《[^》]+》第 \d+ 段，http[^ ]+#p\d+）$/u);
    expect(lines[0]).toContain(QUERY);
    expect(lines[0]!.split('段').length).toBe(lines[0]!.slice(0, lines[0]!.indexOf('（《')).split('段').length + 1);
  });

  test('elsewhere are left to the browser', async () => {
    const page = await open(searchPath(QUERY));
    await select(passages(page).first().locator('mark').first());
    await copied(page);
    await select(page.locator('h1'));
    expect(await copied(page)).toBeNull();
    await select(row(page).locator('[data-title]'));
    expect(await copied(page)).toBeNull();
    await page.evaluate(() => getSelection()!.removeAllRanges());
    expect(await copied(page)).toBeNull();
  });

  test('from lines say so too', async () => {
    const page = await open(searchPath(QUERY, '&lines=piece'));
    const line = page.locator('[data-lines] tbody tr').first();
    const [left, hit, right] = await line.locator('td').allTextContents();
    await select(line);
    expect(await copied(page)).toMatch(new RegExp(`^“${left}${hit}${right}”（《.+》第 \\d+ 段，http.+#p\\d+）$`, 'u'));
  });

  test('have no private name', async () => {
    const name = names.find((each) =>
      pieces.some(({ paragraphs }) => paragraphs.some(({ text }) => text.includes(each))),
    )!;
    const page = await open(searchPath(name));
    const mark = passages(page).first().locator('mark').first();
    expect(await mark.textContent()).toBe(name);
    await select(passages(page).first());
    const whole = (await copied(page))!;
    expect(whole).toContain(MASKED_NAME);
    expect(names.filter((each) => whole.includes(each))).toEqual([]);
    // Of a part of it the whole is a name.
    await mark.evaluate((element) => {
      const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()!;
      getSelection()!.setBaseAndExtent(text, 1, text, 2);
    });
    expect(await copied(page)).toMatch(new RegExp(`^“${MASKED_NAME}”`, 'u'));
  });

  test('are none where they hold a private name, until it can be masked', async () => {
    const name = names.find((each) =>
      pieces.some(({ paragraphs }) => paragraphs.some(({ text }) => text.includes(each))),
    )!;
    const page = await site.open('/about/', { tolerate: /study-file|ERR_FAILED/u });
    await page.route(/study-file/u, (route) => route.abort());
    await page.goto(site.server.origin + searchPath(name));
    await done(page);
    await select(passages(page).first());
    const copy = () =>
      page.evaluate(() => {
        const event = new ClipboardEvent('copy', {
          clipboardData: new DataTransfer(),
          bubbles: true,
          cancelable: true,
        });
        return [document.body.dispatchEvent(event), event.clipboardData!.getData('text/plain')];
      });
    expect(await copy()).toEqual([false, '']);
    await select(page.locator('h1'));
    expect(await copy()).toEqual([true, '']);
  });
});

describe('the button 复制引文', () => {
  test('copies what its row shows, each with its place', async () => {
    const page = await open(searchPath(QUERY));
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const { piece, paragraph } = await placeOf(page);
    await row(page).getByRole('button', { name: '复制引文' }).click();
    await row(page).getByText('引文已复制').waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text.split(/\r?\n/u)).toHaveLength(await passages(page).count());
    expect(text).toContain(
      `（《${piece.title}》第 ${paragraph.slice(1)} 段，${site.server.origin}${piece.url}#${paragraph}）`,
    );
    expect(await violations(page)).toEqual([]);
  });

  test('without a clipboard gives the words to be copied by hand, already selected', async () => {
    const page = await site.open('/about/', { tolerate: /./u });
    await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await page.goto(site.server.origin + searchPath(QUERY));
    await done(page);
    await row(page).getByRole('button', { name: '复制引文' }).press('Enter');
    const field = row(page).getByRole('textbox', { name: '引文' });
    await field.waitFor();
    expect(await page.evaluate(() => getSelection()!.toString())).toBe(await field.inputValue());
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await field.inputValue()).toContain('段，http');
    expect(await violations(page)).toEqual([]);
    // Pressed again, there is one still.
    await row(page).getByRole('button', { name: '复制引文' }).press('Enter');
    await field.waitFor();
    expect(await row(page).getByRole('textbox').count()).toBe(1);
  });
});

test('the other passages of a piece are opened in place', async () => {
  const page = await open(searchPath(QUERY));
  const told = ({ paragraphs }: (typeof pieces)[number]) =>
    paragraphs.filter(({ text, source }) => text.includes(QUERY) || source.includes(QUERY)).length;
  const piece = [...pieces].sort((a, b) => told(b) - told(a))[0]!;
  const all = told(piece);
  expect(all).toBeGreaterThan(4);
  const row = (on: Page) => on.locator(`[data-search-results] [data-piece="${piece.id}"]`);
  const passages = (on: Page) => row(on).locator('[data-passages] li:has([data-place])');
  await row(page).scrollIntoViewIfNeeded();
  await passages(page).first().waitFor();
  expect(await passages(page).count()).toBe(3);
  await row(page)
    .getByRole('button', { name: `另有 ${all - 3} 段` })
    .press('Enter');
  expect(await passages(page).count()).toBe(all);
  expect(await row(page).getByRole('button', { name: '另有' }).count()).toBe(0);
  const fourth = passages(page).nth(3).locator('a');
  expect(await fourth.evaluate((link) => link === document.activeElement)).toBe(true);
  expect(page.url()).toBe(site.server.origin + searchPath(QUERY));
  expect(new Set(await passages(page).locator('mark').allTextContents())).toEqual(new Set([QUERY]));
  await page.keyboard.press('ArrowDown');
  expect(
    await passages(page)
      .nth(4)
      .locator('a')
      .evaluate((link) => link === document.activeElement),
  ).toBe(true);
});
