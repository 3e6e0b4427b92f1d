/**
 * Pagefind in the browser, as an index of words and places: all that search relies on of its script, its requests and
 * its answers. Each assumption has a test by its name in tests/unit/search/pagefind-contract.test.ts.
 */
import { SearchFailure } from '../shared/failure.ts';
import { fetchBytes, fetchFile, fetchJson, PATIENCE_MS, type Fetch } from '../shared/files.ts';
import { ENTRY_FILE, entryOf, needed, SCRIPT_FILE, SIGNATURE, type PagefindEntry } from '../shared/pagefind.ts';
import { PAGEFIND_PATH, type SearchTable } from '../shared/table.ts';
import { remember } from './remember.ts';
import type { Postings, WordIndex } from './words.ts';

/** The part of pagefind.js that is used. */
interface PagefindModule {
  createInstance(options: { basePath: string; metaCacheTag: string }): PagefindInstance;
}

interface PagefindInstance {
  search(term: string): Promise<{ results: { id: string; words: number[] }[] }>;
}

/** The global scope that Pagefind runs in, as far as it matters. */
export interface PagefindScope {
  /** Pagefind calls the global fetch, whatever that is at the time. */
  fetch: Fetch;
  addEventListener(type: 'unhandledrejection', listener: (event: Event) => void): void;
}

/** Look-ups kept: those of a long session of typing. */
const KEPT = 256;

const NONE: Postings = new Map();

/**
 * Opens the index. Must run where there is no `document`, so that Pagefind neither splits the query into words by the
 * page's language nor starts a worker of its own.
 * @param scope gets a guarded fetch, for Pagefind logs a file that fails and goes on without it
 * @param base the site's base as an absolute address
 * @param load imports a module by address
 */
export async function openPagefind(
  scope: PagefindScope,
  base: string,
  table: SearchTable,
  load: (url: string) => Promise<unknown>,
): Promise<WordIndex> {
  if (typeof WebAssembly === 'undefined') throw new SearchFailure('no-wasm', 'WebAssembly is undefined');
  const folder = base + PAGEFIND_PATH;
  const real = scope.fetch.bind(scope);
  const guard = guardFetch(real, folder, table);
  scope.fetch = guard.fetch;
  // Pagefind starts itself without waiting for the outcome; the look-ups tell of a failure.
  scope.addEventListener('unhandledrejection', (event) => event.preventDefault());
  const { createInstance } = await loadScript(`${folder}${SCRIPT_FILE}?v=${table.pagefind}`, real, load);
  const instance = createInstance({ basePath: folder, metaCacheTag: table.version });
  const pieces = new Map(table.pieces.map(({ record }, piece) => [record, piece]));

  async function look(term: string): Promise<Postings> {
    let results;
    try {
      ({ results } = await instance.search(term));
    } catch (reason) {
      guard.check();
      // Every file arrived whole, so what failed is running them.
      throw new SearchFailure('no-wasm', String(reason), { cause: reason });
    }
    guard.check();
    return new Map(
      results.map(({ id, words }) => {
        const piece = pieces.get(id);
        if (piece === undefined) throw new SearchFailure('outdated', `unknown record ${id}`);
        return [piece, words];
      }),
    );
  }

  // Quoted, a word is found only as it is, but with one place for each record. Unquoted it comes with every place, but
  // where it is not there, a shorter word that it begins with answers.
  const first = remember((word: string) => look(`"${word}"`), KEPT);
  const places = remember(async (word: string) => ((await first(word)).size === 0 ? NONE : look(word)), KEPT);
  return { places, first };
}

