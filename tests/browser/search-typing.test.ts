import type { CDPSession } from 'playwright-core';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { readArchive } from '../support/archive-data.ts';
import {
  answered,
  done,
  field as fieldOf,
  heldServer,
  holdersOf,
  idsOf,
  listed,
  searchSite,
  stopClock,
  watchPage,
} from '../support/search.ts';

const { pieces } = readArchive(inject('dist'));
const QUERY = '精准扶贫工作';

const site = searchSite();

const holders = (query: string) => idsOf(holdersOf(pieces, query));

/** The search page with everything it shows written down, and a clock that the test moves. */
async function open(path = '/search/', origin = site.server.origin) {
  const page = await site.open(path, { origin });
  const { pass } = await stopClock(page);
  const watched = await watchPage(page);
  const field = fieldOf(page);
  /** Puts words into the field, and lets the pause after them pass. */
  const fill = async (words: string) => {
    await field.fill(words);
    await pass();
  };
  return { page, field, pass, fill, ...watched };
}

type Opened = Awaited<ReturnType<typeof open>>;

const isSearchFile = (path: string) => path.startsWith('/pagefind/') || path.startsWith('/data/search');

describe('as you type', () => {
  test.each([5, 190])('a key every %i ms: every key is kept, the answer follows the last', async (delay) => {
    const { page, field, pass, moments } = await open();
    await field.focus();
    for (const char of QUERY) {
      await page.keyboard.insertText(char);
      await pass(delay);
    }
    await pass();
    await answered(page, QUERY);
    expect(await field.inputValue()).toBe(QUERY);
    const answers = (await moments()).filter(({ state }) => state === 'done');
    expect(answers.at(-1)!.rows).toEqual(holders(QUERY));
    for (const { query, rows, total } of answers) {
      expect(rows, query).toEqual(holders(query));
      expect(total, query).toBe(String(rows.length));
    }
  });

  test.each([
    ['texts', '/data/search/'],
    ['parts of the index', '/pagefind/index/'],
  ])(
    'on a slow line no answer of an earlier query is shown as that of a later one: its %s come late',
    async (_, path) => {
      const line = await heldServer((asked) => asked.startsWith(path));
      const { page, field, fill, moments } = await open('/search/', line.server.origin);
      await fill('意见箱');
      await answered(page, '意见箱');
      line.hold();
      // So many pieces that the search reads none of them: their texts are asked for by the first rows alone.
      expect(holders('贫困户').length).toBeGreaterThan(10);
      await fill('贫困户');
      await line.held(1);
      await fill('合作社');
      await fill('扶贫工作');
      line.letGo('newest first');
      await answered(page, '扶贫工作');
      expect(await field.inputValue()).toBe('扶贫工作');
      // A last answer, all the way, after those that were kept back.
      await fill('驻村');
      await answered(page, '驻村');
      for (const { query, rows, status } of (await moments()).filter(({ state }) => state === 'done')) {
        expect(rows, query).toEqual(holders(query));
        expect(status, query).toContain(String(rows.length));
      }
    },
  );

  test('the old rows stand until the new ones come, and the page says whose they are', async () => {
    const line = await heldServer(isSearchFile);
    const { page, fill, moments, now, pass } = await open('/search/', line.server.origin);
    await fill('合作社');
    await answered(page, '合作社');
    const before = await now();
    expect(before.rows).toEqual(holders('合作社'));
    line.hold();
    await fill('驻村');
    await line.held(1);
    expect(await now()).toEqual({ ...before, state: 'busy', query: '驻村' });
    await pass(500);
    expect(await now()).toEqual({
      ...before,
      state: 'busy',
      query: '驻村',
      status: '正在找“驻村”……下面还是“合作社”的结果。',
    });
    expect(await page.locator('[data-search-results]').getAttribute('aria-busy')).toBe('true');
    line.letGo();
    await answered(page, '驻村');
    expect((await now()).rows).toEqual(holders('驻村'));
    const first = (await moments()).findIndex(({ rows }) => rows.length > 0);
    expect((await moments()).slice(first).filter(({ rows }) => rows.length === 0)).toEqual([]);
  });

  test.each([
    ['贫困户', ({ fill }: Opened) => fill('贫困户')],
    [
      'a choice',
      async ({ page }: Opened) => {
        await page.locator('[data-facet="kind"] summary').click();
        await page.locator('[data-value="story"]').click();
      },
    ],
  ])('rows of %s do not wait for passages that are long in coming', async (_, reach) => {
    const line = await heldServer((path) => path.startsWith('/data/search/'));
    const opened = await open('/search/', line.server.origin);
    const { page, pass } = opened;
    await page.locator('[data-value="story"]').waitFor({ state: 'attached' });
    line.hold();
    await reach(opened);
    await line.held(1);
    const rows = page.locator('[data-search-results] > li');
    expect(await rows.count()).toBe(0);
    await expect.poll(async () => (await pass(100), rows.count())).toBeGreaterThan(5);
    const state = page.locator('[data-search-state]');
    expect(await page.getByRole('status').textContent()).toContain(`${await rows.count()} 篇`);
    expect(await state.getAttribute('data-search-state')).toBe('busy');
    const title = rows.nth(1).locator('[data-title]');
    await title.focus();
    line.letGo();
    await done(page);
    // Nothing is drawn anew.
    expect(await title.evaluate((element) => element === document.activeElement)).toBe(true);
    for (const row of (await rows.all()).slice(0, 10)) expect(await row.locator('a[href*="#p"]').count()).not.toBe(0);
  });

  test('the state goes from idle to busy to done, and back to idle when the field is emptied', async () => {
    const { page, fill, moments, words, now } = await open();
    const help = page.locator('[data-search-help]');
    expect(await now()).toMatchObject({ state: 'idle', rows: [], total: null, status: '' });
    expect(await help.isVisible()).toBe(true);
    await fill('合作社');
    await answered(page, '合作社');
    expect(await help.isVisible()).toBe(false);
    await fill('');
    await page.locator('[data-search-state="idle"]').waitFor();
    expect(await now()).toMatchObject({ state: 'idle', query: '', rows: [], total: null, status: '' });
    expect(await help.isVisible()).toBe(true);
    const states = (await moments()).map(({ state }) => state);
    expect(states.filter((state, index) => state !== states[index - 1])).toEqual(['idle', 'busy', 'done', 'idle']);
    expect(await words()).toEqual([expect.stringContaining(String(holders('合作社').length)), '']);
  });

  test('the status says each answer once, also where it is the same as the one before', async () => {
    const { page, field, pass, words } = await open();
    const tags = [...new Set(pieces.flatMap((piece) => piece.tags))].filter((tag) => holders(tag).length > 0);
    const alike = tags.flatMap((one) =>
      tags.filter((two) => one < two && holders(one).length === holders(two).length).map((two) => [one, two] as const),
    );
    const queries = ['贫困户', ...alike[0]!, '鹱鹲鹳鹴'];
    for (const query of queries) {
      await field.selectText();
      for (const char of query) {
        await page.keyboard.insertText(char);
        await pass(20);
      }
      await pass();
      await answered(page, query);
      await pass();
    }
    const said = await words();
    expect(said).toHaveLength(queries.length);
    for (const [index, query] of queries.slice(0, 3).entries()) {
      expect(said[index]).toContain(String(holders(query).length));
    }
    expect(said[3]).toContain('没有');
    expect(await page.getByRole('status').textContent()).toBe(said[3]);
  });

  test.each(['', `?q=${encodeURIComponent('合作社')}`])(
    'what is typed before the script has come counts: /search/%s',
    async (address) => {
      const line = await heldServer((path) => path.startsWith('/_astro/') && path.endsWith('.js'));
      line.hold();
      const context = await site.browser.newContext();
      onTestFinished(() => context.close());
      const page = await context.newPage();
      await page.goto(`${line.server.origin}/search/${address}`, { waitUntil: 'commit' });
      await fieldOf(page).pressSequentially('驻村');
      line.letGo();
      await answered(page, '驻村');
      expect(await fieldOf(page).inputValue()).toBe('驻村');
      expect(await listed(page)).toEqual(holders('驻村'));
    },
  );
});

