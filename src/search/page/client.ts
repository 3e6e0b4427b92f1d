/** Search for a page: starts the worker, asks it, and gives its answers with titles, addresses and passages. */
import workerFile from '../worker/worker.ts?worker&url';
import {
  SEARCH_FORMAT,
  TABLE_PATH,
  textPath,
  type SearchTable,
  type TablePiece,
  type TextParagraph,
} from '../shared/table.ts';
import { asFailure, SearchFailure } from '../shared/failure.ts';
import { fetchBytes, fetchJson, PATIENCE_MS, type Fetch } from '../shared/files.ts';
import { toldIn } from '../shared/cases.ts';
import type { Choice } from '../shared/facets.ts';
import { keep } from '../shared/keep.ts';
import { needed } from '../shared/pagefind.ts';
import type { Answer, EditorsReply, Nearness, NearFound, Passage, Reply, Request, Wanted } from '../shared/protocol.ts';

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

/** Something that the editors' words answer with; addresses have the base. */
export interface EditorsHit extends Omit<EditorsReply, 'cites'> {
  cites: { row: TablePiece; url: string; paragraph: string }[];
}

export interface Results extends Omit<Answer, 'exact' | 'near' | 'editors'> {
  exact: Hit[];
  near: Hit[];
  editors: EditorsHit[];
}

export interface SearchClient {
  /** The table with facets, labels and suggestions; fetched once. */
  table(): Promise<SearchTable>;
  /** Gets ready before the first query: on focus, say. Never fails; a search that follows tells. */
  warm(): void;
  /**
   * Answers a query, or null if a newer one was asked meanwhile; what was answered before is at hand. A blank one leaves
   * out nothing: every piece, in the order of their seals, and no worker is started for it. Rejects with a
   * SearchFailure; asking again starts afresh.
   * @param onEarly told what is found already, where the whole answer keeps coming
   */
  search(query: string, wanted?: Wanted, onEarly?: (found: Results) => void): Promise<Results | null>;
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
  /** Fetches the worker's script past the browser's cache. */
  renewWorker(): Promise<unknown>;
}

const BROWSER: Surroundings = {
  fetch: (input, init) => fetch(input, init),
  startWorker: () => new Worker(workerFile, { type: 'module' }) as WorkerPort,
  renewWorker: () => fetchBytes(BROWSER.fetch, workerFile, { cache: 'reload' }),
};

/** What is asked of the worker, before it has a number. */
type Question =
  | ({ type: 'search'; query: string } & Wanted)
  | { type: 'passages'; piece: number; parts: string[]; weights?: number[] | undefined };
type ReplyTo<Q extends Question> = Extract<Reply, { type: Q extends { type: 'search' } ? 'answer' : 'passages' }>;

/** Who waits for a reply. */
interface Waiter {
  resolve: (reply: Reply) => void;
  reject: (reason: SearchFailure) => void;
  onEarly: ((answer: Answer) => void) | undefined;
}

/** A worker with the table it was opened with. */
interface Session {
  table: SearchTable;
  ask<Q extends Question>(question: Q, onEarly?: (answer: Answer) => void): Promise<ReplyTo<Q>>;
  close(): void;
}

/** Answers kept, to be given at once and without a line: those of a session of typing. */
const KEPT = 64;

/** Failures that a newer table may cure: the site was changed after this browser had kept its table. */
const STALE = new Set(['missing', 'broken', 'outdated']);

/**
 * Search for one page. Nothing is fetched before it is asked or warmed.
 * @param base the site's base path with a final slash
 */
