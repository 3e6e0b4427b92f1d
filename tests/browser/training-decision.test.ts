import type { Locator, Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import type { Decision } from '../../src/archive/model.ts';
import { overflowing, smallTargets, violations } from '../support/audit.ts';
import { commonSite } from '../support/common-site.ts';
import { archive, kept } from '../support/training.ts';

const { open } = commonSite();
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };
const size = (record: object) => JSON.stringify(record).length;
/** The one with most to say. */
const [decision] = [...archive.decisions].sort((a, b) => size(b) - size(a)) as [Decision];
const [first, second] = decision.choices;

const choice = (page: Page, id: string) => page.locator(`input[value="${id}"]`);
const choose = (page: Page) => page.getByRole('button', { name: '就选这一个' });
const folds = (page: Page) => page.locator('[data-after] > details');
const text = (page: Page, words: string) => page.getByText(words, { exact: false }).first();
const isFocused = (locator: Locator) => locator.evaluate((element) => element === document.activeElement);

describe('alone', () => {
  test('nothing of what came is shown before one has chosen', async () => {
    const page = await open(decision.url);
    for (const { consequence } of decision.choices) expect(await text(page, consequence).isVisible()).toBe(false);
    for (const { text: did } of decision.did) expect(await text(page, did).isVisible()).toBe(false);
    await choose(page).click();
    expect(await page.locator('[data-chosen]').innerText()).toBe('先选一个。');
    expect(await folds(page).first().isVisible()).toBe(false);
  });

  test('the choice opens what each would bring, one’s own marked; the rest opens one after another', async () => {
    const page = await open(decision.url, PHONE);
    await choice(page, second!.id).tap();
    await choose(page).tap();
    for (const { id, consequence } of decision.choices) {
      expect(await text(page, consequence).isVisible()).toBe(true);
      const own = await page.locator(`[data-choice="${id}"]`).innerText();
      expect(own.includes('你选的')).toBe(id === second!.id);
    }
    expect(await isFocused(folds(page).first().locator('summary'))).toBe(true);
    for (const { text: did } of decision.did) expect(await text(page, did).isVisible()).toBe(false);
    for (const fold of (await folds(page).all()).slice(1)) await fold.locator('summary').tap();
    const told = [
      ...decision.did.map((each) => each.text),
      ...decision.outcome.map((each) => each.text),
      ...decision.open,
      ...decision.then.map(({ ask }) => ask),
      ...decision.discuss,
    ];
    for (const words of told) expect(await text(page, words).isVisible(), words).toBe(true);
    expect(await smallTargets(page)).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    await page.evaluate(() => (document.documentElement.dataset.size = 'huge'));
    expect(await overflowing(page)).toEqual([]);
  });

  test('the choice is kept, and can be another', async () => {
    const page = await open(decision.url);
    await choice(page, first!.id).check();
    await choose(page).click();
    expect((await kept(page)).decided[decision.id]!.choice).toBe(first!.id);
    await page.reload();
    expect(await choice(page, first!.id).isChecked()).toBe(true);
    expect(await text(page, first!.consequence).isVisible()).toBe(true);
    await choice(page, second!.id).check();
    await choose(page).click();
    expect((await kept(page)).decided[decision.id]!.choice).toBe(second!.id);
    expect(await page.locator('[data-yours]:not(:empty)').count()).toBe(1);
  });

  test('works by keyboard alone', async () => {
    const page = await open(decision.url);
    const radio = choice(page, first!.id);
    for (let steps = 0; steps < 120 && !(await isFocused(radio)); steps += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    expect(await choice(page, second!.id).isChecked()).toBe(true);
    await page.keyboard.press('Tab');
    expect(await isFocused(choose(page))).toBe(true);
    await page.keyboard.press('Enter');
    expect(await isFocused(folds(page).first().locator('summary'))).toBe(true);
    expect(await text(page, second!.consequence).isVisible()).toBe(true);
  });
});

describe('before a group', () => {
  const begin = (page: Page) => page.getByRole('button', { name: '带着一组人，分步看' });
  const at = (page: Page) => page.locator('[data-at]').innerText();
  const steps = (page: Page) => page.locator('[data-step]:visible');

  test('one step at a time, in big type, by arrow keys; Escape gives the page back as it was', async () => {
    const page = await open(decision.url);
    const small = await page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
    const before = await page.locator('main').innerText();
    await begin(page).click();
    const big = await page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
    expect(big).toBeGreaterThan(small * 1.4);
    const count = await page.locator('[data-step]').count();
    const seen: string[] = [];
    for (let step = 1; step <= count; step += 1) {
      expect(await at(page)).toBe(`第 ${step} 步，共 ${count} 步`);
      expect(await steps(page).count()).toBe(1);
      seen.push(await steps(page).innerText());
      await page.keyboard.press('ArrowRight');
    }
    // In the order in which it is told: what is known, the choices, what each would bring, what was done.
    const place = (words: string) => seen.findIndex((each) => each.includes(words));
    const told = [
      decision.you,
      decision.situation[0]!.text,
      decision.choices[0]!.text,
      decision.choices[0]!.consequence,
      decision.did[0]!.text,
      decision.open[0]!,
      decision.discuss[0]!,
    ].map(place);
    expect(told).toEqual([...new Set(told)].toSorted((a, b) => a - b));
    expect(told).not.toContain(-1);
    await page.keyboard.press('ArrowLeft');
    expect(await at(page)).toBe(`第 ${count - 1} 步，共 ${count} 步`);
    await page.keyboard.press('Escape');
    expect(await page.locator('main').innerText()).toBe(before);
    expect(await isFocused(begin(page))).toBe(true);
    expect(await folds(page).first().isVisible()).toBe(false);
  });

  test('by buttons, on a phone too, where nothing is too small, too wide or a barrier', async () => {
    const page = await open(decision.url, PHONE);
    await begin(page).tap();
    const [back, on] = [page.getByText('上一步'), page.getByText('下一步')];
    expect(await back.isVisible()).toBe(false);
    await on.tap();
    expect(await back.isVisible()).toBe(true);
    expect(await violations(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    for (let step = 2; await on.isEnabled(); step += 1) {
      expect(await at(page)).toContain(`第 ${step} 步`);
      expect(await overflowing(page)).toEqual([]);
      await on.tap();
    }
    expect(await isFocused(back)).toBe(true);
    await page.getByRole('button', { name: '回到整页' }).tap();
    expect(await page.locator('h1').isVisible()).toBe(true);
    expect(await choose(page).isVisible()).toBe(true);
  });
});

describe('a step', () => {
  const begin = (page: Page) => page.getByRole('button', { name: '带着一组人，分步看' });
  const at = (page: Page) => page.locator('[data-at]').innerText();

  test('has an address: back goes to the one before, a reload stays, the end leaves none on the way back', async () => {
    const page = await open('/training/');
    await page.goto(inject('origin') + decision.url);
    await begin(page).click();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.goBack();
    await expect.poll(() => at(page)).toContain('第 2 步');
    await page.reload();
    expect(await at(page)).toContain('第 2 步');
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => url.hash === '');
    expect(await begin(page).isVisible()).toBe(true);
    await page.goBack();
    await page.waitForURL('**/training/');
    // Back from the first ends.
    await page.goForward();
    await begin(page).click();
    await page.goBack();
    await expect.poll(() => begin(page).isVisible()).toBe(true);
  });

  test('that is longer than the screen is scrolled to its end before it turns, clear of the bar', async () => {
    const page = await open(decision.url, { viewport: { width: 640, height: 400 } });
    await begin(page).click();
    for (let keys = 0; keys < 60 && (await page.getByText('下一步').isVisible()); keys += 1) {
      const before = await at(page);
      await page.keyboard.press('PageDown');
      await page.waitForTimeout(150);
      if ((await at(page)) !== before) continue;
      const isAtEnd = await page.evaluate(() => scrollY + innerHeight >= document.documentElement.scrollHeight - 1);
      if (!isAtEnd) continue;
      const [step, bar] = [
        (await page.locator('[data-step]:visible').boundingBox())!,
        (await page.locator('[data-bar]').boundingBox())!,
      ];
      expect(step.y + step.height).toBeLessThanOrEqual(bar.y + 1);
    }
    expect(await page.getByText('下一步').isVisible()).toBe(false);
  }, 120_000);

  test('on paper is the whole', async () => {
    const page = await open(decision.url);
    await begin(page).click();
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu)).toHaveLength(2);
    expect(await at(page)).toContain('第 1 步');
    expect(await page.locator('[data-step]:visible').count()).toBe(1);
  });

  test('is in type no smaller than the page, whatever its size', async () => {
    const page = await open(decision.url, PHONE);
    for (const size of ['', 'large', 'huge']) {
      await page.evaluate((value) => (document.documentElement.dataset.size = value), size);
      const px = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
      const small = await px();
      await begin(page).tap();
      expect(await px(), size).toBeGreaterThanOrEqual(small);
      await page.keyboard.press('Escape');
      await page.waitForURL((url) => url.hash === '');
    }
  });
});

