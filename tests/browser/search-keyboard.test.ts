import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import type { SearchTable } from '../../src/search/shared/table.ts';
import { readArchive, type ArchivePiece } from '../support/archive-data.ts';
import { done, field, searchSite, stopClock } from '../support/search.ts';

const dist = inject('dist');
const [piece] = readArchive(dist).pieces as [ArchivePiece];
const table = JSON.parse(readFileSync(join(dist, 'data/search.json'), 'utf8')) as SearchTable;

const { open } = searchSite();

/** The search page with a query typed and answered, the field in focus. */
async function ask(query: string): Promise<Page> {
  const page = await open('/search/');
  await field(page).focus();
  await page.keyboard.insertText(query);
  await done(page);
  return page;
}

const proposals = (page: Page) => page.locator('[data-search-proposals] [role="option"]');
const results = (page: Page) => page.locator('[data-search-results] a');
const hasFocus = (locator: ReturnType<typeof field>) =>
  locator.evaluate((element) => element === document.activeElement);

/** A theme whose title is proposed for its own first two characters, and its address. */
const theme = table.suggestions.find(({ kind, text }) => kind === 'theme' && text.length === 4)!;
/** Stands in many texts and in no name that could be proposed. */
const UNNAMED = '他们的';

describe('the key /', () => {
  test.each(['/search/', `${piece.url}source/`, '/places/', '/about/', '/no/such/page/'])(
    'puts the cursor into the search field on %s',
    async (path) => {
      const page = await open(path);
      await page.keyboard.press('/');
      expect(await hasFocus(page.locator('input[name="q"]').first())).toBe(true);
    },
  );

  test('leads back from the results, and what is typed next replaces the query', async () => {
    const page = await ask(UNNAMED);
    await results(page).first().focus();
    await page.keyboard.press('/');
    expect(await hasFocus(field(page))).toBe(true);
    await page.keyboard.insertText('驻村');
    expect(await field(page).inputValue()).toBe('驻村');
    await page.keyboard.press('/');
    expect(await field(page).inputValue()).toBe('驻村/');
  });

  test('is left to the browser with a modifier', async () => {
    const page = await open('/themes/');
    await page.keyboard.press('Control+/');
    expect(await page.evaluate(() => document.activeElement!.tagName)).toBe('BODY');
  });
});

describe('proposals', () => {
  const active = (page: Page) => field(page).getAttribute('aria-activedescendant');
  const selected = (page: Page) =>
    proposals(page).evaluateAll((options) =>
      options.filter((option) => option.getAttribute('aria-selected') === 'true').map(({ id }) => id),
    );

  test('come while typing: names that hold what is typed, said to be what they are', async () => {
    const page = await open('/search/');
    expect(await field(page).getAttribute('aria-expanded')).toBe('false');
    await field(page).focus();
    await page.keyboard.insertText(theme.text.slice(0, 2));
    await proposals(page).first().waitFor();
    expect(await field(page).getAttribute('aria-expanded')).toBe('true');
    const listed = await proposals(page).allTextContents();
    expect(listed).toContainEqual(expect.stringMatching(new RegExp(`^主题.*${theme.text}$`, 'u')));
    for (const text of listed) expect(text).toContain(theme.text.slice(0, 2));
    await page.keyboard.insertText('鹱');
    await done(page);
    expect(await proposals(page).count()).toBe(0);
    expect(await field(page).getAttribute('aria-expanded')).toBe('false');
  });

  test('are walked with the arrows while the cursor stays in the field; Escape leaves, and keeps the query', async () => {
    const page = await ask(theme.text.slice(0, 2));
    const ids = await proposals(page).evaluateAll((options) => options.map(({ id }) => id));
    expect(await active(page)).toBeNull();
    for (const id of ids) {
      await page.keyboard.press('ArrowDown');
      expect(await active(page)).toBe(id);
      expect(await selected(page)).toEqual([id]);
    }
    for (const id of [...ids].reverse().slice(1)) {
      await page.keyboard.press('ArrowUp');
      expect(await active(page)).toBe(id);
    }
    await page.keyboard.press('Escape');
    expect(await active(page)).toBeNull();
    expect(await selected(page)).toEqual([]);
    expect(await field(page).inputValue()).toBe(theme.text.slice(0, 2));
    expect(await hasFocus(field(page))).toBe(true);
    expect(await proposals(page).count()).toBe(0);
    expect(await field(page).getAttribute('aria-expanded')).toBe('false');
    // They come again with the next key; the first of them has the field above it.
    await page.keyboard.press('Backspace');
    await proposals(page).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    expect(await active(page)).toBeNull();
  });

  test('are left with Escape even where none is chosen, and the query stays', async () => {
    const page = await ask(theme.text.slice(0, 2));
    await page.keyboard.press('Escape');
    expect(await proposals(page).count()).toBe(0);
    expect(await field(page).inputValue()).toBe(theme.text.slice(0, 2));
    await page.keyboard.press('ArrowDown');
    expect(await hasFocus(results(page).first())).toBe(true);
  });

  test('are opened with Enter', async () => {
    const page = await ask(theme.text);
    await page.keyboard.press('ArrowDown');
    expect(await page.locator(`#${(await active(page))!}`).textContent()).toContain(theme.text);
    await Promise.all([page.waitForURL(`**${theme.url}`), page.keyboard.press('Enter')]);
  });

  test('are opened with the mouse', async () => {
    const page = await ask(theme.text);
    await Promise.all([page.waitForURL(`**${theme.url}`), proposals(page).first().click()]);
  });

  test('lead on to the results after the last', async () => {
    const page = await ask(theme.text.slice(0, 2));
    const count = await proposals(page).count();
    expect(count).toBeGreaterThan(0);
    for (let press = 0; press <= count; press++) await page.keyboard.press('ArrowDown');
    expect(await hasFocus(results(page).first())).toBe(true);
    expect(await field(page).getAttribute('aria-expanded')).toBe('false');
  });
});

