/** Search for a page: starts the worker, asks it, and gives its answers with titles, addresses and passages. */
import {
  SEARCH_FORMAT,
  TABLE_PATH,
  textPath,
  type SearchTable,
  type TablePiece,
  type TextParagraph,
} from '../shared/table.ts';
import { asFailure, SearchFailure } from '../shared/failure.ts';
import { fetchJson, type Fetch } from '../shared/files.ts';
import { toldIn } from '../shared/cases.ts';
import type { Choice } from '../shared/facets.ts';
import { keep } from '../shared/keep.ts';
import type { Answer, Nearness, NearFound, Passage, Reply, Request, Wanted } from '../shared/protocol.ts';

/** One piece of an answer. */
export interface Hit extends Omit<NearFound, 'nearness'> {
  /** How it came about as a near answer; null for an exact one. */
  nearness: Nearness | null;
  /** Its row of the table. */
  row: TablePiece;
  /** Its address, base included. */
  url: string;
  /**
   * Its paragraphs with hits, fetched when first asked for; those with most parts of the query first. Without words,
   * the paragraphs in which cases tell what is chosen, in order, or else the first of its text.
   * @param choice chosen causes and measures matter, where there are no words
   */
  passages(choice?: Choice): Promise<Passage[]>;
}

export interface Results extends Omit<Answer, 'exact' | 'near'> {
  exact: Hit[];
  near: Hit[];
}

export interface SearchClient {
  /** The table with facets, labels and suggestions; fetched once. */
  table(): Promise<SearchTable>;
  /** Gets ready before the first query: on focus, say. Never fails; a search that follows tells. */
  warm(): void;
  /**
   * Answers a query, or null if a newer one was asked meanwhile. A blank one leaves out nothing: every piece, in the
   * order of their seals, and no worker is started for it. Rejects with a SearchFailure; asking again starts afresh.
   */
  search(query: string, wanted?: Wanted): Promise<Results | null>;
  close(): void;
}

/** The worker as far as it is used here. */
export interface WorkerPort {
  postMessage(request: Request): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<Reply>) => void) | null;
  onerror: ((event: Event) => void) | null;
}

/** Where the client meets the browser; tests hand in their own. */
export interface Surroundings {
  fetch: Fetch;
  startWorker(): WorkerPort;
}

const BROWSER: Surroundings = {
  fetch: (input, init) => fetch(input, init),
  startWorker: () => new Worker(new URL('../worker/worker.ts', import.meta.url), { type: 'module' }) as WorkerPort,
};

/** What is asked of the worker, before it has a number. */
type Question = ({ type: 'search'; query: string } & Wanted) | { type: 'passages'; piece: number; parts: string[] };
type ReplyTo<Q extends Question> = Extract<Reply, { type: Q extends { type: 'search' } ? 'answer' : 'passages' }>;

/** A worker with the table it was opened with. */
interface Session {
  table: SearchTable;
  ask<Q extends Question>(question: Q): Promise<ReplyTo<Q>>;
  close(): void;
}

/** Failures that a newer table may cure: the site was changed after this browser had kept its table. */
const STALE = new Set(['missing', 'broken', 'outdated']);

/**
 * Search for one page. Nothing is fetched before it is asked or warmed.
 * @param base the site's base path with a final slash
 */
export function createSearch(base: string, surroundings: Surroundings = BROWSER): SearchClient {
  const root = new URL(base, (globalThis as { location?: Location }).location?.href ?? 'http://localhost/').href;
  const table = keep((cache?: RequestCache) => loadTable(surroundings.fetch, root, cache));
  const session = keep(() => startSession(surroundings, root, table.get()));
  let asked = 0;
  /** Whether passages were not where the table says. */
  let suspect = false;

  function close() {
    session.value?.then((open) => open.close()).catch(() => undefined);
    session.value = null;
  }

  /** The table as the server has it, whatever the browser kept. */
  function reload(): Promise<SearchTable> {
    table.value = null;
    return table.get('reload');
  }

  async function ask(query: string, wanted: Wanted, turn: number): Promise<Results | null> {
    const onLost = ({ kind }: SearchFailure) => (suspect ||= STALE.has(kind));
    if (query.trim() === '') {
      const known = await table.get();
      return turn === asked ? everyPiece(known, surroundings.fetch, root, hitsOf(known, base, onLost)) : null;
    }
    const open = await session.get();
    if (turn !== asked) return null;
    const { answer } = await open.ask({ type: 'search', query, ...wanted });
    if (!answer || turn !== asked) return null;
    // A session that has ended since is followed by another; its rows are those of its own table.
    const passagesOf = async (piece: number, parts: string[]) => {
      const now = await session.get();
      if (now.table !== open.table) throw new SearchFailure('outdated', 'passages of an older table');
      return (await now.ask({ type: 'passages', piece, parts })).passages;
    };
    return toResults(answer, passagesOf, hitsOf(open.table, base, onLost));
  }

  return {
    table: () => table.get(),
    warm: () => void session.get().catch(() => undefined),
    close,
    async search(query, wanted = { near: true }) {
      const turn = ++asked;
      if (suspect) {
        suspect = false;
        close();
        await reload().catch(() => undefined);
        if (turn !== asked) return null;
      }
      try {
        return await ask(query, wanted, turn);
      } catch (reason) {
        if (turn !== asked) return null;
        const failure = asFailure(reason);
        const used = await table.value?.catch(() => null);
        close();
        if (!used || !STALE.has(failure.kind)) throw failure;
        const newest = await reload().catch(() => used);
        if (newest.version === used.version) throw failure;
        return turn === asked ? ask(query, wanted, turn) : null;
      }
    },
  };
}

