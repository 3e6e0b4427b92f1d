/** Fetching for search, with every failure told apart. */
import { SearchFailure } from './failure.ts';

export type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

/** A file that takes longer has not arrived. */
export const PATIENCE_MS = 20_000;

/** Fetches a file that must be there. */
export async function fetchFile(fetch: Fetch, url: string, init?: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS), ...init });
  } catch (reason) {
    throw new SearchFailure('network', url, { cause: reason });
  }
  if (response.ok) return response;
  throw new SearchFailure(response.status >= 500 ? 'network' : 'missing', `${response.status} ${url}`);
}

/** Fetches a file's bytes. */
export async function fetchBytes(fetch: Fetch, url: string, init?: RequestInit): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetchFile(fetch, url, init);
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (reason) {
    throw new SearchFailure('network', url, { cause: reason });
  }
}

/** Fetches a JSON file; one that is damaged is fetched once more, past the browser's cache, which may have kept it so. */
export async function fetchJson(fetch: Fetch, url: string, init?: RequestInit): Promise<unknown> {
  const bytes = await fetchBytes(fetch, url, init);
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (reason) {
    if (init?.cache !== 'reload') return fetchJson(fetch, url, { ...init, cache: 'reload' });
    throw new SearchFailure('broken', url, { cause: reason });
  }
}