export function createSearch(base: string, surroundings: Surroundings = BROWSER): SearchClient {
  const root = new URL(base, (globalThis as { location?: Location }).location?.href ?? 'http://localhost/').href;
  const table = keep((cache?: RequestCache) => loadTable(surroundings.fetch, root, cache));
  /** After a failure: what the browser's cache holds may be its cause; that of the line at the second time. */
  let cache: RequestCache | undefined;
  let wasCutOff = false;
  const session = keep(() => startSession(surroundings, root, table.get(cache), cache));
  const answers = new Map<string, Results>();
  let asked = 0;
  /** Whether passages were not where the table says. */
  let suspect = false;

  function close() {
    session.value?.then((open) => open.close()).catch(() => undefined);
    session.value = null;
  }

  function startAfresh({ kind }: SearchFailure) {
    close();
    if (kind !== 'network' || wasCutOff) cache = 'reload';
    wasCutOff = kind === 'network';
  }

  /** The table as the server has it, whatever the browser kept; while that does not come, what is known stays. */
  async function reload(): Promise<SearchTable> {
    const newest = await loadTable(surroundings.fetch, root, 'reload');
    answers.clear();
    table.value = Promise.resolve(newest);
    return newest;
  }

  async function ask(
    query: string,
    wanted: Wanted,
    turn: number,
    onEarly?: (found: Results) => void,
  ): Promise<Results | null> {
    const onLost = ({ kind }: SearchFailure) => (suspect ||= STALE.has(kind));
    if (query.trim() === '') {
      const known = await table.get();
      return turn === asked ? everyPiece(known, surroundings.fetch, root, hitsOf(known, base, onLost)) : null;
    }
    const open = await session.get();
    if (turn !== asked) return null;
    // A session that has ended since is followed by another; its rows are those of its own table.
    const passagesOf: PassagesOf = async ({ piece, parts, weights }) => {
      const now = await session.get();
      if (now.table !== open.table) throw new SearchFailure('outdated', 'passages of an older table');
      return (await now.ask({ type: 'passages', piece, parts, weights })).passages;
    };
    const resultsOf = (answer: Answer) =>
      toResults(answer, passagesOf, hitsOf(open.table, base, onLost), (reply) => editorsHit(open.table, base, reply));
    const { answer } = await open.ask({ type: 'search', query, ...wanted }, (early) => {
      if (turn === asked) onEarly?.(resultsOf(early));
    });
    if (!answer || turn !== asked) return null;
    const results = resultsOf(answer);
    wasCutOff = false;
    answers.set(keyOf(query, wanted), results);
    if (answers.size > KEPT) answers.delete(answers.keys().next().value!);
    return results;
  }

  return {
    table: () => table.get(),
    warm: () => void session.get().catch(() => undefined),
    close,
    async search(query, wanted = { near: true }, onEarly) {
      const turn = ++asked;
      if (suspect) {
        suspect = false;
        const isNew = await reload().then(
          () => true,
          () => false,
        );
        if (isNew) {
          close();
          // Of the older table more may have been missed meanwhile.
          suspect = false;
        }
        if (turn !== asked) return null;
      }
      const kept = answers.get(keyOf(query, wanted));
      if (kept) return kept;
      try {
        return await ask(query, wanted, turn, onEarly);
      } catch (reason) {
        if (turn !== asked) return null;
        const failure = asFailure(reason);
        const used = await table.value?.catch(() => null);
        startAfresh(failure);
        if (!used || !STALE.has(failure.kind)) throw failure;
        const newest = await reload().catch(() => used);
        if (newest.version === used.version) throw failure;
        return turn === asked ? ask(query, wanted, turn, onEarly) : null;
      }
    },
  };
}

const keyOf = (query: string, { near }: Wanted): string => `${near}${query}`;

async function loadTable(fetch: Fetch, root: string, cache?: RequestCache): Promise<SearchTable> {
  const loaded = (await fetchJson(fetch, root + TABLE_PATH, cache && { cache })) as SearchTable;
  if (loaded.format !== SEARCH_FORMAT) throw new SearchFailure('outdated', `table format ${loaded.format}`);
  return loaded;
}

/**
 * Starts the worker while the table is on its way, and opens it when that has come. The files that every first search
 * needs are fetched meanwhile, and handed over: the worker would ask for them two or three round trips later.
 * @param cache how all is fetched
 */
