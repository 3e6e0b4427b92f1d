import type { Page } from 'playwright-core';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { layoutShifts, smallTargets, violations } from '../support/audit.ts';
import { visit } from '../support/browser.ts';
import { commonSite } from '../support/common-site.ts';
import { searchSite } from '../support/search.ts';
import { readTraining } from '../support/training-data.ts';

/** A small, old phone. */
const PHONE = { width: 360, height: 640 };
/** Screens of it within which title, lead and checklist end. */
const SCREENS = 1.5;

const { situations } = readTraining(inject('dist'));
const byLength = [...situations].sort(
  (a, b) => b.lead.text.length + textLength(b) - a.lead.text.length - textLength(a),
);
const longest = byLength[0]!;

function textLength({ checklist }: (typeof situations)[number]): number {
  return checklist.reduce((sum, { text }) => sum + text.length, 0);
}

const site = commonSite();
const { open } = site;
// Without the fonts that the tests lend, which come late.
const bare = searchSite();

const boxes = (page: Page) => page.locator('[data-ticks] input');
const ticked = (page: Page) => boxes(page).evaluateAll((all) => all.map((box) => (box as HTMLInputElement).checked));

test.each(byLength.slice(0, 5))(
  '$id: title, lead and the whole checklist within a screen and a half',
  async ({ url }) => {
    const page = await open(url, { viewport: PHONE, hasTouch: true });
    const list = (await page.locator('[data-ticks] ul').boundingBox())!;
    expect(list.y + list.height).toBeLessThanOrEqual(SCREENS * PHONE.height);
    expect(await smallTargets(page)).toEqual([]);
  },
);

describe('ticks of a checklist', () => {
  test('are there again on the next visit, and can be taken away', async () => {
    const page = await open(longest.url, { viewport: PHONE, hasTouch: true });
    await page.getByText(longest.checklist[1]!.text).tap();
    expect(await ticked(page)).toEqual(longest.checklist.map((_, index) => index === 1));
    const said = page.locator('[data-ticks] [role="status"]');
    expect(await said.textContent()).toContain('勾了 1 条');
    await page.reload();
    await said.filter({ hasText: '勾了 1 条' }).waitFor();
    expect(await ticked(page)).toEqual(longest.checklist.map((_, index) => index === 1));
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '都不勾' }).tap();
    expect(await ticked(page)).not.toContain(true);
    expect(await said.textContent()).toBe('取消了 1 条');
    await page.getByRole('button', { name: '放回去' }).tap();
    expect(await said.textContent()).toContain('勾了 1 条');
    await page.getByRole('button', { name: '都不勾' }).tap();
    await page.reload();
    expect(await ticked(page)).not.toContain(true);
  });

  test('are set by keyboard, and another page has its own', async () => {
    const page = await open(longest.url);
    await boxes(page).first().focus();
    await page.keyboard.press('Space');
    const other = byLength.at(-1)!;
    await page.goto(inject('origin') + other.url);
    expect(await ticked(page)).not.toContain(true);
    await page.goBack();
    await expect.poll(() => ticked(page)).toContain(true);
  });

  test('are told not to be kept where the device keeps nothing, and are still set', async () => {
    const page = await open(longest.url);
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('no room', 'QuotaExceededError');
      };
    });
    await boxes(page).first().check();
    expect(await page.locator('[data-ticks] [role="status"]').textContent()).toContain('没有存上');
    expect((await ticked(page))[0]).toBe(true);
  });

  test('are said not to be kept before any is set', async () => {
    const page = await open('/');
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('no', 'SecurityError');
      };
    });
    await page.goto(inject('origin') + longest.url);
    expect(await page.locator('[data-ticks] [role="status"]').textContent()).toContain('现在存不上');
  });

  test('can be set without JavaScript', async () => {
    const page = await open(longest.url, { javaScriptEnabled: false });
    await boxes(page).first().check();
    expect(await boxes(page).first().isChecked()).toBe(true);
    expect(await page.getByRole('button', { name: '都不勾' }).isVisible()).toBe(false);
  });

  test('move nothing when they come back', async () => {
    const page = await bare.open(longest.url, { viewport: PHONE });
    await boxes(page).first().check();
    await page.reload();
    expect(await layoutShifts(page)).toEqual([]);
  });
});

