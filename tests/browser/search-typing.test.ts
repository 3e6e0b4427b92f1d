import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { serve, type Intercept, type StaticServer } from '../support/static-server.ts';
import { readArchive } from '../support/archive-data.ts';
import { connectChromium, visit } from '../support/browser.ts';
import { POLICY } from '../support/setup-browser.ts';

const dist = inject('dist');
const { pieces } = readArchive(dist);
const QUERY = '精准扶贫工作';
/** Longer than the page's own pause after a keystroke. */
const PAUSE = 260;

let browser: Browser;
/** Without the fonts that the common server lends: they take their time, and these tests look at words. */
let server: StaticServer;
beforeAll(async () => {
  browser = await connectChromium(inject('chromium'));
  server = await serve(dist, { headers: { 'content-security-policy': POLICY } });
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const holders = (query: string) =>
  pieces
    .filter(({ title, paragraphs }) =>
      [title, ...paragraphs.flatMap(({ text, source }) => [text, source])].some((words) => words.includes(query)),
    )
    .map(({ id }) => id)
    .sort();

/** What the page showed at one moment. */
interface Moment {
  state: string;
  query: string;
  rows: string[];
  total: string | null;
  status: string;
}

/** The search page with everything it shows written down at every change; `words` holds each text of the status. */
async function open(path = '/search/', origin = server.origin) {
  const { page, close, faults } = await visit(browser, origin + path);
  onTestFinished(async () => {
    await close();
    expect(faults).toEqual([]);
  });
  await page.evaluate(watch);
  const moments = () => page.evaluate(() => (window as unknown as { moments: Moment[] }).moments);
  const words = () => page.evaluate(() => (window as unknown as { words: string[] }).words);
  const now = async () => (await moments()).at(-1)!;
  return { page, field: page.locator('[data-search-field]'), moments, words, now };
}

/** Runs in the page. */
function watch(): void {
  const root = document.querySelector<HTMLElement>('[data-search-state]')!;
  const list = document.querySelector<HTMLElement>('[data-search-results]')!;
  const status = document.querySelector<HTMLElement>('[data-search-status]')!;
  const moments: unknown[] = [];
  const words: string[] = [];
  const note = () =>
    moments.push({
      state: root.dataset.searchState,
      query: new URLSearchParams(location.search).get('q') ?? '',
      rows: [...list.querySelectorAll<HTMLElement>('[data-match="exact"]')].map((row) => row.dataset.piece!).sort(),
      total: list.dataset.total ?? null,
      status: status.textContent,
    });
  note();
  new MutationObserver(note).observe(root, {
    attributes: true,
    attributeFilter: ['data-search-state', 'data-total'],
    childList: true,
    subtree: true,
  });
  new MutationObserver(() => words.push(status.textContent)).observe(status, { childList: true, subtree: true });
  Object.assign(window, { moments, words });
}

const done = (page: Page, query: string) =>
  page.waitForFunction(
    (asked) =>
      document.querySelector('[data-search-state="done"]') !== null &&
      new URLSearchParams(location.search).get('q') === asked,
    query,
  );

/** A server that keeps answers to some paths back until they are let go. */
async function slowServer(slow: (path: string) => boolean) {
  let release: () => void = () => undefined;
  let gate: Promise<void> | null = null;
  const intercept: Intercept = async (path, reply) => {
    if (gate && slow(path)) await gate;
    return reply;
  };
  const server: StaticServer = await serve(dist, { intercept });
  onTestFinished(server.close);
  return {
    server,
    hold() {
      gate = new Promise((resolve) => (release = resolve));
    },
    letGo() {
      gate = null;
      release();
    },
  };
}

const isSearchFile = (path: string) => path.startsWith('/pagefind/') || path.startsWith('/data/search');

describe('as you type', () => {
  test.each([5, 190])('a key every %i ms: every key is kept, the answer follows the last', async (delay) => {
    const { page, field, moments } = await open();
    await field.pressSequentially(QUERY, { delay });
    await done(page, QUERY);
    expect(await field.inputValue()).toBe(QUERY);
    const answers = (await moments()).filter(({ state }) => state === 'done');
    expect(answers.at(-1)!.rows).toEqual(holders(QUERY));
    for (const { query, rows, total } of answers) {
      expect(rows, query).toEqual(holders(query));
      expect(total, query).toBe(String(rows.length));
    }
  });

  test('on a slow line no answer of an earlier query is shown as that of a later one', async () => {
    const server = await serve(dist, {
      async intercept(path, reply) {
        // The shorter the query, the later its texts come: answers overtake one another.
        if (isSearchFile(path)) await new Promise((go) => setTimeout(go, path.startsWith('/data/search/') ? 350 : 60));
        return reply;
      },
    });
    onTestFinished(server.close);
    const { page, field, moments } = await open('/search/', server.origin);
    await field.pressSequentially('扶贫工作', { delay: 230 });
    await done(page, '扶贫工作');
    for (const { query, rows, status } of (await moments()).filter(({ state }) => state === 'done')) {
      expect(rows, query).toEqual(holders(query));
      expect(status, query).toContain(String(rows.length));
    }
    expect(await field.inputValue()).toBe('扶贫工作');
  });

  test('the old rows stand until the new ones come', async () => {
    const { server, hold, letGo } = await slowServer(isSearchFile);
    const { page, field, moments, now } = await open('/search/', server.origin);
    await field.fill('合作社');
    await done(page, '合作社');
    const before = await now();
    expect(before.rows).toEqual(holders('合作社'));
    hold();
    await field.fill('驻村');
    await page.locator('[data-search-state="busy"]').waitFor();
    await page.waitForTimeout(PAUSE);
    expect(await now()).toEqual({ ...before, state: 'busy', query: '驻村' });
    letGo();
    await done(page, '驻村');
    expect((await now()).rows).toEqual(holders('驻村'));
    const first = (await moments()).findIndex(({ rows }) => rows.length > 0);
    expect((await moments()).slice(first).filter(({ rows }) => rows.length === 0)).toEqual([]);
  });

  test('the state goes from idle to busy to done, and back to idle when the field is emptied', async () => {
    const { page, field, moments, words, now } = await open();
    const help = page.locator('[data-search-help]');
    expect(await now()).toMatchObject({ state: 'idle', rows: [], total: null, status: '' });
    expect(await help.isVisible()).toBe(true);
    await field.fill('合作社');
    await done(page, '合作社');
    expect(await help.isVisible()).toBe(false);
    await field.fill('');
    await page.locator('[data-search-state="idle"]').waitFor();
    expect(await now()).toMatchObject({ state: 'idle', query: '', rows: [], total: null, status: '' });
    expect(await help.isVisible()).toBe(true);
    const states = (await moments()).map(({ state }) => state);
    expect(states.filter((state, index) => state !== states[index - 1])).toEqual(['idle', 'busy', 'done', 'idle']);
    expect(await words()).toEqual([expect.stringContaining(String(holders('合作社').length)), '']);
  });

  test('the status says each answer once, also where it is the same as the one before', async () => {
    const { page, field, words } = await open();
    const tags = [...new Set(pieces.flatMap((piece) => piece.tags))].filter((tag) => holders(tag).length > 0);
    const alike = tags.flatMap((one) =>
      tags.filter((two) => one < two && holders(one).length === holders(two).length).map((two) => [one, two] as const),
    );
    const queries = ['贫困户', ...alike[0]!, '鹱鹲鹳鹴'];
    for (const query of queries) {
      await field.pressSequentially(query, { delay: 20 });
      await done(page, query);
      await page.waitForTimeout(PAUSE);
      await field.selectText();
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
      const { server, hold, letGo } = await slowServer((path) => path.startsWith('/_astro/') && path.endsWith('.js'));
      hold();
      const context = await browser.newContext();
      onTestFinished(() => context.close());
      const page = await context.newPage();
      await page.goto(`${server.origin}/search/${address}`, { waitUntil: 'commit' });
      const field = page.locator('[data-search-field]');
      await field.pressSequentially('驻村');
      letGo();
      await done(page, '驻村');
      expect(await field.inputValue()).toBe('驻村');
      const rows = await page
        .locator('[data-match="exact"]')
        .evaluateAll((found) => found.map((row) => (row as HTMLElement).dataset.piece!));
      expect(rows.sort()).toEqual(holders('驻村'));
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
    const { page, field, session, moments } = await openComposing();
    for (const text of ['zh', 'zhu', 'zhu cun']) {
      await compose(session, text);
      await page.waitForTimeout(PAUSE);
    }
    expect(await field.inputValue()).toBe('zhu cun');
    expect(new Set((await moments()).map(({ state, query }) => state + query))).toEqual(new Set(['idle']));
    await session.send('Input.insertText', { text: '驻村' });
    await done(page, '驻村');
    expect(await field.inputValue()).toBe('驻村');
    expect((await moments()).at(-1)!.rows).toEqual(holders('驻村'));
    expect((await moments()).filter(({ query }) => query !== '' && query !== '驻村')).toEqual([]);
  });

  test('started within the pause after a key holds back the search for it too', async () => {
    const { page, field, session, moments } = await openComposing();
    await session.send('Input.insertText', { text: '驻' });
    await compose(session, 'cun');
    await page.waitForTimeout(PAUSE);
    expect((await moments()).filter(({ query }) => query.includes('c'))).toEqual([]);
    await session.send('Input.insertText', { text: '村' });
    await done(page, '驻村');
    expect(await field.inputValue()).toBe('驻村');
    expect((await moments()).at(-1)!.rows).toEqual(holders('驻村'));
  });

  test('given up searches for nothing', async () => {
    const { page, field, session, moments } = await openComposing();
    await compose(session, 'zhu');
    await compose(session, '');
    await page.waitForTimeout(PAUSE);
    expect(await field.inputValue()).toBe('');
    expect((await moments()).filter(({ state }) => state !== 'idle')).toEqual([]);
  });

  test('has the arrows and Enter to itself', async () => {
    const { page, field, session } = await openComposing();
    await session.send('Input.insertText', { text: '扶志' });
    await done(page, '扶志');
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    const address = page.url();
    await compose(session, 'fu');
    for (const key of ['ArrowDown', 'Enter']) {
      await field.evaluate(
        (input, pressed) =>
          input.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, isComposing: true, bubbles: true })),
        key,
      );
    }
    await page.waitForTimeout(PAUSE);
    expect(await field.getAttribute('aria-activedescendant')).toBeNull();
    expect(page.url()).toBe(address);
  });
});
