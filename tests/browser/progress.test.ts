import type { Download, Page } from 'playwright-core';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { violations } from '../support/audit.ts';
import { commonSite } from '../support/common-site.ts';
import { attribute, readSite } from '../support/html.ts';

const PROGRESS = '/training/progress/';
const { root } = readSite(inject('dist')).pages.find(({ path }) => path === PROGRESS)!;
const row = root.querySelector('[data-unit]')!;
const UNIT = attribute(row, 'data-unit')!;
const decision = root.querySelector('[data-decision]')!;
const DECISION = attribute(decision, 'data-decision')!;
const [CHOICE = ''] = attribute(decision, 'data-choices')!.split('=');
const SITUATION = attribute(root.querySelector('[data-situation]')!, 'data-situation')!;
const AT = new Date(2026, 4, 7, 12).getTime();
const PHONE = { width: 360, height: 740 };

const TRAINING = {
  ticks: { [`units/${UNIT}`]: ['0000000a'], [`situations/${SITUATION}`]: ['0000000a', '0000000b'] },
  answers: { [UNIT]: { first: { chosen: ['0000000a'], right: true, at: AT } } },
  done: { [UNIT]: AT },
  self: { [UNIT]: { before: { rating: 2, at: AT }, after: { rating: 4, at: AT } } },
  decided: { [DECISION]: { choice: CHOICE, at: AT } },
};

const site = commonSite();
const { open } = site;

const unitRow = (page: Page) => page.locator(`[data-unit="${UNIT}"]`);
const held = (page: Page): Promise<Record<string, string | undefined>> => page.evaluate(() => ({ ...localStorage }));
/** Puts something under the key, and loads the page with it. */
async function hold(page: Page, value: unknown, key = 'gongxing'): Promise<void> {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  await page.evaluate(([name, words]) => localStorage.setItem(name!, words!), [key, text]);
  await page.goto(inject('origin') + PROGRESS);
}
const textOf = async (download: Download) =>
  Buffer.concat((await (await download.createReadStream()).toArray()) as Buffer[]).toString();
/** Opens the page in a profile that has gone some way. */
async function begun(options = {}): Promise<Page> {
  const page = await open(PROGRESS, options);
  await hold(page, { version: 1, reading: { theme: 'dark' }, training: TRAINING });
  return page;
}
const exported = (page: Page) => page.locator('[data-export-text]').inputValue();

describe('the record', () => {
  test('tells what is done, by path', async () => {
    const page = await begun();
    const facts = await unitRow(page).locator('[data-facts]').textContent();
    expect(facts).toMatch(/5 月 7 日做完 · 清单勾了 1 条 · 自测 \d 题，答了 1，对 1$/u);
    expect(await page.locator(`[data-decision="${DECISION}"] [data-facts]`).textContent()).toMatch(/选了甲$/u);
    expect(await page.locator(`[data-situation="${SITUATION}"]`).isVisible()).toBe(true);
    expect(await page.locator('[data-situation]:visible').count()).toBe(1);
    expect(await page.locator('[data-means]').first().textContent()).toContain('学前平均 2，学后平均 4');
    expect(await violations(page)).toEqual([]);
  });

  test('self-assessment survives a reload, and can be taken back', async () => {
    const page = await open(PROGRESS, { viewport: PHONE });
    await unitRow(page).getByLabel('学前').selectOption('1');
    await unitRow(page).getByLabel('学后').selectOption('5');
    await page.reload();
    expect(await unitRow(page).getByLabel('学前').inputValue()).toBe('1');
    expect(await page.locator('[data-means]').first().textContent()).toContain('学前平均 1，学后平均 5');
    await unitRow(page).getByLabel('学前').selectOption('');
    await page.reload();
    expect(await unitRow(page).getByLabel('学前').inputValue()).toBe('');
    expect(await unitRow(page).getByLabel('学后').inputValue()).toBe('5');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  });

  test('on paper a rating stands as it is, and what has none as numbers to circle', async () => {
    const page = await begun();
    await page.emulateMedia({ media: 'print' });
    const [rated, other] = [unitRow(page), page.locator('[data-unit]').nth(1)];
    expect(await rated.getByLabel('学前').isVisible()).toBe(true);
    expect(await rated.locator('[data-numbers]').first().isVisible()).toBe(false);
    expect(await other.locator('select').first().isVisible()).toBe(false);
    expect(await other.locator('[data-numbers]').first().isVisible()).toBe(true);
    expect(await page.locator('#device').isVisible()).toBe(false);
  });

  test('without JavaScript it is a sheet to fill in', async () => {
    const page = await open(PROGRESS, { javaScriptEnabled: false });
    expect(await unitRow(page).isVisible()).toBe(true);
    expect(await page.locator('select:visible').count()).toBe(0);
    expect(await page.locator('#device').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await unitRow(page).locator('[data-numbers]').first().isVisible()).toBe(true);
  });
});

