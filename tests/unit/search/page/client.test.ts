import { describe, expect, test } from 'vitest';
import { createSearch, type Results, type Surroundings, type WorkerPort } from '../../../../src/search/page/client.ts';
import type { Answer, FailureKind, Reply, Request } from '../../../../src/search/shared/protocol.ts';
import {
  TABLE_PATH,
  type SearchTable,
  type TableCase,
  type TextParagraph,
} from '../../../../src/search/shared/table.ts';
import { memory, piece } from '../memory.ts';

const { table } = memory([piece('a', '产业扶贫', ['扶贫'])]);
const ANSWER: Answer = {
  state: 'exact',
  total: 1,
  exact: [{ piece: 0, count: 1, titleRanges: [[2, 4]] }],
  near: [],
  parts: ['扶贫'],
  help: null,
  hints: [],
  editors: [],
};
const PASSAGE = { paragraph: 'p1', layer: 'reading' as const, text: '扶贫', ranges: [[0, 2] as const] };

/** A browser with tables to fetch, one after the other, and workers that answer by `reply`. */
function surroundings(
  reply: (request: Request, worker: number) => Reply | Reply[] | null,
  tables: (SearchTable | Response)[] = [],
) {
  const seen = { fetched: [] as (RequestCache | undefined)[], started: 0, ended: 0 };
  const browser: Surroundings = {
    async fetch(input, init) {
      if (!input.endsWith(TABLE_PATH)) return new Response('');
      seen.fetched.push(init?.cache);
      const next = tables[Math.min(seen.fetched.length, tables.length) - 1] ?? table;
      return next instanceof Response ? next.clone() : Response.json(next);
    },
    renewWorker: async () => undefined,
    startWorker() {
      const number = ++seen.started;
      const worker: WorkerPort = {
        onmessage: null,
        onerror: null,
        terminate: () => {
          seen.ended++;
        },
        postMessage(request) {
          for (const data of [reply(request, number) ?? []].flat())
            queueMicrotask(() => worker.onmessage?.({ data } as MessageEvent<Reply>));
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

  test('gets passages of an answer after its worker has ended', async () => {
    const { browser, seen } = surroundings(answering);
    const search = createSearch('/', browser);
    const [hit] = (await search.search('扶贫'))!.exact;
    search.close();
    expect(await hit!.passages()).toEqual([PASSAGE]);
    expect(seen).toMatchObject({ started: 2, ended: 1 });
  });

  test('has no passages of an answer by an older table', async () => {
    let asked = 0;
    const once = (request: Request) =>
      request.type === 'search' && ++asked === 2 ? failing('missing')(request) : answering(request);
    const search = createSearch('/', surroundings(once, [table, { ...table, version: 'newer' }]).browser);
    const [hit] = (await search.search('扶贫'))!.exact;
    await search.search('产业');
    await expect(hit!.passages()).rejects.toMatchObject({ kind: 'outdated' });
  });

  test('tells what is found early, of the latest query', async () => {
    const whole: Answer = { ...ANSWER, state: 'near', exact: [], near: [] };
    const twice = (request: Request): Reply | Reply[] | null =>
      request.type === 'search'
        ? [
            { type: 'early', id: request.id, answer: ANSWER },
            { type: 'answer', id: request.id, answer: whole },
          ]
        : answering(request);
    const search = createSearch('/', surroundings(twice).browser);
    const early: [string, Results][] = [];
    const ask = (query: string) => search.search(query, undefined, (found) => void early.push([query, found]));
    const [first, second] = await Promise.all([ask('扶'), ask('扶贫')]);
    expect([first, second!.state]).toEqual([null, 'near']);
    expect(early.map(([query, { state }]) => [query, state])).toEqual([['扶贫', 'exact']]);
    expect(await early[0]![1].exact[0]!.passages()).toEqual([PASSAGE]);
    expect(await ask('扶贫')).toBe(second);
    expect(early).toHaveLength(1);
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

  test.each<[FailureKind, (RequestCache | undefined)[]]>([
    ['network', [undefined, 'reload']],
    ['internal', ['reload', 'reload']],
  ])('asked again after %s fetches past the browser’s cache, for the line at the second time', async (kind, caches) => {
    const opened: (RequestCache | undefined)[] = [];
    const { browser } = surroundings((request, worker) => {
      if (request.type === 'open') opened.push(request.cache);
      return worker < 3 ? failing(kind)(request) : answering(request);
    });
    const search = createSearch('/', browser);
    for (const time of caches.keys()) await expect(search.search(`${time}`)).rejects.toMatchObject({ kind });
    expect((await search.search('扶贫'))?.total).toBe(1);
    expect(opened).toEqual([undefined, ...caches]);
  });

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

describe('a blank query', () => {
  const many = memory([
    piece('b', '乙', ['乙一'], { number: 2 }),
    piece('a', '甲', ['甲一'], { number: 3 }),
    piece('c', '丙', ['丙一'], { number: 1 }),
  ]).table;
  const TEXTS: Record<string, TextParagraph[]> = {
    a: [
      { id: 'p1', role: 'title', text: '甲' },
      { id: 'p2', role: 'byline', text: '某人' },
      { id: 'p3', text: '正文', source: '正 文' },
      { id: 'p4', text: '再说' },
    ],
    b: [{ id: 'p1', role: 'title', text: '乙' }],
  };

  /** A browser with these texts, in which no worker can be started; `lost` says how many texts do not come at first. */
  function withTexts({ lost = 0, cases = [] }: { lost?: number; cases?: TableCase[] } = {}) {
    const fetched: string[] = [];
    const browser: Surroundings = {
      async fetch(input) {
        const path = input.replace('http://localhost/base/', '');
        fetched.push(path);
        if (path === 'data/search.json') return Response.json({ ...many, cases });
        if (lost-- > 0) return new Response('', { status: 404 });
        return Response.json(TEXTS[/([a-z])\.json$/u.exec(path)![1]!]);
      },
      renewWorker: async () => undefined,
      startWorker: () => {
        throw new Error('a worker was started');
      },
    };
    return { search: createSearch('/base/', browser), fetched };
  }

  test.each(['', ' \u3000'])(
    '“%s” is answered by every piece, in the order of the seals, from the table alone',
    async (blank) => {
      const { search, fetched } = withTexts();
      const results = await search.search(blank);
      expect(results).toMatchObject({ state: 'empty', total: 3, near: [], parts: [] });
      expect(results!.exact.map(({ row }) => row.id)).toEqual(['c', 'b', 'a']);
      expect(results!.exact[2]).toMatchObject({ url: '/base/essays/a/', nearness: null, parts: [], titleRanges: [] });
      expect(fetched).toEqual(['data/search.json']);
    },
  );

  test('has the first paragraph of the text for a passage, if there is one', async () => {
    const { search, fetched } = withTexts();
    const [, b, a] = (await search.search(''))!.exact;
    expect(await a!.passages()).toEqual([{ paragraph: 'p3', layer: 'reading', text: '正文', ranges: [] }]);
    expect(await b!.passages()).toEqual([]);
    await a!.passages();
    expect(fetched).toEqual(['data/search.json', 'data/search/a.json', 'data/search/b.json']);
  });

  test('has the paragraphs in which cases tell what is chosen, in order, each from its first words that do', async () => {
    const tells = (cause: TableCase['cause'], measure: TableCase['measure'] = {}) => ({ cause, measure });
    const { search } = withTexts({
      cases: [
        tells({ illness: [[1, 3, 1]] }, { farming: [[1, 4, 0]] }),
        tells({ illness: [[1, 3, 0]], debt: [[0, 1, 0]] }),
      ],
    });
    const a = (await search.search(''))!.exact[2]!;
    const told = async (...values: string[]) => {
      const choice = new Map([
        ['cause', new Set(values)],
        ['measure', new Set(values)],
      ] as const);
      return (await a.passages(choice)).map(({ paragraph, from, ranges }) => ({ paragraph, from, ranges }));
    };
    const [third, fourth] = ['p3', 'p4'].map((paragraph) => ({ paragraph, from: 0, ranges: [] }));
    expect(await told('illness')).toEqual([third]);
    expect(await told('farming', 'illness')).toEqual([third, fourth]);
    // What no case tells in this piece leaves the first paragraph.
    for (const other of ['debt', 'constructor']) expect(await told(other)).toEqual([{ ...third, from: undefined }]);
  });

  test('is overtaken, and overtakes', async () => {
    const { browser } = surroundings(answering);
    const search = createSearch('/', browser);
    const [words, blank] = await Promise.all([search.search('扶贫'), search.search('')]);
    expect([words, blank?.state]).toEqual([null, 'empty']);
    const [before, after] = await Promise.all([search.search(''), search.search('扶贫')]);
    expect([before, after?.state]).toEqual([null, 'exact']);
  });

  test('asked again after a text was missing, takes the table anew', async () => {
    const { search, fetched } = withTexts({ lost: 1 });
    const [, , a] = (await search.search(''))!.exact;
    await expect(a!.passages()).rejects.toMatchObject({ kind: 'missing' });
    const again = (await search.search(''))!.exact[2]!;
    expect(await again.passages()).toHaveLength(1);
    expect(fetched.filter((path) => path === 'data/search.json')).toHaveLength(2);
  });
});