describe('results', () => {
  test('are walked with the arrows, from the field and back into it', async () => {
    const page = await ask(UNNAMED);
    expect(await proposals(page).count()).toBe(0);
    const count = await results(page).count();
    expect(count).toBeGreaterThan(5);
    for (let index = 0; index < count; index++) {
      await page.keyboard.press('ArrowDown');
      expect(await hasFocus(results(page).nth(index)), `down to ${index}`).toBe(true);
    }
    await page.keyboard.press('ArrowDown');
    expect(await hasFocus(results(page).last())).toBe(true);
    for (let index = count - 2; index >= 0; index--) {
      await page.keyboard.press('ArrowUp');
      expect(await hasFocus(results(page).nth(index)), `up to ${index}`).toBe(true);
    }
    await page.keyboard.press('ArrowUp');
    expect(await hasFocus(field(page))).toBe(true);
  });

  test('open with Enter, at the paragraph', async () => {
    const page = await ask(UNNAMED);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const href = await page.evaluate(() => (document.activeElement as HTMLAnchorElement).href);
    expect(href).toMatch(/#p\d+$/u);
    await Promise.all([page.waitForURL(href), page.keyboard.press('Enter')]);
  });

  test('that come while an earlier one has the focus give it to the first of them', async () => {
    const page = await ask(UNNAMED.slice(0, 2));
    const mark = page.locator('[data-search-results] mark').first();
    expect(await mark.textContent()).toBe(UNNAMED.slice(0, 2));
    const { pass } = await stopClock(page);
    await page.keyboard.insertText(UNNAMED.slice(2));
    await page.keyboard.press('ArrowDown');
    expect(await hasFocus(results(page).first())).toBe(true);
    await pass();
    await page.locator(`mark:text-is("${UNNAMED}")`).first().waitFor();
    expect(await hasFocus(results(page).first())).toBe(true);
  });

  test('come at once with Enter, on the same page', async () => {
    const page = await open('/search/');
    await page.evaluate(() => Object.assign(window, { same: true }));
    // No pause in typing is ever over: what is asked is asked by Enter.
    await stopClock(page);
    await field(page).focus();
    for (const query of ['驻村', '合作社']) {
      await field(page).selectText();
      await page.keyboard.insertText(query);
      await page.keyboard.press('Enter');
      expect(new URL(page.url()).searchParams.get('q')).toBe(query);
      await done(page);
      expect(await page.locator('[data-search-results] mark').first().textContent()).toBe(query);
    }
    expect(await page.evaluate(() => 'same' in window)).toBe(true);
    expect(await hasFocus(field(page))).toBe(true);
  });
});

test('Tab goes through the page in the order of its contents, and not through proposals', async () => {
  const page = await ask(theme.text.slice(0, 2));
  await proposals(page).first().waitFor();
  await page.locator('[data-answer="case"]').waitFor();
  const stops: { order: number; what: string; shown: boolean }[] = [];
  for (let press = 0; press < 40; press++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement!;
      const box = element.getBoundingClientRect();
      const part = ['form', 'proposals', 'cases', 'facets', 'hints', 'answers', 'lines', 'results', 'help'].find(
        (name) => element.closest(`[data-search-${name}]`),
      );
      return {
        order: [...document.querySelectorAll('*')].indexOf(element),
        what: part ?? 'rest',
        shown: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
      };
    });
    if (stop.what === 'rest') break;
    stops.push(stop);
  }
  expect(stops.map(({ order }) => order)).toEqual(stops.map(({ order }) => order).sort((a, b) => a - b));
  // What else answers stands between, where there is any.
  const parts = new Set(stops.map(({ what }) => what).filter((what) => !['hints', 'answers'].includes(what)));
  expect([...parts]).toEqual(['form', 'cases', 'facets', 'lines', 'results']);
  expect(stops.filter(({ shown }) => !shown)).toEqual([]);
  const links = await page.locator('[data-search-results] :is(a, button)').count();
  expect(stops.filter(({ what }) => what === 'results')).toHaveLength(
    Math.min(links, 40 - stops.filter(({ what }) => what !== 'results').length),
  );
});

describe('names whose sound is typed in letters', () => {
  test('are proposed and gone to', async () => {
    const page = await open('/search/');
    await field(page).focus();
    await page.keyboard.type('dibao');
    const option = proposals(page).filter({ hasText: /低保$/u }).first();
    await option.waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname !== '/search/');
  });

  test('are proposed for the letters that their syllables begin with, and not while one letter is typed', async () => {
    const page = await open('/search/');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await field(page).focus();
    await page.keyboard.type('d');
    await done(page);
    expect(asked.filter((url) => url.includes('pinyin.json'))).toEqual([]);
    await page.keyboard.type('b');
    await proposals(page).filter({ hasText: '低保' }).first().waitFor();
    await page.keyboard.type('，');
    await page.waitForFunction(() => document.querySelector('[data-search-proposals]')!.childElementCount === 0);
  });

  test('are wanted by nobody who types Han', async () => {
    const page = await open('/search/');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await field(page).focus();
    await page.keyboard.insertText('低保');
    await proposals(page).first().waitFor();
    await done(page);
    expect(asked.filter((url) => /pinyin\.json|study-file/u.test(url))).toEqual([]);
  });
});