async function loadScript(url: string, fetch: Fetch, load: (url: string) => Promise<unknown>): Promise<PagefindModule> {
  const late = AbortSignal.timeout(PATIENCE_MS);
  const lateness = new Promise<never>((_, reject) => {
    late.addEventListener('abort', () => reject(new SearchFailure('network', url, { cause: late.reason })));
  });
  try {
    return (await Promise.race([load(url), lateness])) as PagefindModule;
  } catch (reason) {
    if (reason instanceof SearchFailure) throw reason;
    // An import does not say why it failed; the same file fetched does. The browser's cache may have kept it damaged.
    await fetchBytes(fetch, url, { cache: 'reload' });
    throw new SearchFailure('broken', url, { cause: reason });
  }
}

/** A fetch for Pagefind that remembers what failed. */
interface GuardedFetch {
  fetch: Fetch;
  /** Throws the first failure since the guard was made. */
  check(): void;
}

/** Guards the files in Pagefind's folder; everything else is fetched as it comes. */
function guardFetch(real: Fetch, folder: string, table: SearchTable): GuardedFetch {
  let failure: SearchFailure | null = null;
  return {
    check() {
      if (failure) throw failure;
    },
    async fetch(input, init) {
      const url = (input as string | URL).toString();
      if (!url.startsWith(folder)) return real(input, init);
      try {
        return await fetchIndexFile(real, url, folder, table);
      } catch (reason) {
        failure ??= reason instanceof SearchFailure ? reason : new SearchFailure('broken', url, { cause: reason });
        throw failure;
      }
    },
  };
}

const COMPRESSED = /\.(?:pf_meta|pf_index|pagefind)$/u;

async function fetchIndexFile(real: Fetch, url: string, folder: string, table: SearchTable): Promise<Response> {
  const path = url.split('?')[0]!;
  if (path.endsWith(`/${ENTRY_FILE}`)) return new Response(JSON.stringify(entryOf(table)));
  if (!COMPRESSED.test(path)) return fetchFile(real, url);
  const base = folder.slice(0, -PAGEFIND_PATH.length);
  const address =
    needed(table)
      .map((below) => base + below)
      .find((known) => known.startsWith(path)) ?? url;
  try {
    return new Response(await fetchUnzipped(real, address));
  } catch (reason) {
    if (reason instanceof SearchFailure && reason.kind === 'missing' && path.endsWith('.pf_meta'))
      await checkEdition(real, folder, table);
    throw reason;
  }
}

/** Whether the server's index is another than the table's, is told by its entry file. */
async function checkEdition(real: Fetch, folder: string, table: SearchTable): Promise<void> {
  const found = (await fetchJson(real, folder + ENTRY_FILE, { cache: 'reload' })) as Partial<PagefindEntry>;
  const name = found.languages?.unknown.hash;
  if (name !== table.index) throw new SearchFailure('outdated', `index ${name}, table ${table.index}`);
}

/** A compressed file's content; one that is damaged is fetched once more, past the browser's cache. */
async function fetchUnzipped(real: Fetch, url: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await unzip(await fetchBytes(real, url), url);
  } catch (reason) {
    if (!(reason instanceof SearchFailure) || reason.kind !== 'broken') throw reason;
    return unzip(await fetchBytes(real, url, { cache: 'reload' }), url);
  }
}

/**
 * The content of a compressed file, signature first, which Pagefind then takes as it is. Its own unzipping does not
 * check sums; the browser's does. Some servers unzip by themselves.
 */
async function unzip(bytes: Uint8Array<ArrayBuffer>, url: string): Promise<Uint8Array<ArrayBuffer>> {
  if (isSigned(bytes)) return bytes;
  if (typeof DecompressionStream === 'undefined') return bytes;
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    const content = new Uint8Array(await new Response(stream).arrayBuffer());
    if (isSigned(content)) return content;
  } catch (reason) {
    throw new SearchFailure('broken', url, { cause: reason });
  }
  throw new SearchFailure('broken', `${url}: no signature`);
}

const isSigned = (bytes: Uint8Array): boolean =>
  new TextDecoder().decode(bytes.subarray(0, SIGNATURE.length)) === SIGNATURE;
