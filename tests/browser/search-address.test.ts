import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { readArchive } from '../support/archive-data.ts';
import { ask, done, field, searchPath, searchSite, stopClock } from '../support/search.ts';

const { pieces } = readArchive(inject('dist'));

const site = searchSite();
const { open } = site;

/** What a reader would call the state of the page. */
const look = (page: Page) =>
  page.evaluate(() => {
    const values = (selector: string, name: string) =>
      [...document.querySelectorAll<HTMLElement>(selector)].map((element) => element.dataset[name]);
    return {
      query: document.querySelector<HTMLInputElement>('[data-search-field]')!.value,
      pieces: values('[data-search-results] [data-piece]', 'piece'),
      pressed: values('[data-value][aria-pressed="true"]', 'value'),
      status: document.querySelector('[data-search-status]')!.textContent,
    };
  });

async function press(page: Page, facet: string, value: string): Promise<void> {
  const group = page.locator(`[data-facet="${facet}"]`);
  if (!(await group.evaluate((details) => (details as HTMLDetailsElement).open)))
    await group.locator('summary').click();
  const button = group.locator(`[data-value="${value}"]`);
  const before = await button.getAttribute('aria-pressed');
  await button.click();
  await group.locator(`[data-value="${value}"][aria-pressed="${before !== 'true'}"]`).waitFor();
}

describe('the address', () => {
  test('holds query and facets; a reload and another reader see the same', async () => {
    const page = await open(searchPath('贫困户'));
    await done(page);
    await press(page, 'kind', 'essay');
    await press(page, 'theme', 'visits');
    await press(page, 'theme', 'tailor');
    const { searchParams, hash } = new URL(page.url());
    expect([...searchParams]).toEqual([
      ['q', '贫困户'],
      ['kind', 'essay'],
      ['theme', 'tailor'],
      ['theme', 'visits'],
    ]);
    expect(hash).toBe('');
    const before = await look(page);
    expect(before.pieces.length).toBeGreaterThan(1);
    expect(before.pressed).toEqual(expect.arrayContaining(['essay', 'visits', 'tailor']));
    await page.reload();
    await done(page);
    expect(await look(page)).toEqual(before);
    const other = await open(page.url().slice(site.server.origin.length));
    await done(other);
    expect(await look(other)).toEqual(before);
  });

  test('back and forward bring back query, facets and results', async () => {
    const page = await open('/search/');
    const looks = [await look(page)];
    const steps = [
      () => ask(page, '贫困户'),
      () => press(page, 'kind', 'story'),
      () => ask(page, '扶贫'),
      () => press(page, 'kind', 'story'),
    ];
    for (const step of steps) {
      await step();
      looks.push(await look(page));
    }
    expect(new Set(looks.map((each) => JSON.stringify(each))).size).toBe(looks.length);
    const becomes = (expected: (typeof looks)[number]) =>
      expect.poll(() => look(page), { timeout: 5000 }).toEqual(expected);
    for (const expected of looks.slice(0, -1).reverse()) {
      await page.goBack();
      await becomes(expected);
    }
    for (const expected of looks.slice(1)) {
      await page.goForward();
      await becomes(expected);
    }
  });

  test('back from a piece brings back the results', async () => {
    const page = await open(searchPath('贫困户', '&kind=story'));
    await done(page);
    const before = await look(page);
    await page.locator('[data-search-results] a[href*="#p"]').first().click();
    await page.waitForURL('**/stories/**');
    await page.goBack();
    await done(page);
    expect(await look(page)).toEqual(before);
  });

  test('back from a piece leads to the row that was left, without the browser’s page cache', async () => {
    const page = await open(searchPath('的'), { viewport: { width: 360, height: 640 } });
    await done(page);
    const row = page.locator('[data-search-results] > li').nth(18);
    await row.scrollIntoViewIfNeeded();
    const link = row.locator('a[href*="#p"]').first();
    await link.waitFor();
    await link.scrollIntoViewIfNeeded();
    const top = async () => (await row.boundingBox())!.y;
    // What is above it may still get its passages.
    await page.waitForLoadState('networkidle');
    const before = await top();
    await link.click();
    await page.waitForURL((url) => url.pathname !== '/search/');
    await page.goBack();
    await done(page);
    await expect.poll(async () => Math.abs((await top()) - before), { timeout: 5000 }).toBeLessThan(40);
  });

  test('back to an earlier query leads to the place in its rows', async () => {
    const page = await open(searchPath('的'), { viewport: { width: 360, height: 640 } });
    await done(page);
    await page.evaluate(() => document.querySelectorAll('[data-search-results] > li')[8]!.scrollIntoView());
    const before = await page.evaluate(() => scrollY);
    await page.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>('[data-search-field]')!;
      field.value = '合作社';
      field.form!.requestSubmit();
    });
    await page.waitForURL((url) => url.searchParams.get('q') === '合作社');
    await done(page);
    await page.goBack();
    await page.waitForURL((url) => url.searchParams.get('q') === '的');
    await done(page);
    await expect.poll(async () => Math.abs((await page.evaluate(() => scrollY)) - before)).toBeLessThan(80);
  });

  test('a query typed letter by letter is one step of the history', async () => {
    const page = await open('/search/');
    const length = () => page.evaluate(() => history.length);
    const before = await length();
    const { pass } = await stopClock(page);
    await field(page).focus();
    for (const char of '精准扶贫') {
      await page.keyboard.insertText(char);
      await pass(220);
    }
    await page.waitForURL(`**q=${encodeURIComponent('精准扶贫')}`);
    expect(await length()).toBe(before + 1);
    await page.goBack();
    await expect.poll(() => field(page).inputValue()).toBe('');
  });

  test('Enter ends the step: what is typed next is another', async () => {
    const page = await open('/search/');
    await field(page).pressSequentially('扶贫');
    await done(page);
    await field(page).press('Enter');
    await field(page).pressSequentially('工作');
    await page.waitForURL(`**q=${encodeURIComponent('扶贫工作')}`);
    await page.goBack();
    await expect.poll(() => field(page).inputValue()).toBe('扶贫');
    expect(new URL(page.url()).searchParams.get('q')).toBe('扶贫');
  });

  test('is the bare page again when the field is emptied', async () => {
    const page = await open(searchPath('扶贫'));
    await done(page);
    await ask(page, '驻村');
    await field(page).fill('');
    await page.locator('[data-search-state="idle"]').waitFor();
    expect(new URL(page.url()).search).toBe('');
  });

  test('values that no facet has are text, and can be taken back', async () => {
    const strange = ['<img src=x onerror=alert(1)>', 'constructor', '__proto__', '"] , *'];
    const facets = strange.map((value) => `&theme=${encodeURIComponent(value)}`).join('');
    const page = await open(searchPath('扶贫', `${facets}&kind=toString&other=1`));
    await done(page);
    expect((await look(page)).pieces).toEqual([]);
    const names = await page
      .locator('[data-facet="theme"] [data-value][aria-pressed="true"]')
      .evaluateAll((buttons) => buttons.map((button) => button.firstChild!.textContent));
    expect(names.sort()).toEqual([...strange].sort());
    expect(await page.locator('[data-facet="kind"] [aria-pressed="true"]').textContent()).toBe('toString 0');
    expect(await page.locator('main img').count()).toBe(0);
    await page.locator('[data-clear]').click();
    await page.locator('[data-search-results] [data-piece]').first().waitFor();
    expect(new URL(page.url()).search).toBe(`?q=${encodeURIComponent('扶贫')}`);
  });
});