async function loadTable(fetch: Fetch, root: string, cache?: RequestCache): Promise<SearchTable> {
  const loaded = (await fetchJson(fetch, root + TABLE_PATH, cache && { cache })) as SearchTable;
  if (loaded.format !== SEARCH_FORMAT) throw new SearchFailure('outdated', `table format ${loaded.format}`);
  return loaded;
}

/** Starts the worker while the table is on its way, and opens it when that has come. */
async function startSession(surroundings: Surroundings, root: string, coming: Promise<SearchTable>): Promise<Session> {
  let worker: WorkerPort;
  try {
    worker = surroundings.startWorker();
  } catch (reason) {
    coming.catch(() => undefined);
    throw new SearchFailure('no-worker', String(reason), { cause: reason });
  }
  const waiting = new Map<number, { resolve: (reply: Reply) => void; reject: (reason: SearchFailure) => void }>();
  let broken: SearchFailure | null = null;
  let last = 0;
  const end = (failure: SearchFailure) => {
    broken = failure;
    for (const { reject } of waiting.values()) reject(failure);
    waiting.clear();
    worker.terminate();
  };
  worker.onerror = (event) => {
    event.preventDefault();
    const kind =
      (globalThis as { navigator?: { onLine?: boolean } }).navigator?.onLine === false ? 'network' : 'no-worker';
    end(new SearchFailure(kind, 'the worker script did not load or stopped'));
  };
  worker.onmessage = ({ data }) => {
    const waiter = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.type === 'failure') waiter?.reject(new SearchFailure(data.kind, data.detail));
    else waiter?.resolve(data);
  };
  const close = () => end(new SearchFailure('internal', 'the search was closed'));
  const table = await coming.catch((reason: unknown) => {
    close();
    throw reason;
  });
  worker.postMessage({ type: 'open', base: root, table });
  return {
    table,
    ask: <Q extends Question>(question: Q) =>
      new Promise<ReplyTo<Q>>((resolve, reject) => {
        if (broken) {
          reject(broken);
          return;
        }
        const id = ++last;
        waiting.set(id, { resolve: resolve as (reply: Reply) => void, reject });
        worker.postMessage({ ...question, id });
      }),
    close,
  };
}

/** A hit of what was found, whose passages are made of what `fetch` gets. */
type ToHit = <T>(
  found: Omit<Hit, 'row' | 'url' | 'passages'>,
  fetch: () => Promise<T>,
  passagesOf: (fetched: T, choice?: Choice) => Passage[],
) => Hit;

/** @param onLost told of passages that did not come */
function hitsOf(table: SearchTable, base: string, onLost: (failure: SearchFailure) => void): ToHit {
  return (found, fetch, passagesOf) => {
    const row = table.pieces[found.piece]!;
    const fetched = keep(fetch);
    return {
      ...found,
      row,
      url: base + row.url.slice(1),
      async passages(choice) {
        fetched.get().catch((reason: unknown) => onLost(asFailure(reason)));
        return passagesOf(await fetched.get(), choice);
      },
    };
  };
}

function toResults(
  answer: Answer,
  passagesOf: (piece: number, parts: string[]) => Promise<Passage[]>,
  toHit: ToHit,
): Results {
  const hit = (found: Omit<Hit, 'row' | 'url' | 'passages'>) =>
    toHit(
      found,
      () => passagesOf(found.piece, found.parts),
      (passages) => passages,
    );
  return {
    ...answer,
    exact: answer.exact.map((found) => hit({ ...found, nearness: null, parts: answer.parts })),
    near: answer.near.map(hit),
  };
}

/** What is found without words. */
function everyPiece(table: SearchTable, fetch: Fetch, root: string, toHit: ToHit): Results {
  const exact = [...table.pieces.entries()]
    .sort(([, a], [, b]) => a.number - b.number)
    .map(([piece, { text }]) =>
      toHit(
        { piece, count: 0, titleRanges: [], nearness: null, parts: [] },
        async () => (await fetchJson(fetch, root + textPath(text))) as TextParagraph[],
        (paragraphs, choice) => {
          const told = choice ? toldIn(table.cases, piece, choice) : new Map<string, number>();
          const shown =
            told.size > 0
              ? paragraphs.filter(({ id }) => told.has(id))
              : paragraphs.filter(({ role }) => !role).slice(0, 1);
          return shown.map(({ id, text }) => ({
            paragraph: id,
            layer: 'reading',
            text,
            ranges: [],
            from: told.get(id),
          }));
        },
      ),
    );
  return { state: 'empty', total: exact.length, exact, near: [], parts: [], help: null };
}
