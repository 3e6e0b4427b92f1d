/** Visits to the search page for tests: a browser and a server for each file, and what the page shows. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, onTestFinished } from 'vitest';
import type { ArchivePiece } from './archive-data.ts';
import { connectChromium, visit, type Watched } from './browser.ts';
import { POLICY } from './setup-browser.ts';
import { serve, type StaticServer } from './static-server.ts';

export interface SearchSite {
  readonly browser: Browser;
  /** The built site under its policy, without the fonts that the common server lends: these tests look at words. */
  readonly server: StaticServer;
  /** Opens a page of the site for one test, which fails if the page has faults. */
  open(path: string, options?: OpenOptions): Promise<Page>;
  /** Opens a page of the site for all tests of the file; its faults are for them to look at. */
  openForAll(path: string): { readonly page: Page; readonly faults: string[] };
}

export interface OpenOptions extends BrowserContextOptions {
  /** Another server than the file's. */
  origin?: string;
  /** Faults that are meant to happen. */
  tolerate?: RegExp;
}

/** To be called once in a file, outside its tests. */
export function searchSite(): SearchSite {
  let browser: Browser;
  let server: StaticServer;
  beforeAll(async () => {
    browser = await connectChromium(inject('chromium'));
    server = await serve(inject('dist'), { headers: { 'content-security-policy': POLICY } });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  return {
    get browser() {
      return browser;
    },
    get server() {
      return server;
    },
    async open(path, { origin = server.origin, tolerate = /^$/u, ...options } = {}) {
      const { page, close, faults } = await visit(browser, origin + path, options);
      onTestFinished(async () => {
        await close();
        expect(faults.filter((fault) => !tolerate.test(fault))).toEqual([]);
      });
      return page;
    },
    openForAll(path) {
      let visited: Watched;
      beforeAll(async () => {
        visited = await visit(browser, server.origin + path);
      });
      afterAll(() => visited?.close());
      return {
        get page() {
          return visited.page;
        },
        get faults() {
          return visited.faults;
        },
      };
    },
  };
}

/** @param facets further parameters, `&kind=story` */
export const searchPath = (query: string, facets = ''): string => `/search/?q=${encodeURIComponent(query)}${facets}`;

export const field = (page: Page) => page.locator('[data-search-field]');

export const done = (page: Page): Promise<void> => page.locator('[data-search-state="done"]').waitFor();

/** Waits until the page shows the answer to this query. */
export const answered = (page: Page, query: string) =>
  page.waitForFunction(
    (asked) =>
      document.querySelector('[data-search-state="done"]') !== null &&
      new URLSearchParams(location.search).get('q') === asked,
    query,
  );

/** Asks with Enter, and waits for the answer. */
export async function ask(page: Page, query: string): Promise<void> {
  await field(page).fill(query);
  await field(page).press('Enter');
  await done(page);
}

/** Ids of the pieces listed, in order of their names. */
export const listed = (page: Page, match: 'exact' | 'near' = 'exact'): Promise<string[]> =>
  page
    .locator(`[data-search-results] [data-match="${match}"]`)
    .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.piece!).sort());

/** The pieces that hold the query in one paragraph of one layer, or in the title; both folded, where a fold is given. */
export function holdersOf<P extends Pick<ArchivePiece, 'title' | 'paragraphs'>>(
  pieces: readonly P[],
  query: string,
  fold: (text: string) => string = (text) => text,
): P[] {
  return pieces.filter(({ title, paragraphs }) =>
    [title, ...paragraphs.flatMap(({ text, source }) => [text, source])].some((words) =>
      fold(words).includes(fold(query)),
    ),
  );
}

export const idsOf = (pieces: readonly Pick<ArchivePiece, 'id'>[]): string[] => pieces.map(({ id }) => id).sort();

/** Longer than the page's own pause after a keystroke, ms. */
const PAUSE = 260;

/**
 * Makes the page's clock one that a test moves: no pause in typing is over by itself. Proves that nothing happens
 * later: `pass` brings later about.
 */
export async function stopClock(page: Page): Promise<{ pass(ms?: number): Promise<void> }> {
  await page.clock.install({ time: '2020-01-01T00:00:00Z' });
  await page.clock.pauseAt('2020-01-01T01:00:00Z');
  return { pass: (ms = PAUSE) => page.clock.runFor(ms) };
}

export interface HeldServer {
  server: StaticServer;
  /** From now on keeps answers back. */
  hold(): void;
  /** Resolves when at least so many are kept back. */
  held(count: number): Promise<void>;
  /** Gives the answers kept back, and keeps no more. */
  letGo(order?: 'oldest first' | 'newest first'): void;
}

/** A server for one test that can keep back its answers to some paths. */
export async function heldServer(slow: (path: string) => boolean): Promise<HeldServer> {
  let holding = false;
  let kept: (() => void)[] = [];
  let waiting: { count: number; resolve: () => void }[] = [];
  const server = await serve(inject('dist'), {
    async intercept(path, reply) {
      if (!holding || !slow(path)) return reply;
      await new Promise<void>((go) => {
        kept.push(go);
        for (const { resolve } of waiting.filter(({ count }) => kept.length >= count)) resolve();
        waiting = waiting.filter(({ count }) => kept.length < count);
      });
      return reply;
    },
  });
  onTestFinished(server.close);
  return {
    server,
    hold() {
      holding = true;
    },
    held: (count) =>
      new Promise((resolve) => {
        if (kept.length >= count) resolve();
        else waiting.push({ count, resolve });
      }),
    letGo(order = 'oldest first') {
      holding = false;
      for (const go of order === 'newest first' ? kept.reverse() : kept) go();
      kept = [];
    },
  };
}

/** What the page showed at one moment. */
export interface Moment {
  state: string;
  query: string;
  rows: string[];
  total: string | null;
  status: string;
}

export interface Watch {
  moments(): Promise<Moment[]>;
  now(): Promise<Moment>;
  /** Each text that the status has said. */
  words(): Promise<string[]>;
}

/** Writes down everything that the page shows, at every change from now on. */
export async function watchPage(page: Page): Promise<Watch> {
  await page.evaluate(watch);
  const moments = () => page.evaluate(() => (window as unknown as { moments: Moment[] }).moments);
  return {
    moments,
    now: async () => (await moments()).at(-1)!,
    words: () => page.evaluate(() => (window as unknown as { words: string[] }).words),
  };
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