describe('export and import', () => {
  test('a file goes to another profile, which says first what will change', async () => {
    const page = await begun();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '保存成文件' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^躬行学习记录-\d{4}-\d\d-\d\d\.json$/u);
    const text = await textOf(download);
    const other = await open(PROGRESS);
    await other
      .locator('[data-import-file]')
      .setInputFiles({ name: 'progress.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await other.locator('[data-preview]').waitFor();
    expect(await other.locator('[data-changes]').innerText()).toContain('做完：添 1 课');
    expect(await held(other)).toEqual({});
    await other.getByRole('button', { name: '并进这台设备' }).click();
    expect(await other.locator('[data-refused]').textContent()).toBe('并进来了。');
    expect(JSON.parse((await held(other)).gongxing ?? '')).toMatchObject({ reading: {}, training: TRAINING });
    await other.reload();
    expect(await unitRow(other).locator('[data-facts]').textContent()).toContain('做完');
    expect(JSON.parse(text)).not.toHaveProperty('reading');
  });

  test('the text goes through the clipboard and a field, by keyboard', async () => {
    const page = await begun();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: '复制文本' }).press('Enter');
    await page.getByText('已复制。').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.trim()).toBe((await exported(page)).trim());
    const other = await open(PROGRESS, { viewport: PHONE });
    await other.getByLabel('或者把复制的文本粘贴在这里').fill(copied);
    await other.getByRole('button', { name: '看会改什么' }).press('Enter');
    expect(await other.evaluate(() => document.activeElement?.hasAttribute('data-preview'))).toBe(true);
    expect(await violations(other)).toEqual([]);
    await other.getByRole('button', { name: '并进这台设备' }).press('Enter');
    expect(JSON.parse((await held(other)).gongxing ?? '')).toMatchObject({ training: TRAINING });
  });

  test('where nothing can be copied, the text is there to be chosen', async () => {
    const page = await begun();
    await page.evaluate(() =>
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } }),
    );
    await page.getByRole('button', { name: '复制文本' }).click();
    await page.getByText('浏览器不让复制').waitFor();
    const chosen = await page
      .locator('[data-export-text]')
      .evaluate((field: HTMLTextAreaElement) => field.selectionEnd - field.selectionStart);
    expect(chosen).toBe((await exported(page)).length);
  });

  test('the later answer stays, and what is left is said', async () => {
    const page = await begun();
    const text = await exported(page);
    const self = { [UNIT]: { before: { rating: 1, at: AT - 1 }, after: { rating: 5, at: AT + 1 } } };
    await hold(page, { version: 1, training: { self } });
    await page.locator('[data-import-text]').fill(text);
    await page.getByRole('button', { name: '看会改什么' }).click();
    expect(await page.locator('[data-changes]').innerText()).toContain(
      '自评：1 项换成那一份的，那一份更晚；1 项不换，这台设备上的更晚。',
    );
    await page.getByRole('button', { name: '并进这台设备' }).click();
    expect(await unitRow(page).getByLabel('学前').inputValue()).toBe('2');
    expect(await unitRow(page).getByLabel('学后').inputValue()).toBe('5');
  });

  test.each([
    ['cut short', (text: string) => text.slice(0, -9), '少了头或尾'],
    ['of another kind', () => '{"cases":[]}', '不是从本站导出'],
    ['hostile', (text: string) => text.replace('"training":{', '"training":{"__proto__":{"x":1},'), '坏了'],
    ['of markup', (text: string) => text.replace(`"${UNIT}"`, '"<img src=x onerror=alert(1)>"'), '坏了'],
    ['empty', () => '', '没有内容'],
  ])('a file that is %s is refused, and nothing changes', async (_name, spoil, reason) => {
    const page = await begun();
    const before = await held(page);
    const buffer = Buffer.from(spoil(await exported(page)));
    await page
      .locator('[data-import-file]')
      .setInputFiles({ name: 'progress.json', mimeType: 'application/json', buffer });
    await page.getByText('没有导入，这台设备上的记录没有动。').waitFor();
    expect(await page.locator('[data-refused]').textContent()).toContain(reason);
    expect(await page.locator('[data-preview]').isVisible()).toBe(false);
    expect(await page.locator('[data-refused] *').count()).toBe(0);
    expect(await held(page)).toEqual(before);
  });
});

describe('reset', () => {
  test('takes a second step, tells what goes, and leaves the reading settings', async () => {
    const page = await begun();
    const before = await held(page);
    await page.getByRole('button', { name: '清空学习记录' }).press('Enter');
    expect(await page.locator('[data-words]').textContent()).toContain('做完 1 课');
    await page.getByRole('button', { name: '不清' }).press('Enter');
    expect(await held(page)).toEqual(before);
    await page.getByRole('button', { name: '清空学习记录' }).click();
    await page.getByRole('button', { name: '清空', exact: true }).click();
    await page.getByText('清空了。').waitFor();
    await page.reload();
    expect(await unitRow(page).locator('[data-facts]').textContent()).toBe('还没有开始');
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  });
});