test('the words of the text wait on a phone until they are asked for, and stand beside ours on a desk', async () => {
  const page = await open(longest.url, { viewport: PHONE });
  const words = page.locator('[data-ticks] li').first().getByRole('link').first();
  expect(await words.isVisible()).toBe(false);
  await page.getByLabel('连原文的话一起看').check();
  expect(await words.isVisible()).toBe(true);
  await page.setViewportSize({ width: 1280, height: 800 });
  const [row, quote] = [(await boxes(page).first().boundingBox())!, (await words.boundingBox())!];
  expect(quote.x).toBeGreaterThan(row.x + 600);
});

test('the room finds a situation by words in which it is asked, shows them, and leads to it', async () => {
  const page = await open('/training/', { viewport: PHONE, hasTouch: true });
  const asked = longest.asked.find((words) => !longest.title.includes(words))!;
  const words = page.locator('[data-filter-list]').getByText(asked);
  expect(await words.isVisible()).toBe(false);
  await page.getByRole('textbox', { name: '只看含有这些字的' }).fill(asked);
  expect(await words.isVisible()).toBe(true);
  expect(await page.locator('[data-filter-list] li:visible').count()).toBe(1);
  expect(await page.locator('[data-filter-list] section:visible').count()).toBe(1);
  await page.locator('[data-filter-list] li:visible').tap();
  await page.waitForURL(`**${longest.url}`);
});

test('the room finds a situation by a sentence of its page, and shows the sentence', async () => {
  const page = await open('/training/', { viewport: PHONE });
  const line = longest.checklist.at(-1)!.text;
  await page.getByRole('textbox', { name: '只看含有这些字的' }).fill(line.slice(0, -1));
  const shown = page.locator('[data-filter-list] li:visible');
  await shown.getByText(line).waitFor();
  expect(await shown.count()).toBe(1);
  expect(await shown.innerText()).toContain(longest.title);
});

test('where the sentences of the pages do not come, that is said, and titles are found all the same', async () => {
  const { page, close } = await visit(site.browser, `${inject('origin')}/training/`);
  onTestFinished(close);
  await page.route('**/situation-words.json', (route) => route.abort());
  await page.getByRole('textbox', { name: '只看含有这些字的' }).fill(longest.title);
  await page.getByText('各页里的话没有取到，只找了题目和问法').waitFor();
  expect(await page.locator('[data-filter-list] li:visible').count()).toBe(1);
});

test('the room tells which paths are done, and how far', async () => {
  const page = await open('/training/');
  const [mark] = await page.locator('[data-path-units]').all();
  const units = (await mark!.getAttribute('data-path-units'))!.split(' ');
  const hold = (done: string[]) =>
    page.evaluate((names) => {
      const entries = Object.fromEntries(names.map((name) => [name, 1]));
      localStorage.setItem('gongxing', JSON.stringify({ version: 1, training: { done: entries } }));
    }, done);
  await hold(units.slice(0, 1));
  await page.reload();
  await expect.poll(() => mark!.innerText()).toBe('做完 1 课');
  await hold(units);
  await page.reload();
  await expect.poll(() => mark!.innerText()).toBe('做完了');
});

test('a paragraph of a piece leads to its situations, which open', async () => {
  const page = await open('/stories/gongyan-young-aide/');
  await page
    .locator('.para', { has: page.locator('#p6') })
    .getByRole('link', { name: '情境' })
    .click();
  const list = page.locator('#situations');
  await list.getByRole('link').first().waitFor();
  expect(await list.getByRole('link').first().isVisible()).toBe(true);
});
