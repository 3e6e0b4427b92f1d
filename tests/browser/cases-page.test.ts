import type { Page } from 'playwright-core';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { overflowing, smallTargets, violations } from '../support/audit.ts';
import { visit } from '../support/browser.ts';
import { readCases } from '../support/cases-data.ts';
import { commonSite } from '../support/common-site.ts';

const { cases } = readCases(inject('dist'));
const size = (record: object) => JSON.stringify(record).length;
const bySize = [...cases].sort((a, b) => size(a) - size(b));
/** The case with most to say, and one with as much as most have. */
const [longest, typical] = [bySize.at(-1)!, bySize[Math.floor(bySize.length / 2)]!];
const PHONE = { width: 320, height: 640 };

const site = commonSite();
const { open } = site;

/** Links of the first cause or measure to the words of the text. */
const quotes = (page: Page) => page.locator('article section li a').filter({ hasText: '“' });

test('the words of the text open their piece, which marks them', async () => {
  const page = await open(typical.url);
  const link = quotes(page).first();
  const quote = (await link.innerText()).slice(1, -1);
  await link.click();
  await page.locator('mark.quoted').first().waitFor();
  const marked = (await page.locator('mark.quoted').allInnerTexts()).join('');
  expect(marked.replaceAll('“', '‘').replaceAll('”', '’')).toBe(quote);
});

describe('the words of the text', () => {
  test('stand beside ours where there is room, in another face', async () => {
    const page = await open(longest.url);
    const quote = page.locator('a', { hasText: '“' });
    const row = page.locator('article section li').filter({ has: quote }).first();
    const [ours, theirs] = [row.locator('p').first(), row.locator('p').filter({ has: quote })];
    const [left, right] = [(await ours.boundingBox())!, (await theirs.boundingBox())!];
    expect(right.x).toBeGreaterThanOrEqual(left.x + left.width);
    expect(Math.abs(right.y - left.y)).toBeLessThan(16);
    const face = (element: typeof ours) => element.evaluate((p) => getComputedStyle(p).fontFamily);
    expect(await face(theirs)).not.toBe(await face(ours));
  });

  test('on a phone wait until they are asked for; the places that they stand in are links all the same', async () => {
    const page = await open(longest.url, { viewport: PHONE, hasTouch: true });
    expect(await quotes(page).first().isVisible()).toBe(false);
    const place = page.locator('article section li a').filter({ hasText: '段' }).first();
    expect(await place.getAttribute('href')).toContain('?quote=');
    await page.getByLabel('连原文的话一起看').check();
    expect(await quotes(page).first().isVisible()).toBe(true);
    expect(await place.isVisible()).toBe(false);
  });
});

describe.each([
  ['320 px', PHONE],
  ['a desktop', { width: 1280, height: 800 }],
])('at %s', (_, viewport) => {
  test('nothing is too wide, no target too small, no barrier', async () => {
    const page = await open(longest.url, { viewport, hasTouch: viewport === PHONE });
    if (viewport === PHONE) await page.getByLabel('连原文的话一起看').check();
    for (const fold of await page.locator('article details summary').all()) await fold.click();
    expect(await overflowing(page)).toEqual([]);
    if (viewport === PHONE) expect(await smallTargets(page)).toEqual([]);
    expect(await violations(page)).toEqual([]);
  });
});

describe('copying', () => {
  const copied = (page: Page) => page.locator('[data-copied]');
  const press = (page: Page) => page.getByRole('button', { name: '复制成文字' }).click();

  test('gives the case in words, and says so', async () => {
    const page = await open(typical.url, { permissions: ['clipboard-read', 'clipboard-write'] });
    await press(page);
    await expect.poll(() => copied(page).innerText()).toBe('已复制');
    const words = await page.evaluate(() => navigator.clipboard.readText());
    expect(words.startsWith(`${typical.title}（编者拟题）`)).toBe(true);
    for (const hole of typical.untold) expect(words).toContain(hole);
  });

  test('says where the browser refuses', async () => {
    const { page, close } = await visit(site.browser, inject('origin') + typical.url);
    onTestFinished(close);
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
    });
    await press(page);
    await expect.poll(() => copied(page).innerText()).toBe('浏览器不让复制');
  });
});

test('the whole page reads without scripts; the button that needs them is not shown', async () => {
  const page = await open(typical.url, { javaScriptEnabled: false });
  expect(await page.getByRole('button', { name: '复制成文字' }).isVisible()).toBe(false);
  for (const { text } of typical.measures) expect(await page.getByText(text).first().isVisible()).toBe(true);
});

test('a typical case prints on one sheet, with the words of the text and without the whole paragraphs', async () => {
  const page = await open(typical.url);
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu)).toHaveLength(1);
  await page.emulateMedia({ media: 'print' });
  expect(await quotes(page).first().isVisible()).toBe(true);
  expect(await page.locator('article blockquote').first().isVisible()).toBe(false);
});
