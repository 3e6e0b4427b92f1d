/** Pagefind as an index of words and places. */
import { PAGEFIND_PATH, type SearchTable } from '../shared/table.ts';
import { SearchFailure } from '../shared/failure.ts';
import { fetchFile, type GuardedFetch } from '../shared/files.ts';
import type { Postings, WordIndex } from '../shared/protocol.ts';

/** The part of pagefind.js that is used. */
interface PagefindModule {
  createInstance(options: { basePath: string; metaCacheTag: string }): PagefindInstance;
}

interface PagefindInstance {
  search(term: string): Promise<{ results: { id: string; words: number[] }[] }>;
}

/** Look-ups kept: those of a long session of typing. */
const KEPT = 256;

const NONE: Postings = new Map();

/**
 * Opens the index. Must run where there is no `document`, so that Pagefind neither splits the query into words by the
 * page's language nor starts a worker of its own.
 * @param base the site's base as an absolute address
 * @param guard the fetch that Pagefind finds as its global one
 * @param load imports a module by address
 */
export async function openPagefind(
  base: string,
  table: SearchTable,
  guard: GuardedFetch,
  load: (url: string) => Promise<unknown>,
): Promise<WordIndex> {
  if (typeof WebAssembly === 'undefined') throw new SearchFailure('no-wasm', 'WebAssembly is undefined');
  const basePath = base + PAGEFIND_PATH;
  const script = `${basePath}pagefind.js?v=${table.pagefind}`;
  let module: PagefindModule;
  try {
    module = (await load(script)) as PagefindModule;
  } catch (reason) {
    // An import does not say why it failed; the same file fetched does.
    await fetchFile(guard.fetch, script);
    throw new SearchFailure('broken', script, { cause: reason });
  }
  const instance = module.createInstance({ basePath, metaCacheTag: table.version });
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

  // Quoted, a word is found only as it is, but with one place for each record. Unquoted it comes with every place,
  // but a word that is not there is answered by others that begin like it.
  const first = remembering((word) => look(`"${word}"`));
  const places = remembering(async (word) => ((await first(word)).size === 0 ? NONE : look(word)));
  return { places, first };
}

/** Keeps the latest answers, so that typing on asks only for what is new. A failed one is forgotten. */
function remembering(ask: (word: string) => Promise<Postings>): (word: string) => Promise<Postings> {
  const kept = new Map<string, Promise<Postings>>();
  return (word) => {
    const known = kept.get(word);
    if (known) return known;
    const answer = ask(word);
    answer.catch(() => kept.delete(word));
    kept.set(word, answer);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
    return answer;
  };
}
