import type { Page } from 'playwright-core';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { rankNear } from '../../src/archive/queries/near-cases.ts';
import { overflowing, smallTargets, violations } from '../support/audit.ts';
import { visit } from '../support/browser.ts';
import { readCases, valuesInData } from '../support/cases-data.ts';
import { commonSite } from '../support/common-site.ts';

const PATH = '/cases/mine/';
const { cases, vocabularies } = readCases(inject('dist'));
const households = cases
  .filter(({ level }) => level === 'household')
  .map((record) => ({ id: record.id, causes: valuesInData(record, 'cause').filter((value) => value !== 'untold') }));
const labelOf = (cause: string) => vocabularies.causes.find(({ id }) => id === cause)!.label;

const site = commonSite();
const { open } = site;

const status = (page: Page) => page.locator('main [role="status"]');
const box = (page: Page, cause: string) => page.locator(`input[value="${cause}"]`);
const shown = (page: Page) =>
  page
    .locator('[data-case]')
    .evaluateAll((rows) => rows.filter((row) => row.checkVisibility()).map((row) => row.getAttribute('data-case')!));
const part = (page: Page, id: string, name: string) => page.locator(`[data-case="${id}"] [data-part="${name}"]`);
const has = (page: Page) => page.evaluate(() => new URL(location.href).search);

/** Two signs that some households share and others do not, the first of them with most households. */
async function twoSigns(page: Page): Promise<[string, string]> {
  const signs = await page
    .locator('[data-sign]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-sign')!));
  const count = (cause: string) => households.filter(({ causes }) => causes.includes(cause)).length;
  const [first, second] = [...signs].sort((a, b) => count(b) - count(a));
  expect(count(second!)).toBeGreaterThan(0);
  expect(count(first!)).toBeLessThan(households.length);
  // The page keeps the vocabulary's order.
  return [first!, second!].sort((a, b) => signs.indexOf(a) - signs.indexOf(b)) as [string, string];
}

test('every household stands there before anything is ticked', async () => {
  const page = await open(PATH);
  expect(await shown(page)).toEqual(households.map(({ id }) => id));
  expect(await status(page).textContent()).toContain(String(households.length));
});

describe('what is ticked', () => {
  test('brings the households that share most of it to the front, with what is shared and what differs', async () => {
    const page = await open(PATH);
    const ticked = await twoSigns(page);
    for (const cause of ticked) await box(page, cause).check();
    const near = rankNear(households, ticked);
    expect(await shown(page)).toEqual(near.map(({ id }) => id));
    expect(await status(page).textContent()).toContain(`${households.length} 户里有 ${near.length} 户`);
    for (const each of near) {
      expect(await part(page, each.id, 'all').isVisible()).toBe(false);
      for (const name of ['shared', 'lacking', 'besides'] as const) {
        const fact = part(page, each.id, name);
        expect(await fact.isVisible(), `${each.id} ${name}`).toBe(each[name].length > 0);
        if (each[name].length > 0)
          expect(await fact.locator('dd').innerText()).toBe(each[name].map(labelOf).join('、'));
      }
    }
    await page.getByRole('button', { name: '全部不勾' }).click();
    expect(await shown(page)).toEqual(households.map(({ id }) => id));
    expect(await has(page)).toBe('');
    expect(
      await box(page, await page.locator('[data-sign] input').first().inputValue()).evaluate(
        (one) => one === document.activeElement,
      ),
    ).toBe(true);
  });

  test('stands in the address, which can be sent; what is no sign is passed over', async () => {
    const page = await open(PATH);
    const ticked = await twoSigns(page);
    for (const cause of ticked) await box(page, cause).check();
    expect(await has(page)).toBe(`?has=${ticked.join(',')}`);
    const order = await shown(page);
    const other = await open(`${PATH}?has=constructor,${ticked.join(',')}`);
    expect(await shown(other)).toEqual(order);
    expect(await box(other, ticked[0]).isChecked()).toBe(true);
    await other.locator(`[data-case="${order[0]!}"] h3 a`).click();
    await other.waitForURL((url) => url.pathname !== PATH);
    await other.goBack();
    await other.waitForURL(`**${PATH}*`);
    expect(await shown(other)).toEqual(order);
  });

  test('is asked of nobody, and kept nowhere', async () => {
    const page = await open(PATH);
    const ticked = await twoSigns(page);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    for (const cause of ticked) await box(page, cause).check();
    await expect.poll(() => shown(page)).toHaveLength(rankNear(households, ticked).length);
    expect(requests).toEqual([]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length)).toBe(0);
    expect(await page.locator('main').innerText()).toContain('不上传，不保存');
  });

  test('works by keyboard alone, and the focus stays where it was', async () => {
    const page = await open(PATH);
    const [first] = await twoSigns(page);
    const target = box(page, first);
    for (let steps = 0; steps < 60 && !(await target.evaluate((one) => one === document.activeElement)); steps += 1) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Space');
    expect(await target.isChecked()).toBe(true);
    expect(await target.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await shown(page)).toEqual(rankNear(households, [first]).map(({ id }) => id));
  });
});

