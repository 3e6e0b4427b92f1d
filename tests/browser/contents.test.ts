import type { Locator, Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { violations } from '../support/audit.ts';
import { readArchive } from '../support/archive-data.ts';
import { commonSite } from '../support/common-site.ts';

const [witness] = readArchive(inject('dist')).witnesses;
const LONG = ['/about/', '/about/manual/', '/terms/', `/sources/${witness!.id}/`];
const PHONE = { width: 360, height: 740 };

const { open } = commonSite();

const contents = (page: Page) => page.getByRole('navigation', { name: '本页目录' });
const links = (page: Page) => contents(page).locator('a');
const current = (page: Page) => contents(page).locator('[aria-current]');
const top = (page: Page, hash: string) =>
  page.evaluate((id) => document.getElementById(id)!.getBoundingClientRect().top, decodeURIComponent(hash.slice(1)));
const hashes = (page: Page) => links(page).evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).hash));

describe.each(LONG)('the contents of %s', (path) => {
  test('stay beside the text at 1280 px, and every link leads to its heading', async () => {
    const page = await open(path, { javaScriptEnabled: false });
    for (const [index, hash] of (await hashes(page)).entries()) {
      await links(page).nth(index).click();
      expect(new URL(page.url()).hash).toBe(hash);
      const y = await top(page, hash);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThan(800);
      const box = (await contents(page).boundingBox())!;
      expect(box.y + box.height).toBeGreaterThan(0);
      expect(box.y).toBeLessThan(800);
      expect(box.x).toBeGreaterThan(700);
    }
  });

  test('mark the part that was asked for, the last one too', async () => {
    const page = await open(path);
    for (const hash of await hashes(page)) {
      await page.locator(`[data-contents] a[href="${decodeURIComponent(hash)}"]`).click();
      await page.locator(`[data-contents] a[href="${decodeURIComponent(hash)}"][aria-current]`).waitFor();
      expect(await current(page).count()).toBe(1);
    }
  });

  test('fold above the text on a phone, and open by keyboard', async () => {
    const page = await open(path, { viewport: PHONE, hasTouch: true });
    expect(await links(page).first().isVisible()).toBe(false);
    const box = (await contents(page).boundingBox())!;
    expect(box.y).toBeLessThan(await top(page, (await hashes(page))[0]!));
    await contents(page).locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await links(page).first().isVisible()).toBe(true);
    expect((await links(page).first().boundingBox())!.height).toBeGreaterThanOrEqual(44);
    expect(await violations(page)).toEqual([]);
  });
});

test('the mark follows who scrolls, there and back', async () => {
  const page = await open('/about/');
  const all = await hashes(page);
  const marked = async (hash: string) =>
    page.locator(`[data-contents] a[href="${decodeURIComponent(hash)}"][aria-current]`).waitFor();
  for (const hash of [all[3]!, all[1]!]) {
    await page.evaluate((id) => document.getElementById(id)!.scrollIntoView(), decodeURIComponent(hash.slice(1)));
    await marked(hash);
  }
  await page.keyboard.press('End');
  await marked(all.at(-1)!);
});

test('contents longer than the window scroll by themselves to the marked line', async () => {
  const page = await open('/about/', { viewport: { width: 1280, height: 320 } });
  await page.keyboard.press('End');
  await current(page).waitFor();
  await expect
    .poll(async () => {
      const [line, box] = [(await current(page).boundingBox())!, (await contents(page).boundingBox())!];
      return line.y >= box.y - 1 && line.y + line.height <= box.y + box.height + 1;
    })
    .toBe(true);
});

test('the marked line is told apart where colours are forced', async () => {
  const page = await open('/about/', { forcedColors: 'active' });
  await page.keyboard.press('End');
  // The page may scroll by and by: the mark comes to rest at its end.
  await links(page).last().and(current(page)).waitFor();
  const look = (line: Locator) =>
    line.evaluate((link) => [getComputedStyle(link).borderLeftWidth, getComputedStyle(link).fontWeight]);
  expect(await look(links(page).last())).not.toEqual(await look(links(page).first()));
});

test('a wide table of the manual scrolls in its own box, not the page, and by keyboard', async () => {
  const page = await open('/about/manual/', { viewport: { width: 320, height: 640 }, hasTouch: true });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.evaluate(() => (document.documentElement.dataset.size = 'huge'));
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  const box = page.getByRole('region', { name: '表：代号、说的是' });
  await box.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => box.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
});