test('what comes of a choice is in view', async () => {
  const page = await open(decision.url, { viewport: { width: 1280, height: 800 } });
  await choice(page, first!.id).check();
  await choose(page).click();
  const { y } = (await page.locator(`[data-choice="${first!.id}"]`).boundingBox())!;
  expect(y).toBeLessThan(400);
});

test('without JavaScript all of it reads, a fold for each step', async () => {
  const page = await open(decision.url, { ...PHONE, javaScriptEnabled: false });
  expect(await page.locator('main button:visible').count()).toBe(0);
  for (const { text: words } of decision.choices) expect(await text(page, words).isVisible()).toBe(true);
  for (const { consequence } of decision.choices) expect(await text(page, consequence).isVisible()).toBe(false);
  for (const fold of await folds(page).all()) await fold.locator('summary').click();
  const told = [
    ...decision.choices.map((each) => each.consequence),
    ...decision.did.map((each) => each.text),
    ...decision.open,
    ...decision.discuss,
  ];
  for (const words of told) expect(await text(page, words).isVisible(), words).toBe(true);
});

test.each(archive.decisions.map(({ id, url }) => [id, url]))(
  '%s prints on two sheets: what is known and the choices, then the rest',
  async (_, url) => {
    const page = await open(url);
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu)).toHaveLength(2);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('[data-after]').evaluate((part) => getComputedStyle(part).breakBefore)).toBe('page');
    expect(await folds(page).last().locator('li').first().isVisible()).toBe(true);
  },
);
