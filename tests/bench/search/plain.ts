/** Pagefind as it comes, for comparison: the same pages, default settings, its own script, worker and segmenting. */
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import type { Browser } from 'playwright-core';
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
const SIGNATURE_LENGTH = 'pagefind_dcd'.length;

/**
 * Indexes the pieces' pages.
 * @param dist the built site to take the pages from, or null to make plain ones
 */
export async function buildPlain(pieces: readonly BenchPiece[], dist: string | null): Promise<PlainSite> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-plain-'));
  const { index, errors } = await pagefind.createIndex();
  if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
  const names = new Map<string, string>();
  try {
    for (const piece of pieces) {
      const content = dist ? await readFile(path.join(dist, piece.url, 'index.html'), 'utf8') : pageOf(piece);
      await index.addHTMLFile({ url: piece.url, content });
    }
    const { files } = await index.getFiles();
    const ids = new Map(pieces.map(({ url, id }) => [url, id]));
    for (const file of files) {
      const target = path.join(folder, PAGE, 'pagefind', file.path);
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, file.content);
      const record = /^fragment\/(.+)\.pf_fragment$/u.exec(file.path)?.[1];
      if (!record) continue;
      const { url } = JSON.parse(gunzipSync(file.content).subarray(SIGNATURE_LENGTH).toString()) as { url: string };
      names.set(record, ids.get(url)!);
    }
  } finally {
    await pagefind.close();
  }
  await writeFile(path.join(folder, PAGE, 'index.html'), '<!doctype html><html lang="zh-CN"><title>Pagefind</title>');
  return { folder, open: (browser, base) => openPlain(browser, base, names) };
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function pageOf({ title, paragraphs }: BenchPiece): string {
  const body = paragraphs.map(({ id, text }) => `<p id="${id}">${escape(text)}</p>`).join('');
  return `<!doctype html><html lang="zh-CN"><title>${escape(title)}</title><body><h1>${escape(title)}</h1>${body}`;
}

async function openPlain(browser: Browser, base: string, names: ReadonlyMap<string, string>): Promise<PlainPage> {
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
      return { found: answer.records.map((record) => names.get(record)!), milliseconds: answer.milliseconds };
    },
    close: () => context.close(),
  };
}
