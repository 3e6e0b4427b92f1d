/** Asks the built search page, and reads its first rows. */
import type { Browser } from 'playwright-core';

/** A row as the page shows it, of the editors' words or of the texts. */
export interface ShownRow {
  /** `situation`, `paragraph` …, or `exact` and `near` for a piece found by its text. */
  kind: string;
  title: string;
  /** Whether the page claims that it answers. */
  sure: boolean;
  /** The paragraphs that it leads to, `piece#p3`. */
  links: string[];
}

/** The rows of each query, in the order of the page. */
export async function askAll(browser: Browser, base: string, queries: readonly string[]): Promise<ShownRow[][]> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const answers: ShownRow[][] = [];
  try {
    for (const query of queries) {
      await page.goto(`${base}search/?q=${encodeURIComponent(query)}`);
      await page.waitForSelector('[data-search-state="done"]');
      answers.push(await page.evaluate(readRows));
    }
  } finally {
    await context.close();
  }
  return answers;
}

/** Runs in the page. */
function readRows(): ShownRow[] {
  const rows = document.querySelectorAll<HTMLElement>('[data-search-answers] [data-answer], [data-search-results] > *');
  return [...rows].map((row) => ({
    kind: row.dataset.answer ?? row.dataset.match ?? '',
    title: row.querySelector('[data-title]')?.textContent ?? '',
    sure: 'sure' in row.dataset,
    links: [...row.querySelectorAll('a')].flatMap((link) => {
      const piece = /\/(?:essays|stories)\/([a-z0-9-]+)\//u.exec(link.pathname)?.[1];
      const paragraph = /^#(?:source-)?(p\d+)$/u.exec(link.hash)?.[1];
      return piece && paragraph ? [`${piece}#${paragraph}`] : [];
    }),
  }));
}
