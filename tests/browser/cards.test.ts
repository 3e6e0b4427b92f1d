import type { Page } from 'playwright-core';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { violations } from '../support/audit.ts';
import { commonSite } from '../support/common-site.ts';
import { attribute, readSite } from '../support/html.ts';

const TERMS = '/training/cards/';
/** The deck of some path, and the unit of its first question. */
const QUESTIONS = readSite(inject('dist')).pages.find(({ path }) => /^\/training\/cards\/./u.test(path))!;
const ids = QUESTIONS.root.querySelectorAll('[data-card]').map((card) => attribute(card, 'data-card')!);
const unit = ids[0]!.split('/')[1]!;
const ofUnit = ids.filter((id) => id.split('/')[1] === unit).length;
const PHONE = { width: 360, height: 740 };

const site = commonSite();
const { open } = site;

const front = (page: Page) => page.locator('[data-shown-front]');
const back = (page: Page) => page.locator('[data-shown-back]');
const today = (page: Page) => page.locator('[data-today]').textContent();
const kept = (page: Page) =>
  page.evaluate(() => {
    const { training } = JSON.parse(localStorage.getItem('gongxing') ?? '{"training":{"cards":{}}}') as {
      training: { cards: Record<string, { due: number; last: number }> };
    };
    return training.cards;
  });
const keep = (page: Page, training: object) =>
  page.evaluate((value) => localStorage.setItem('gongxing', value), JSON.stringify({ version: 1, training }));

describe('term cards', () => {
  test('a card is turned over and answered by thumb; what is remembered survives a reload', async () => {
    const page = await open(TERMS, { viewport: PHONE, hasTouch: true });
    expect(await today(page)).toBe('新的 8 张');
    const first = await front(page).textContent();
    await page.getByRole('button', { name: '翻过来' }).tap();
    await back(page).waitFor();
    expect(await back(page).getByRole('link').getAttribute('href')).toMatch(/^\/terms\/#/u);
    const answer = page.getByRole('button', { name: '很熟' });
    const { height, width } = (await answer.boundingBox())!;
    expect(Math.min(height, width)).toBeGreaterThanOrEqual(44);
    expect(await answer.textContent()).toContain('天后');
    await answer.tap();
    expect(await today(page)).toBe('新的 7 张');
    expect(await front(page).textContent()).not.toBe(first);
    const [card] = Object.values(await kept(page));
    expect(card!.due - card!.last).toBeGreaterThan(86_400_000);
    await page.reload();
    expect(await today(page)).toBe('新的 7 张');
    expect(await front(page).textContent()).not.toBe(first);
  });

  test('by keyboard alone: turned over, answered, taken back', async () => {
    const page = await open(TERMS);
    const first = await front(page).textContent();
    await page.locator('[data-shown]').focus();
    await page.keyboard.press('Space');
    await back(page).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('1');
    expect(await today(page)).toBe('复习 1 张，新的 7 张');
    const second = await front(page).textContent();
    expect(second).not.toBe(first);
    await page.keyboard.press('Enter');
    await back(page).waitFor();
    await page.keyboard.press('4');
    await page.getByRole('button', { name: '撤回上一张' }).press('Enter');
    expect(await front(page).textContent()).toBe(second);
    expect(Object.keys(await kept(page))).toHaveLength(1);
    await page.keyboard.press('5');
    expect(await today(page)).toBe('复习 1 张，新的 7 张');
  });

  test('where the focus is, is seen; digits answer only from the card, or from nowhere', async () => {
    const page = await open(TERMS);
    await page.locator('[data-shown]').focus();
    await page.keyboard.press('Enter');
    await back(page).waitFor();
    const outline = () => page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle);
    expect(await outline()).toBe('solid');
    await page.locator('[data-card] summary').last().focus();
    await page.keyboard.press('1');
    expect(await kept(page)).toEqual({});
    await back(page).focus();
    await page.keyboard.press('4');
    expect(Object.keys(await kept(page))).toHaveLength(1);
    expect(await outline()).toBe('solid');
  });

  test('a card that another tab has answered is not answered again', async () => {
    const page = await open(TERMS);
    const other = await page.context().newPage();
    onTestFinished(() => other.close());
    await other.goto(inject('origin') + TERMS);
    const first = await front(page).textContent();
    for (const each of [page, other]) {
      await each.getByRole('button', { name: '翻过来' }).click();
      await back(each).waitFor();
    }
    await other.getByRole('button', { name: '很熟' }).click();
    await expect.poll(() => front(page).textContent()).not.toBe(first);
    expect(await today(page)).toBe('新的 7 张');
    // What is answered here is not taken back there.
    await other.getByRole('button', { name: '翻过来' }).click();
    await back(other).waitFor();
    await other.getByRole('button', { name: '不会' }).click();
    await expect.poll(() => today(page)).toBe('复习 1 张，新的 6 张');
  });

  test('after midnight there are more', async () => {
    const page = await open('/');
    await page.clock.install({ time: new Date(2026, 10, 26, 23, 50) });
    await page.goto(inject('origin') + TERMS);
    for (let left = 8; left > 0; left--) {
      await page.locator('[data-shown]').press('Enter');
      await back(page).waitFor();
      await page.keyboard.press('4');
    }
    expect(await front(page).textContent()).toContain('明天');
    await page.clock.setFixedTime(new Date(2026, 10, 27, 8, 50));
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    expect(await today(page)).toContain('新的 8 张');
  });

  test('the day ends, and says when there are more', async () => {
    const page = await open(TERMS);
    for (let left = 8; left > 0; left--) {
      expect(await today(page)).toBe(`新的 ${left} 张`);
      await page.keyboard.press('Tab');
      await page.locator('[data-shown]').press('Enter');
      await back(page).waitFor();
      await page.keyboard.press('4');
    }
    expect(await front(page).textContent()).toContain('明天');
    expect(await page.locator('[data-deck-today]').first().textContent()).toBe('今天没有');
  });
});