describe('on a phone', () => {
  const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };

  test('with something ticked nothing is too small, too wide or a barrier', async () => {
    const page = await open(PATH, PHONE);
    for (const cause of await twoSigns(page)) await box(page, cause).check();
    expect(await smallTargets(page)).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    await page.evaluate(() => (document.documentElement.dataset.size = 'huge'));
    expect(await overflowing(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(page)).toEqual([]);
  });

  test('without JavaScript each sign leads to its cause, and every household is told', async () => {
    const page = await open(PATH, { ...PHONE, javaScriptEnabled: false });
    expect(await shown(page)).toEqual(households.map(({ id }) => id));
    expect(await page.locator('main input:visible').count()).toBe(0);
    expect(await page.locator('main button:visible').count()).toBe(0);
    const signs = await page
      .locator('[data-sign]')
      .evaluateAll((rows) =>
        rows.map((row) => [row.getAttribute('data-sign')!, row.querySelector('a')!.textContent.trim()] as const),
      );
    expect(signs.length).toBeGreaterThan(3);
    const [cause, words] = signs.at(-1)!;
    await page.getByRole('link', { name: words }).click();
    await page.waitForURL(`**/cases/cause/${cause}/`);
    expect(await page.locator('h1').innerText()).toContain(labelOf(cause));
  });
});

test('where the page’s own scripts do not come, signs are links and the list is whole', async () => {
  // Not one that is watched for faults: it says of each script that it was kept from it.
  const { page, close } = await visit(site.browser, `${inject('origin')}/no/such/page/`);
  onTestFinished(close);
  await page.route('**/_astro/*.js', (route) => route.abort());
  await page.goto(`${inject('origin')}${PATH}?has=illness`);
  expect(await page.locator('[data-sign] > a').first().isVisible()).toBe(true);
  expect(await page.locator('main input:visible').count()).toBe(0);
  expect(await shown(page)).toEqual(households.map(({ id }) => id));
});

describe('on paper', () => {
  test('stand what was ticked and the three nearest, and how many are left out', async () => {
    const page = await open(PATH);
    const ticked = await twoSigns(page);
    for (const cause of ticked) await box(page, cause).check();
    const order = await shown(page);
    expect(order.length).toBeGreaterThan(3);
    await page.emulateMedia({ media: 'print' });
    expect(await shown(page)).toEqual(order.slice(0, 3));
    expect(
      await page.locator('[data-sign]:visible').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-sign'))),
    ).toEqual(ticked);
    expect(await page.locator('[data-near-rest]').innerText()).toContain(`${order.length - 3} 户`);
    expect(await page.locator('main button:visible').count()).toBe(0);
  });

  test('three households take one sheet, or two where they are long', async () => {
    const page = await open(PATH);
    const sheets = async () =>
      (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/gu)!
        .length;
    const counts: number[] = [];
    const signs = new Set(households.flatMap(({ causes }) => causes));
    for (const cause of signs) {
      if ((await box(page, cause).count()) === 0) continue;
      await box(page, cause).check();
      counts.push(await sheets());
      await box(page, cause).uncheck();
    }
    expect(Math.max(...counts)).toBeLessThanOrEqual(2);
    expect(counts.filter((count) => count === 1).length).toBeGreaterThan(counts.length / 2);
  });

  test('the button asks for the sheet', async () => {
    const page = await open(PATH);
    await page.evaluate(() => (window.print = () => (document.title = 'printed')));
    await page.getByRole('button', { name: '打印' }).click();
    expect(await page.title()).toBe('printed');
  });
});
