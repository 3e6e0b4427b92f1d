/**
 * Fetching for search, with every failure told apart. Pagefind logs a file that fails and goes on without it, which
 * would make answers incomplete in silence; so its files pass through here too.
 */
import { PAGEFIND_PATH, textPath, type SearchTable, type TextParagraph } from './table.ts';
import { SearchFailure } from './failure.ts';
import type { TextStore } from './protocol.ts';

export type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

/** A file that takes longer has not arrived. */
const PATIENCE_MS = 20_000;
/** What Pagefind's compressed files begin with, once unzipped. */
const SIGNATURE = 'pagefind_dcd';
const ENTRY = /\/pagefind-entry\.json$/u;
const COMPRESSED = /\.(?:pf_meta|pf_index|pagefind)$/u;

/** Fetches a file that must be there. */
export async function fetchFile(fetch: Fetch, url: string, init?: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS), ...init });
  } catch (reason) {
    // A guarded fetch has told already.
    if (reason instanceof SearchFailure) throw reason;
    throw new SearchFailure('network', url, { cause: reason });
  }
  if (response.ok) return response;
  throw new SearchFailure(response.status >= 500 ? 'network' : 'missing', `${response.status} ${url}`);
}

/** Fetches a JSON file. */
export async function fetchJson(fetch: Fetch, url: string, init?: RequestInit): Promise<unknown> {
  const response = await fetchFile(fetch, url, init);
  const body = await readBody(response, url);
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch (reason) {
    throw new SearchFailure('broken', url, { cause: reason });
  }
}

async function readBody(response: Response, url: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (reason) {
    throw new SearchFailure('network', url, { cause: reason });
  }
}

/** The archive's texts, by piece. */
export function openTexts(fetch: Fetch, base: string, table: SearchTable): TextStore {
  return {
    async paragraphs(piece) {
      return (await fetchJson(fetch, base + textPath(table.pieces[piece]!.text))) as TextParagraph[];
    },
  };
}

/** A fetch for Pagefind that remembers what failed. */
export interface GuardedFetch {
  fetch: Fetch;
  /** Throws the first failure since the guard was made. */
  check(): void;
}

/** Guards the files below `base`pagefind/; everything else is fetched as it comes. */
export function guardFetch(real: Fetch, base: string, table: SearchTable): GuardedFetch {
  let failure: SearchFailure | null = null;
  return {
    check() {
      if (failure) throw failure;
    },
    async fetch(input, init) {
      const url = String(input);
      if (!url.startsWith(base + PAGEFIND_PATH)) return real(input, init);
      try {
        return await fetchIndexFile(real, url, table);
      } catch (reason) {
        failure ??= reason instanceof SearchFailure ? reason : new SearchFailure('broken', url, { cause: reason });
        throw failure;
      }
    },
  };
}

async function fetchIndexFile(real: Fetch, url: string, table: SearchTable): Promise<Response> {
  const path = url.split('?')[0]!;
  if (COMPRESSED.test(path)) {
    // The WebAssembly's name does not change with its content, as the others' do.
    const address = path.endsWith('.pagefind') ? `${path}?v=${table.pagefind}` : url;
    const response = await fetchFile(real, address);
    return new Response(await unzip(await readBody(response, url), url));
  }
  if (!ENTRY.test(path)) return fetchFile(real, url);
  const entry = (await fetchJson(real, url)) as { languages?: { unknown?: { hash?: string } } };
  const name = entry.languages?.unknown?.hash;
  if (name !== table.index) throw new SearchFailure('outdated', `index ${name}, table ${table.index}`);
  return new Response(JSON.stringify(entry));
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