test('questions come into the day with their unit', async () => {
  const page = await open(QUESTIONS.path);
  expect(await front(page).getByRole('link').count()).toBe(1);
  await keep(page, { done: { [unit]: Date.now() } });
  await page.reload();
  expect(await today(page)).toBe(`新的 ${ofUnit} 张`);
  await page.getByRole('button', { name: '翻过来' }).click();
  await back(page).waitFor();
  expect(await back(page).locator('li').count()).toBeGreaterThan(0);
  expect(await violations(page)).toEqual([]);
  await page.goto(inject('origin') + TERMS);
  const counts = await page.locator('[data-deck-today]').allTextContents();
  expect(counts.filter((count) => count !== '今天没有').sort()).toEqual([`今天 ${ofUnit} 张`, '今天 8 张'].sort());
});

describe('storage that does not take it', () => {
  const BROKEN = {
    forbidden: () =>
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('no', 'SecurityError');
        },
      }),
    full: () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('no', 'QuotaExceededError');
      };
    },
  };

  test.each(Object.keys(BROKEN) as (keyof typeof BROKEN)[])('%s: says so, and the cards go on', async (kind) => {
    const page = await open('/');
    await page.addInitScript(BROKEN[kind]);
    await page.goto(inject('origin') + TERMS);
    const first = await front(page).textContent();
    await page.getByRole('button', { name: '翻过来' }).click();
    await page.getByRole('button', { name: '会', exact: false }).nth(1).click();
    expect(await page.locator('[data-said]').textContent()).toContain('没有存上');
    expect(await front(page).textContent()).not.toBe(first);
  });
});

test('without JavaScript all cards are there, what is behind them in folds', async () => {
  for (const path of [TERMS, QUESTIONS.path]) {
    const page = await open(path, { javaScriptEnabled: false });
    const cards = page.locator('[data-card]');
    expect(await cards.first().isVisible()).toBe(true);
    expect(await page.locator('[data-deck]').isVisible()).toBe(false);
    await cards.first().locator('summary').click();
    expect(await cards.first().locator('[data-back]').isVisible()).toBe(true);
  }
});
