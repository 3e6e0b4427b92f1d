/** The search page, used as a visitor uses it: text goes into the field, and what the page then shows is read. */
import type { Browser, BrowserContext, Page } from 'playwright-core';

/** What the page shows for a query. */
export interface Shown {
  exact: string[];
  near: string[];
  total: number;
  /** Marked strings of the exact rows. */
  marks: string[];
  /** Of the first ten exact rows: its piece, and the paragraphs that it links to. */
  links: { piece: string; paragraphs: string[] }[];
  /** From the page's starting to look until it shows the answer with its first passages. */
  milliseconds: number;
}

export interface SearchPage {
  ask(query: string): Promise<Shown>;
  close(): Promise<void>;
}

/** Rows beyond these are not unfolded; the total still has to be right. */
const ROWS_READ = 1000;

/** Opens the search page in a fresh context: nothing cached. */
export async function openSearchPage(browser: Browser, base: string): Promise<SearchPage> {
  const context: BrowserContext = await browser.newContext();
  const page: Page = await context.newPage();
  await page.goto(`${base}search/`);
  await page.waitForSelector('[data-search-state="idle"]');
  await page.evaluate(watchStates);
  const field = page.locator('[data-search-state] input[name="q"]');
  const submit = async (query: string) => {
    const before = await page.evaluate(() => globalThis.searchTimes.length);
    await field.fill(query);
    await field.press('Enter');
    await page.waitForFunction((count) => globalThis.searchTimes.length > count, before, { polling: 5 });
  };
  let asked = '';
  return {
    async ask(query) {
      // The same query again is no new question to the page, unless the field was empty in between.
      if (query === asked) await submit('');
      asked = query;
      await submit(query);
      return page.evaluate(readResults, ROWS_READ);
    },
    close: () => context.close(),
  };
}

declare global {
  /** How long each answer took, kept in the page. */
  var searchTimes: number[];
}

/** Runs in the page: times every way from `busy` to what follows it. */
function watchStates(): void {
  const root = document.querySelector<HTMLElement>('[data-search-state]')!;
  let started = 0;
  globalThis.searchTimes = [];
  new MutationObserver(() => {
    if (root.dataset.searchState === 'busy') started = performance.now();
    else globalThis.searchTimes.push(performance.now() - started);
  }).observe(root, { attributes: true, attributeFilter: ['data-search-state'] });
}

/** Runs in the page: unfolds the list as far as `limit` and reads it. */
async function readResults(limit: number): Promise<Shown> {
  const list = document.querySelector<HTMLElement>('[data-search-results]')!;
  const milliseconds = globalThis.searchTimes.at(-1)!;
  const total = Number(list.dataset.total ?? 0);
  const rows = () => [...list.querySelectorAll<HTMLElement>('[data-piece]')];
  const first = rows().filter((row) => row.dataset.match === 'exact');
  const links = first.slice(0, 10).map((row) => ({
    piece: row.dataset.piece!,
    paragraphs: [...row.querySelectorAll('a')].flatMap((link) => /^#(?:source-)?(p\d+)$/u.exec(link.hash)?.[1] ?? []),
  }));
  const marks = first.flatMap((row) => [...row.querySelectorAll('mark')].map((mark) => mark.textContent));
  for (let seen = 0; rows().length < Math.min(total, limit) && seen !== rows().length;) {
    seen = rows().length;
    const more = [...document.querySelectorAll<HTMLElement>('button')].find((button) => button.textContent === '更多');
    more?.click();
    for (let wait = 0; wait < 50 && rows().length === seen; wait++) await new Promise((go) => setTimeout(go, 20));
  }
  const ids = (match: string) => rows().flatMap((row) => (row.dataset.match === match ? [row.dataset.piece!] : []));
  return { exact: ids('exact'), near: ids('near'), total, marks, links, milliseconds };
}
