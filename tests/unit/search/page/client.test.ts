import { describe, expect, test } from 'vitest';
import { createSearch, type Surroundings, type WorkerPort } from '../../../../src/search/page/client.ts';
import type { Answer, FailureKind, Reply, Request } from '../../../../src/search/shared/protocol.ts';
import type { SearchTable } from '../../../../src/search/shared/table.ts';
import { memory, piece } from '../memory.ts';

const { table } = memory([piece('a', '产业扶贫', ['扶贫'])]);
const ANSWER: Answer = {
  state: 'exact',
  total: 1,
  exact: [{ piece: 0, count: 1, titleRanges: [[2, 4]] }],
  near: [],
  parts: ['扶贫'],
  help: null,
};
const PASSAGE = { paragraph: 'p1', layer: 'reading' as const, text: '扶贫', ranges: [[0, 2] as const] };

/** A browser with tables to fetch, one after the other, and workers that answer by `reply`. */
function surroundings(
  reply: (request: Request, worker: number) => Reply | null,
  tables: (SearchTable | Response)[] = [],
) {
  const seen = { fetched: [] as (RequestCache | undefined)[], started: 0, ended: 0 };
  const browser: Surroundings = {
    async fetch(_, init) {
      seen.fetched.push(init?.cache);
      const next = tables[Math.min(seen.fetched.length, tables.length) - 1] ?? table;
      return next instanceof Response ? next : Response.json(next);
    },
    startWorker() {
      const number = ++seen.started;
      const worker: WorkerPort = {
        onmessage: null,
        onerror: null,
        terminate: () => {
          seen.ended++;
        },
        postMessage(request) {
          const answer = reply(request, number);
          if (answer) queueMicrotask(() => worker.onmessage?.({ data: answer } as MessageEvent<Reply>));
        },
      };
      return worker;
    },
  };
  return { browser, seen };
}

const answering = (request: Request): Reply | null => {
  if (request.type === 'search') return { type: 'answer', id: request.id, answer: ANSWER };
  if (request.type === 'passages') return { type: 'passages', id: request.id, passages: [PASSAGE] };
  return null;
};
const failing = (kind: FailureKind) => (request: Request) =>
  request.type === 'search' ? ({ type: 'failure', id: request.id, kind, detail: '' } as const) : null;

describe('createSearch', () => {
  test('gives hits with titles, addresses below the base, rows and passages', async () => {
    const { browser, seen } = surroundings(answering);
    const results = await createSearch('/base/', browser).search('扶贫');
    expect(results).toMatchObject({ state: 'exact', total: 1 });
    const hit = results!.exact[0]!;
    expect(hit).toMatchObject({
      piece: 0,
      url: '/base/essays/a/',
      count: 1,
      titleRanges: [[2, 4]],
      nearness: null,
      parts: ['扶贫'],
    });
    expect(hit.row).toMatchObject({ id: 'a', title: '产业扶贫', kind: 'essay' });
    expect(await hit.passages()).toEqual([PASSAGE]);
    expect(seen).toEqual({ fetched: [undefined], started: 1, ended: 0 });
  });

  test('answers only the latest query', async () => {
    const search = createSearch('/', surroundings(answering).browser);
    const [first, second] = await Promise.all([search.search('扶'), search.search('扶贫')]);
    expect(first).toBeNull();
    expect(second?.total).toBe(1);
  });

  test.each<FailureKind>(['no-wasm', 'network', 'internal'])(
    'tells of %s and starts afresh when asked again',
    async (kind) => {
      const { browser, seen } = surroundings((request, worker) =>
        worker === 1 ? failing(kind)(request) : answering(request),
      );
      const search = createSearch('/', browser);
      await expect(search.search('扶贫')).rejects.toMatchObject({ name: 'SearchFailure', kind });
      expect((await search.search('扶贫'))?.total).toBe(1);
      expect(seen).toMatchObject({ started: 2, ended: 1 });
    },
  );

  test.each<FailureKind>(['missing', 'broken', 'outdated'])(
    '%s after an update: takes the new table and answers',
    async (kind) => {
      const newer = { ...table, version: 'newer' };
      const { browser, seen } = surroundings(
        (request, worker) => (worker === 1 ? failing(kind)(request) : answering(request)),
        [table, newer],
      );
      expect((await createSearch('/', browser).search('扶贫'))?.total).toBe(1);
      expect(seen.fetched).toEqual([undefined, 'reload']);
    },
  );

  test('missing without an update is told', async () => {
    const { browser } = surroundings(failing('missing'));
    await expect(createSearch('/', browser).search('扶贫')).rejects.toMatchObject({ kind: 'missing' });
  });

  test.each<[string, SearchTable | Response, FailureKind]>([
    ['of a newer format', { ...table, format: 99 }, 'outdated'],
    ['that is missing', new Response('', { status: 404 }), 'missing'],
    ['that is cut short', new Response('{"format":'), 'broken'],
  ])('a table %s', async (_, bad, kind) => {
    const { browser } = surroundings(answering, [bad]);
    await expect(createSearch('/', browser).search('扶贫')).rejects.toMatchObject({ kind });
  });

  test('no worker', async () => {
    const { browser } = surroundings(answering);
    const without = {
      ...browser,
      startWorker: () => {
        throw new ReferenceError('Worker is not defined');
      },
    };
    await expect(createSearch('/', without).search('扶贫')).rejects.toMatchObject({ kind: 'no-worker' });
  });

  test('a worker that does not load', async () => {
    const { browser } = surroundings(() => null);
    const search = createSearch('/', {
      ...browser,
      startWorker() {
        const worker = browser.startWorker();
        queueMicrotask(() => worker.onerror?.(new Event('error')));
        return worker;
      },
    });
    await expect(search.search('扶贫')).rejects.toMatchObject({ kind: 'no-worker' });
  });
});