describe('storage', () => {
  test('settings under the key before this one are there, and move with the first change', async () => {
    const page = await open(PROGRESS);
    await hold(page, { theme: 'dark', size: 'huge' }, 'gongxing:reading');
    const looks = () => page.evaluate(() => ({ ...document.documentElement.dataset }));
    expect(await looks()).toMatchObject({ theme: 'dark', size: 'huge' });
    await unitRow(page).getByLabel('学前').selectOption('3');
    expect(Object.keys(await held(page))).toEqual(['gongxing']);
    await page.reload();
    expect(await looks()).toMatchObject({ theme: 'dark', size: 'huge' });
  });

  test('a damaged store is read as far as it goes, kept aside at the first change, and can be taken out', async () => {
    const page = await open(PROGRESS);
    const raw = JSON.stringify({ version: 1, training: { ...TRAINING, done: { [UNIT]: AT, other: 'soon' } } });
    await hold(page, raw);
    expect(await unitRow(page).locator('[data-facts]').textContent()).toContain('5 月 7 日做完');
    expect(await page.locator('[data-unread]').innerText()).toContain('有 1 份记录坏了');
    await unitRow(page).getByLabel('学前').selectOption('3');
    expect(await page.locator('[data-path-said]').first().textContent()).toContain('另存');
    expect(await held(page)).toMatchObject({ 'gongxing:damaged': raw });
    await page.reload();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '保存读不了的记录' }).click(),
    ]);
    expect(await textOf(download)).toBe(raw);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '清空学习记录' }).click();
    expect(await page.locator('[data-words]').textContent()).toContain('坏了另存的 1 份');
    await page.getByRole('button', { name: '清空', exact: true }).click();
    expect(Object.keys(await held(page))).toEqual(['gongxing']);
  });

  test('what a newer page wrote is left alone, and that is said', async () => {
    const page = await open(PROGRESS);
    const raw = JSON.stringify({ version: 2, reading: { theme: 'dark' }, training: { more: true } });
    await hold(page, raw);
    expect(await page.locator('[data-forewarning]').textContent()).toContain('新一版');
    await unitRow(page).getByLabel('学前').selectOption('3');
    expect(await page.locator('[data-path-said]').first().textContent()).toContain('新一版');
    expect(await held(page)).toEqual({ gongxing: raw });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '保存读不了的记录' }).click(),
    ]);
    expect(await textOf(download)).toBe(raw);
    await page.getByRole('button', { name: '清空学习记录' }).click();
    expect(await page.locator('[data-words]').textContent()).toContain('新一版');
    await page.getByRole('button', { name: '清空', exact: true }).click();
    await page.getByText('清空了。').waitFor();
    expect(JSON.parse((await held(page)).gongxing ?? '')).toMatchObject({ version: 1, reading: { theme: 'dark' } });
    await page.getByRole('button', { name: '清空学习记录' }).click();
    await page.getByText('没有记下什么，不用清。').waitFor();
  });

  test('full: says so, and what was there stays', async () => {
    const page = await begun();
    const before = await held(page);
    // Ever smaller pieces, until not one more character fits.
    await page.evaluate(() => {
      for (let size = 1 << 20, key = 0; size >= 1; key++) {
        try {
          localStorage.setItem(`filler-${key}`, 'x'.repeat(size));
        } catch {
          size >>= 1;
        }
      }
    });
    await page.locator('[data-unit]').nth(1).getByLabel('学前').selectOption('3');
    expect(await page.locator('[data-path-said]').first().textContent()).toContain('满了');
    expect((await held(page)).gongxing).toBe(before.gongxing);
  });

  test('forbidden: the page stands, and says that nothing is kept', async () => {
    const page = await open('/');
    await page.addInitScript(() =>
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('no', 'SecurityError');
        },
      }),
    );
    await page.goto(inject('origin') + PROGRESS);
    expect(await page.locator('[data-forewarning]').innerText()).toContain('不让本站');
    await unitRow(page).getByLabel('学前').selectOption('3');
    expect(await page.locator('[data-path-said]').first().textContent()).toContain('不让本站');
  });

  test('what another tab keeps is shown', async () => {
    const page = await open(PROGRESS);
    const other = await page.context().newPage();
    onTestFinished(() => other.close());
    await other.goto(inject('origin') + PROGRESS);
    await unitRow(other).getByLabel('学后').selectOption('4');
    await expect.poll(() => unitRow(page).getByLabel('学后').inputValue()).toBe('4');
  });
});
