import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { readArchive, type ArchivePiece } from '../support/archive-data.ts';
import { violations } from '../support/audit.ts';
import { searchSite } from '../support/search.ts';

const { pieces } = readArchive(inject('dist'));
const site = searchSite();
const QUERY = '贫困户';

const count = (text: string, query: string) => text.split(query).length - 1;
const countAll = ({ paragraphs }: ArchivePiece, query: string, layer: 'text' | 'source' = 'text') =>
  paragraphs.reduce((sum, paragraph) => sum + count(paragraph[layer], query), 0);
const piece = [...pieces].sort((a, b) => countAll(b, QUERY) - countAll(a, QUERY))[0]!;

const opener = (page: Page) => page.getByRole('button', { name: '在文中找' });
const box = (page: Page) => page.locator('[data-finder]');
const field = (page: Page) => box(page).getByRole('searchbox', { name: '要找的字' });
const place = (page: Page) => box(page).getByRole('status');
const marks = (page: Page) => page.locator('article mark').allTextContents();
const current = async (page: Page) => (await page.locator('article mark.current').allTextContents()).join('');

async function open(path = piece.url, options?: Parameters<typeof site.open>[1]): Promise<Page> {
  const page = await site.open(path, options);
  await opener(page).click();
  await box(page).waitFor();
  return page;
}

/** Types words, and waits until they are looked for with the archive’s own fold. */
async function type(page: Page, words: string, told: string): Promise<void> {
  await field(page).fill(words);
  await place(page).getByText(told, { exact: true }).waitFor();
}

describe('the box that finds words in a piece', () => {
  test('is fetched when it is asked for, and has the cursor', async () => {
    const page = await site.open(piece.url);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    expect(await box(page).count()).toBe(0);
    await opener(page).focus();
    await page.keyboard.press('Enter');
    await box(page).waitFor();
    expect(asked.some((path) => path.includes('mark-words'))).toBe(true);
    expect(await field(page).evaluate((element) => element === document.activeElement)).toBe(true);
    await opener(page).click();
    expect(await box(page).count()).toBe(1);
  });

  test('marks every place as it is typed, and steps through them from the keyboard', async () => {
    const page = await open();
    const total = countAll(piece, QUERY);
    await field(page).pressSequentially(QUERY);
    await place(page).getByText(`第 1 / ${total} 处`).waitFor();
    expect((await marks(page)).join('')).toBe(QUERY.repeat(total));
    expect(await current(page)).toBe(QUERY);
    const seen = async () => {
      const hit = (await page.locator('article mark.current').first().boundingBox())!;
      const bar = (await box(page).boundingBox())!;
      expect(hit.y).toBeGreaterThanOrEqual(bar.y + bar.height);
      expect(hit.y + hit.height).toBeLessThanOrEqual(page.viewportSize()!.height);
    };
    await seen();
    for (const at of [2, 3]) {
      await page.keyboard.press('Enter');
      await place(page).getByText(`第 ${at} / ${total} 处`).waitFor();
      await seen();
    }
    await page.keyboard.press('Shift+Enter');
    await place(page).getByText(`第 2 / ${total} 处`).waitFor();
    await box(page).getByRole('button', { name: '上一处' }).click();
    await box(page).getByRole('button', { name: '上一处' }).click();
    await place(page).getByText(`第 ${total} / ${total} 处`).waitFor();
    await box(page).getByRole('button', { name: '下一处' }).click();
    await place(page).getByText(`第 1 / ${total} 处`).waitFor();
  });

  test('leaves the page as it was when it is put away', async () => {
    const page = await open();
    const text = () => page.locator('article').innerHTML();
    await field(page).fill('');
    const before = await text();
    await type(page, QUERY, `第 1 / ${countAll(piece, QUERY)} 处`);
    expect(await text()).not.toBe(before);
    await page.keyboard.press('Escape');
    expect(await box(page).count()).toBe(0);
    expect(await text()).toBe(before);
    expect(await opener(page).evaluate((element) => element === document.activeElement)).toBe(true);
    expect(page.url()).toBe(site.server.origin + piece.url);
  });

  test('says where there is none, and nothing of an empty field', async () => {
    const page = await open();
    await type(page, '鹱鹲', '没有');
    expect(await marks(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await field(page).fill('');
    expect(await place(page).textContent()).toBe('');
  });

  test('finds other forms of the words, and words apart where they do not stand together', async () => {
    const page = await open();
    const total = countAll(piece, QUERY);
    await type(page, '貧困戶', `第 1 / ${total} 处`);
    expect(new Set(await marks(page))).toEqual(new Set([QUERY]));
    await field(page).fill(`${QUERY} 扶贫`);
    await page.locator('article mark', { hasText: '扶贫' }).first().waitFor();
    expect(new Set(await marks(page))).toEqual(new Set([QUERY, '扶贫']));
  });

  test('finds in the layer that is shown', async () => {
    const [other, words] = pieces
      .flatMap((each) =>
        each.paragraphs.flatMap(({ marks: all }) =>
          all
            .filter(({ type: kind, source }) => kind === 'substitution' && /^\p{Script=Han}{2,}$/u.test(source ?? ''))
            .map((mark) => [each, mark.source] as const),
        ),
      )
      .find(([each, source]) => countAll(each, source) === 0)!;
    const page = await open(`${other.url}source/`);
    await type(page, words, `第 1 / ${countAll(other, words, 'source')} 处`);
    await page.goto(site.server.origin + other.url);
    await opener(page).click();
    await type(page, words, '没有');
  });

  test('takes the place of what a search had found', async () => {
    const page = await site.open(`${piece.url}?find=${encodeURIComponent('扶贫')}`);
    await page.locator('[data-found-bar]').waitFor();
    await opener(page).click();
    await box(page).waitFor();
    expect(await page.locator('[data-found-bar]').count()).toBe(0);
    expect(await marks(page)).toEqual([]);
    await type(page, QUERY, `第 1 / ${countAll(piece, QUERY)} 处`);
  });

  test('without the archive’s table finds words as they were typed', async () => {
    const page = await site.open(piece.url, { tolerate: /search\.json|ERR_FAILED/u });
    await page.route('**/data/search.json', (route) => route.abort());
    await opener(page).click();
    await type(page, QUERY, `第 1 / ${countAll(piece, QUERY)} 处`);
  });

  test.each([
    [360, 'light'],
    [1280, 'dark'],
  ] as const)('has no barrier that axe knows, and fits: %i px, %s', async (width, colorScheme) => {
    const page = await open(piece.url, { viewport: { width, height: 640 }, colorScheme, hasTouch: width === 360 });
    await type(page, QUERY, `第 1 / ${countAll(piece, QUERY)} 处`);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const bar = (await box(page).boundingBox())!;
    // Above the keyboard of a phone, and not much of its window.
    expect([bar.y, bar.height <= 120]).toEqual([0, true]);
    expect((await field(page).boundingBox())!.width).toBeGreaterThan(90);
    for (const button of await box(page).getByRole('button').all()) {
      expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    }
  });
});