const STRANGE: Record<string, string> = {
  markup: '<img src=x onerror=alert(1)>',
  'a script': '"><script>alert(1)</script>',
  'a regular expression': '(.*+)?[^扶]{2,}|\\p{Han}$',
  'a broken regular expression': '[(\\',
  'an address': '&q=1&theme=x#p1?%',
  'broken escapes': '%E4%B8%ZZ%00',
  emoji: '👨\u200D👩\u200D👧🇨🇳',
  'a rare character': '𠮷野家',
  'control characters': '扶\u0000\u0007\u001B[31m\u007F\u0085贫',
  'invisible characters': '\u202E\u200B\uFEFF\u00AD\u2028',
  'only quotes': '""“”"',
  'only operators': '- -- OR OR -OR -"',
  'a name of every object': '__proto__ constructor',
  'white space inside': '鹱\t鹲\u3000 \u00A0鹳',
  'many words': Array.from({ length: 200 }, (_, index) => `词${index}`).join(' '),
};

describe('is text, and nothing else:', () => {
  const visited = site.openForAll('/search/');
  let page: Page;
  beforeAll(() => {
    ({ page } = visited);
  });

  async function expectHarmless(): Promise<void> {
    expect(await page.title()).toBe('搜索 · 躬行');
    expect(await page.locator('[data-search-failure]').isVisible()).toBe(false);
    expect(await page.locator('main img, main script:not([src])').count()).toBe(0);
    expect(await page.locator('[data-search-status]').textContent()).toContain('没有');
    expect(visited.faults).toEqual([]);
  }

  test.each(Object.entries(STRANGE))('%s', async (_, query) => {
    // As a paste does, for the keyboard has not all of these.
    await field(page).evaluate((input, text) => {
      (input as HTMLInputElement).value = text;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }, query);
    await field(page).press('Enter');
    await done(page);
    expect(await field(page).inputValue()).toBe(query);
    expect(new URL(page.url()).searchParams.get('q')).toBe(query);
    await expectHarmless();
  });

  test.each(['markup', 'an address', 'broken escapes', 'control characters'])('%s, in a link', async (name) => {
    await page.goto(site.server.origin + searchPath(STRANGE[name]!));
    await done(page);
    expect(await field(page).inputValue()).toBe(STRANGE[name]);
    await expectHarmless();
  });

  test.each([
    ['2,000 Latin letters', 'ab'.repeat(1000)],
    ['2,000 Chinese characters', '脱贫攻坚'.repeat(500)],
    [
      'a whole paragraph',
      pieces.flatMap(({ paragraphs }) => paragraphs).sort((a, b) => b.text.length - a.text.length)[0]!.text,
    ],
  ])('%s, before and after a reload', async (_, query) => {
    await page.goto(`${site.server.origin}/search/`);
    await ask(page, query);
    const before = await look(page);
    expect(before.query).toBe(query);
    expect(before.status).not.toBe('');
    expect(await page.locator('[data-search-failure]').isVisible()).toBe(false);
    const response = await page.reload();
    expect(response!.status()).toBe(200);
    await done(page);
    expect(await look(page)).toEqual(before);
    await ask(page, '驻村');
    expect(new URL(page.url()).hash).toBe('');
    await page.goBack();
    await expect.poll(() => look(page)).toEqual(before);
    expect(visited.faults).toEqual([]);
  });
});
