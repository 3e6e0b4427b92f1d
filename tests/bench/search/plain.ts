/** Pagefind as it comes, for comparison: the same pages, default settings, its own script, worker and segmenting. */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as pagefind from 'pagefind';
import type { Browser } from 'playwright-core';
import { writeSearch } from '../../../src/search/index/files.ts';
import { recordNames } from '../../../src/search/index/pagefind.ts';
import type { BenchPiece } from './archive.ts';

export interface PlainAnswer {
  /** Ids of pieces, best first; other pages are left out. */
  found: string[];
  milliseconds: number;
}

export interface PlainPage {
  /** @param show whether the data of the first ten results is fetched, as an interface would */
  ask(query: string, show: boolean): Promise<PlainAnswer>;
  close(): Promise<void>;
}

export interface PlainSite {
  folder: string;
  open(browser: Browser, base: string): Promise<PlainPage>;
}

/** Where the blank page for it lies, below the base. */
const PAGE = 'plain/';

/**
 * Indexes the pieces' pages.
 * @param dist the built site to take the pages from, or null to make plain ones
 */
export async function buildPlain(pieces: readonly BenchPiece[], dist: string | null): Promise<PlainSite> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-plain-'));
  const { index, errors } = await pagefind.createIndex();
  if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
  const ids = new Map<string, string>();
  try {
    for (const piece of pieces) {
      const content = dist ? await readFile(path.join(dist, piece.url, 'index.html'), 'utf8') : pageOf(piece);
      await index.addHTMLFile({ url: piece.url, content });
    }
    const files = (await index.getFiles()).files.map(({ path: name, content }) => ({ path: name, bytes: content }));
    await writeSearch(files, path.join(folder, PAGE, 'pagefind'));
    const records = recordNames(files);
    for (const { url, id } of pieces) ids.set(records.get(url)!, id);
  } finally {
    await pagefind.close();
  }
  await writeFile(path.join(folder, PAGE, 'index.html'), '<!doctype html><html lang="zh-CN"><title>Pagefind</title>');
  return { folder, open: (browser, base) => openPlain(browser, base, ids) };
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function pageOf({ title, paragraphs }: BenchPiece): string {
  const body = paragraphs.map(({ id, text }) => `<p id="${id}">${escape(text)}</p>`).join('');
  return `<!doctype html><html lang="zh-CN"><title>${escape(title)}</title><body><h1>${escape(title)}</h1>${body}`;
}

async function openPlain(browser: Browser, base: string, ids: ReadonlyMap<string, string>): Promise<PlainPage> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(base + PAGE);
  return {
    async ask(query, show) {
      const answer = await page.evaluate(
        async ({ script, text, fetchData }) => {
          const started = performance.now();
          const module = (await import(script)) as {
            search(term: string): Promise<{ results: { id: string; data(): Promise<unknown> }[] }>;
          };
          const { results } = await module.search(text);
          if (fetchData) await Promise.all(results.slice(0, 10).map((result) => result.data()));
          return { records: results.map(({ id }) => id), milliseconds: performance.now() - started };
        },
        { script: `${base}${PAGE}pagefind/pagefind.js`, text: query, fetchData: show },
      );
      return { found: answer.records.map((record) => ids.get(record)!), milliseconds: answer.milliseconds };
    },
    close: () => context.close(),
  };
}