describe('an input method', () => {
  const compose = (session: CDPSession, text: string) =>
    session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });

  async function openComposing() {
    const opened = await open();
    const session = await opened.page.context().newCDPSession(opened.page);
    await opened.field.focus();
    return { ...opened, session };
  }

  test('is waited for: nothing is searched before the words are chosen', async () => {
    const { page, field, session, pass, moments } = await openComposing();
    for (const text of ['zh', 'zhu', 'zhu cun']) {
      await compose(session, text);
      await pass();
    }
    expect(await field.inputValue()).toBe('zhu cun');
    expect(new Set((await moments()).map(({ state, query }) => state + query))).toEqual(new Set(['idle']));
    await session.send('Input.insertText', { text: '驻村' });
    await pass();
    await answered(page, '驻村');
    expect(await field.inputValue()).toBe('驻村');
    expect((await moments()).at(-1)!.rows).toEqual(holders('驻村'));
    expect((await moments()).filter(({ query }) => query !== '' && query !== '驻村')).toEqual([]);
  });

  test('started within the pause after a key holds back the search for it too', async () => {
    const { page, field, session, pass, moments } = await openComposing();
    await session.send('Input.insertText', { text: '驻' });
    await compose(session, 'cun');
    await pass();
    expect((await moments()).filter(({ query }) => query !== '')).toEqual([]);
    await session.send('Input.insertText', { text: '村' });
    await pass();
    await answered(page, '驻村');
    expect(await field.inputValue()).toBe('驻村');
    expect((await moments()).at(-1)!.rows).toEqual(holders('驻村'));
  });

  test('given up searches for nothing', async () => {
    const { field, session, pass, moments } = await openComposing();
    await compose(session, 'zhu');
    await compose(session, '');
    await pass();
    expect(await field.inputValue()).toBe('');
    expect((await moments()).filter(({ state }) => state !== 'idle')).toEqual([]);
  });

  test('has the arrows and Enter to itself', async () => {
    const { page, field, session, pass } = await openComposing();
    await session.send('Input.insertText', { text: '扶志' });
    await pass();
    await answered(page, '扶志');
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    const address = page.url();
    await compose(session, 'fu');
    for (const key of ['ArrowDown', 'Enter']) {
      const left = await field.evaluate(
        (input, pressed) =>
          input.dispatchEvent(
            new KeyboardEvent('keydown', { key: pressed, isComposing: true, bubbles: true, cancelable: true }),
          ),
        key,
      );
      // Who acts on a key keeps it from the browser.
      expect(left, key).toBe(true);
    }
    await pass();
    expect(await field.getAttribute('aria-activedescendant')).toBeNull();
    expect(page.url()).toBe(address);
  });
});
