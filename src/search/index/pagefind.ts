/**
 * Pagefind at build time: all that the build relies on of its behaviour and of the files that it writes. Each
 * assumption has a test by its name in tests/unit/search/pagefind-contract.test.ts.
 */
import { isDeepStrictEqual } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { transform } from 'esbuild';
import * as pagefind from 'pagefind';
import { ENTRY_FILE, entryOf, SCRIPT_FILE, SIGNATURE, type PagefindEntry } from '../shared/pagefind.ts';
import type { SearchFile } from './files.ts';

/** What Pagefind gets: an address, and words separated by spaces, whose places it counts from 0. */
export interface PagefindRecord {
  url: string;
  content: string;
}

export interface PagefindIndex {
  /** Changes with the content. */
  name: string;
  /** The release of Pagefind that wrote it. */
  release: string;
  /** The name that Pagefind gives each record, by the record's URL. */
  records: Map<string, string>;
  /** The files that the browser fetches, by path below the folder of the index. */
  files: SearchFile[];
}

/** Files that the engine fetches. Pagefind's interface, its own worker and its fragments are not among them. */
const NEEDED = /^(?:pagefind\.js|pagefind-entry\.json|pagefind\.[^/]+\.pf_meta|wasm\.unknown\.pagefind|index\/.+)$/u;
const FRAGMENT = /^fragment\/(.+)\.pf_fragment$/u;

/** Lets Pagefind index the records, and keeps of its files what the browser needs. The same records give the same bytes. */
export async function indexRecords(records: readonly PagefindRecord[]): Promise<PagefindIndex> {
  const written = await runPagefind(records, bestChunkSize(records));
  const names = recordNames(written);
  const lost = records.find(({ url }) => !names.has(url));
  if (lost) throw new Error(`Pagefind lost the record of ${lost.url}`);
  const entry = readEntry(written);
  const { version, languages } = entry;
  const expected = entryOf({ index: languages.unknown.hash, pagefind: version, pieces: records });
  if (!isDeepStrictEqual(entry, expected))
    throw new Error(`Pagefind wrote another ${ENTRY_FILE} than the browser is given`);
  const needed = written.filter(({ path }) => NEEDED.test(path)).map(shrink);
  const files = (await Promise.all(needed)).sort((a, b) => (a.path < b.path ? -1 : 1));
  return { name: languages.unknown.hash, release: version, records: names, files };
}

/** Pagefind's service and its environment are the process's: one index after the other. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Every file that Pagefind writes for the records. Language `unknown`: neither index nor query is segmented. No
 * filters and no meta: filters would make its files differ from run to run, and the table knows better.
 * @param chunkSize how much goes into a chunk, in Pagefind's own measure: places and pages, about 2.2 for each word
 */
export function runPagefind(records: readonly PagefindRecord[], chunkSize: number): Promise<SearchFile[]> {
  const run = async () => {
    // No documented setting; Pagefind's service reads it when it starts.
    const before = process.env.PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE;
    process.env.PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE = String(chunkSize);
    try {
      return await writeIndex(records);
    } finally {
      await pagefind.close();
      if (before === undefined) delete process.env.PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE;
      else process.env.PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE = before;
    }
  };
  const files = last.then(run, run);
  last = files;
  return files;
}

async function writeIndex(records: readonly PagefindRecord[]): Promise<SearchFile[]> {
  const { index, errors } = await pagefind.createIndex();
  if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
  for (const { url, content } of records) {
    const added = await index.addCustomRecord({ url, content, language: 'unknown' });
    if (added.errors.length > 0) throw new Error(`Pagefind refused ${url}: ${added.errors.join('; ')}`);
  }
  const { files, errors: faults } = await index.getFiles();
  if (faults.length > 0) throw new Error(`Pagefind wrote no index: ${faults.join('; ')}`);
  return files.map(({ path, content }) => ({ path, bytes: content }));
}

/**
 * The chunk size that makes a query cheapest. It fetches two or three chunks of 2 bytes for each unit of the measure,
 * and the meta file with 18 bytes for every chunk there is; the sum is least near the square root of 9 times the
 * words. Smaller archives want smaller chunks.
 */
function bestChunkSize(records: readonly PagefindRecord[]): number {
  const words = records.reduce((sum, { content }) => sum + content.split(' ').length, 0);
  return Math.max(1, Math.round(Math.sqrt(9 * words)));
}

/** The names of records by URL, from the fragments, of which Pagefind writes one for each record. */
export function recordNames(files: readonly SearchFile[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { path, bytes } of files) {
    const name = FRAGMENT.exec(path)?.[1];
    if (!name) continue;
    const fragment = JSON.parse(gunzipSync(bytes).subarray(SIGNATURE.length).toString()) as { url: string };
    names.set(fragment.url, name);
  }
  return names;
}

function readEntry(files: readonly SearchFile[]): PagefindEntry {
  const file = files.find(({ path }) => path === ENTRY_FILE);
  if (!file) throw new Error(`Pagefind wrote no ${ENTRY_FILE}`);
  return JSON.parse(new TextDecoder().decode(file.bytes)) as PagefindEntry;
}

/** Pagefind ships its script with its long names: a tenth of what it sends, on the first search of every visitor. */
async function shrink({ path, bytes }: SearchFile): Promise<SearchFile> {
  if (path !== SCRIPT_FILE) return { path, bytes };
  const { code } = await transform(new TextDecoder().decode(bytes), { minify: true, format: 'esm', target: 'es2022' });
  return { path, bytes: new TextEncoder().encode(code) };
}