async function startSession(
  surroundings: Surroundings,
  root: string,
  coming: Promise<SearchTable>,
  cache: RequestCache | undefined,
): Promise<Session> {
  const { fetch } = surroundings;
  if (cache) await surroundings.renewWorker().catch(() => undefined);
  let worker: WorkerPort;
  try {
    worker = surroundings.startWorker();
  } catch (reason) {
    coming.catch(() => undefined);
    throw new SearchFailure('no-worker', String(reason), { cause: reason });
  }
  const waiting = new Map<number, Waiter>();
  let broken: SearchFailure | null = null;
  let last = 0;
  const end = (failure: SearchFailure) => {
    clearTimeout(patience);
    broken = failure;
    for (const { reject } of waiting.values()) reject(failure);
    waiting.clear();
    worker.terminate();
  };
  const patience = setTimeout(() => end(new SearchFailure('network', 'the worker script')), PATIENCE_MS);
  worker.onerror = (event) => {
    event.preventDefault();
    const kind =
      (globalThis as { navigator?: { onLine?: boolean } }).navigator?.onLine === false ? 'network' : 'no-worker';
    end(new SearchFailure(kind, 'the worker script did not load or stopped'));
  };
  worker.onmessage = ({ data }) => {
    clearTimeout(patience);
    if (data.type === 'started') return;
    const waiter = waiting.get(data.id);
    if (data.type === 'early') {
      waiter?.onEarly?.(data.answer);
      return;
    }
    waiting.delete(data.id);
    if (data.type === 'failure') waiter?.reject(new SearchFailure(data.kind, data.detail));
    else waiter?.resolve(data);
  };
  const close = () => end(new SearchFailure('internal', 'the search was closed'));
  const table = await coming.catch((reason: unknown) => {
    close();
    throw reason;
  });
  const ahead = needed(table).map((path) => root + path);
  worker.postMessage({ type: 'open', base: root, table, coming: ahead, cache });
  for (const url of ahead) {
    fetchBytes(fetch, url, cache && { cache }).then(
      (bytes) => worker.postMessage({ type: 'file', url, bytes }),
      (reason: unknown) => {
        const { kind, message: detail } = asFailure(reason);
        worker.postMessage({ type: 'file', url, kind, detail });
      },
    );
  }
  return {
    table,
    ask: <Q extends Question>(question: Q, onEarly?: (answer: Answer) => void) =>
      new Promise<ReplyTo<Q>>((resolve, reject) => {
        if (broken) {
          reject(broken);
          return;
        }
        const id = ++last;
        waiting.set(id, { resolve: resolve as (reply: Reply) => void, reject, onEarly });
        worker.postMessage({ ...question, id });
      }),
    close,
  };
}

/** Gets the passages of a piece for what was found in it. */
type PassagesOf = (found: Pick<NearFound, 'piece' | 'parts' | 'weights'>) => Promise<Passage[]>;

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

function editorsHit(table: SearchTable, base: string, reply: EditorsReply): EditorsHit {
  const cites = reply.cites.map(({ piece, paragraph }) => {
    const row = table.pieces[piece]!;
    return { row, url: base + row.url.slice(1), paragraph };
  });
  return { ...reply, url: base + reply.url.slice(1), cites };
}

function toResults(
  answer: Answer,
  passagesOf: PassagesOf,
  toHit: ToHit,
  toEditorsHit: (reply: EditorsReply) => EditorsHit,
): Results {
  const hit = (found: Omit<Hit, 'row' | 'url' | 'passages'>) =>
    toHit(
      found,
      () => passagesOf(found),
      (passages) => passages,
    );
  return {
    ...answer,
    exact: answer.exact.map((found) => hit({ ...found, nearness: null, parts: answer.parts })),
    near: answer.near.map(hit),
    editors: answer.editors.map(toEditorsHit),
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
          return shown.map(({ id, text, names }) => ({
            paragraph: id,
            layer: 'reading',
            text,
            ranges: [],
            names,
            from: told.get(id),
          }));
        },
      ),
    );
  return {
    state: 'empty',
    total: exact.length,
    exact,
    near: [],
    parts: [],
    help: null,
    hints: [],
    editors: [],
  };
}
