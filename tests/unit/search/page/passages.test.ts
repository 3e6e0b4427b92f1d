import { describe, expect, test } from 'vitest';
import { TABLE_PATH } from '../../../../src/search/shared/table.ts';
import { createSearch, type Surroundings, type WorkerPort } from '../../../../src/search/page/client.ts';
import { explainFailure } from '../../../../src/search/page/explain.ts';
import { createPassageFinder } from '../../../../src/search/page/passages.ts';
import { SearchFailure } from '../../../../src/search/shared/failure.ts';
import type { Reply, Request } from '../../../../src/search/shared/protocol.ts';
import { makeEngine } from '../../../../src/search/worker/engine.ts';
import { memory, piece } from '../memory.ts';

const { table, index, texts } = memory([
  piece('a', '产业扶贫', ['扶贫产业', '两不愁三保障', '产业']),
  piece('b', '驻村日记', [['情况好转', '情景好转'], '扶贫，扶贫', ['扶贫的情况', '产业的情况']]),
  piece('c', '工作小结', ['产业兴旺', '路修通了']),
]);
const engine = makeEngine(table, index, texts);

/** A browser whose worker is the engine in memory; `refuse` says which questions fail. */
function surroundings(refuse: (request: Request) => boolean = () => false) {
  const seen = { requests: [] as Request[], tables: 0 };
  async function reply(request: Request): Promise<Reply | null> {
    if (request.type === 'open' || request.type === 'file') return null;
    const { id } = request;
    if (refuse(request)) return { type: 'failure', id, kind: 'missing', detail: '' };
    if (request.type === 'search') return { type: 'answer', id, answer: await engine.search(request.query, request) };
    return { type: 'passages', id, passages: await engine.passages(request.piece, request.parts) };
  }
  const browser: Surroundings = {
    async fetch(input) {
      if (!input.endsWith(TABLE_PATH)) return new Response('');
      seen.tables++;
      return Response.json(table);
    },
    renewWorker: async () => undefined,
    startWorker() {
      const worker: WorkerPort = {
        onmessage: null,
        onerror: null,
        terminate: () => undefined,
        postMessage(request) {
          seen.requests.push(request);
          void reply(request).then((data) => data && worker.onmessage?.({ data } as MessageEvent<Reply>));
        },
      };
      return worker;
    },
  };
  return { browser, seen };
}

const finder = (refuse?: (request: Request) => boolean) =>
  createPassageFinder(createSearch('/', surroundings(refuse).browser));

describe('findPassages', () => {
  test.each<[string, Record<string, string[]>]>([
    ['扶贫', { a: ['p1'], b: ['p2', 'p3'] }],
    ['情景', { b: ['p1'] }],
    ['产业', { a: ['p1', 'p3'], b: ['p3'], c: ['p1'] }],
    ['扶贫 保障', { a: ['p1', 'p2'] }],
    ['情景 OR 修通', { b: ['p1'], c: ['p2'] }],
    ['产业 -扶贫', { c: ['p1'] }],
    ['“驻村日记”', { b: [] }],
    ['-产业', {}],
    ['两不愁五保障', {}],
  ])('%s', async (query, expected) => {
    const found = await finder().findPassages(query);
    const plain = [...found].map(([id, paragraphs]) => [id, [...paragraphs].sort()] as const);
    expect(Object.fromEntries(plain)).toEqual(expected);
  });

  test('of nothing asks nothing', async () => {
    const { browser, seen } = surroundings();
    expect(await createPassageFinder(createSearch('/', browser)).findPassages(' \u3000')).toEqual(new Map());
    expect(seen).toEqual({ requests: [], tables: 0 });
  });

  test('within some pieces, asks for the passages of those only', async () => {
    const { browser, seen } = surroundings();
    const search = createPassageFinder(createSearch('/', browser));
    const found = await search.findPassages('扶贫', undefined, new Set(['b', 'c']));
    expect([...found.keys()]).toEqual(['b']);
    expect(seen.requests.filter(({ type }) => type === 'passages')).toHaveLength(1);
  });

  test('given up, asks nothing more of a search that may be busy with a newer query', async () => {
    const controller = new AbortController();
    const { browser, seen } = surroundings(({ type }) => {
      if (type === 'passages') controller.abort('gone');
      return type === 'passages';
    });
    const finding = createPassageFinder(createSearch('/', browser)).findPassages('情景', controller.signal);
    await expect(finding).rejects.toBe('gone');
    await new Promise((resolve) => setTimeout(resolve));
    expect(seen.requests.filter(({ type }) => type === 'search')).toHaveLength(1);
  });

  test('looks for nothing near', async () => {
    const { browser, seen } = surroundings();
    await createPassageFinder(createSearch('/', browser)).findPassages('两不愁五保障');
    expect(seen.requests.filter(({ type }) => type === 'search')).toMatchObject([{ type: 'search', near: false }]);
  });

  test('aborted, rejects at once with the reason', async () => {
    await expect(finder().findPassages('扶贫', AbortSignal.abort('gone'))).rejects.toBe('gone');
    const { browser } = surroundings();
    const controller = new AbortController();
    const never = createPassageFinder(createSearch('/', { ...browser, fetch: () => new Promise(() => undefined) }));
    const finding = never.findPassages('扶贫', controller.signal);
    controller.abort('gone later');
    await expect(finding).rejects.toBe('gone later');
  });

  test.each(['产业', ''])('overtaken by “%s”, rejects as aborted', async (newer) => {
    const { findPassages } = finder();
    const [older, newest] = await Promise.allSettled([findPassages('扶贫'), findPassages(newer)]);
    expect(older).toMatchObject({ status: 'rejected', reason: { name: 'AbortError' } });
    expect(newest.status).toBe('fulfilled');
  });

  test('asks once more where passages do not come, with the table that is there now', async () => {
    let refused = 0;
    const { browser, seen } = surroundings(({ type }) => type === 'passages' && refused++ === 0);
    const found = await createPassageFinder(createSearch('/', browser)).findPassages('情景');
    expect([...found.keys()]).toEqual(['b']);
    expect(seen.tables).toBe(2);
  });

  test.each(['search', 'passages'])('a failure of %s can be explained', async (asking) => {
    const reason: unknown = await finder(({ type }) => type === asking)
      .findPassages('扶贫')
      .catch((failure: unknown) => failure);
    expect(reason).toBeInstanceOf(SearchFailure);
    expect(explainFailure((reason as SearchFailure).kind, '用筛选找').what).toBe('服务器上缺了搜索用的文件。');
  });
});

test('an explanation names what the page offers besides', () => {
  expect(explainFailure('no-wasm', '用筛选找').next).toMatch(/，或者先用筛选找。$/u);
});
