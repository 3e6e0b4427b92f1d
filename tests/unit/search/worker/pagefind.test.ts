/** The files of search as the build writes them, asked by the engine through Pagefind's own script and WebAssembly. */
import { gzipSync } from 'node:zlib';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { buildSearch } from '../../../../src/search/index/build.ts';
import type { SearchFile } from '../../../../src/search/index/files.ts';
import type { Fetch } from '../../../../src/search/shared/files.ts';
import { makeFold } from '../../../../src/search/shared/fold.ts';
import type { SearchTable } from '../../../../src/search/shared/table.ts';
import { makeEngine } from '../../../../src/search/worker/engine.ts';
import { openPagefind, type PagefindScope } from '../../../../src/search/worker/pagefind.ts';
import { openTexts } from '../../../../src/search/worker/texts.ts';
import { piece } from '../memory.ts';
import { importFresh, serveFiles } from '../run-pagefind.ts';

const PIECES = [
  piece('a', '产业扶贫', ['两不愁三保障', 'A村的扶貧干部 1户\u30001人']),
  piece('b', '驻村日记', [['情况好转，GDP 增长8.5%', '情景好转,GDP 增长8.5%'], '扶贫产业，重在“造血”。']),
  ...Array.from({ length: 30 }, (_, at) => piece(`x${at + 10}`, `题${at}`, [`第${at}户贫困户的产业，扶贫先扶志`])),
];
const BASE = 'http://archive.test/base/';

let files: SearchFile[];
let table: SearchTable;
beforeAll(async () => {
  files = await buildSearch(PIECES, {
    labels: {},
    variants: [],
    names: [],
    privateNames: [],
    everyday: [],
    suggestions: [],
    cases: [],
    editors: [],
  });
  table = JSON.parse(new TextDecoder().decode(bytesOf('data/search.json'))) as SearchTable;
}, 60_000);

const bytesOf = (name: string) => files.find(({ path }) => path === name)!.bytes;

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** The engine in a scope with this fetch. */
async function openEngine(fetch: Fetch) {
  const scope: PagefindScope = {
    fetch,
    addEventListener(type, listener) {
      expect(type).toBe('unhandledrejection');
      const ignored = () => listener(new Event(type));
      process.on('unhandledRejection', ignored);
      ends.push(() => process.off('unhandledRejection', ignored));
    },
  };
  const texts = openTexts(fetch, BASE, table);
  vi.stubGlobal('fetch', (input: string, init?: RequestInit) => scope.fetch(input, init));
  const index = await openPagefind(scope, BASE, table, () => importFresh(bytesOf('pagefind/pagefind.js')));
  return makeEngine(table, index, texts);
}

test('finds every string of up to four characters in exactly the pieces that contain it', async () => {
  const fold = makeFold(table.fold);
  const engine = await openEngine(serveFiles(files, BASE));
  const texts = PIECES.map(({ title, paragraphs }) =>
    [title, ...paragraphs.flatMap(({ text, source }) => [text, source])].map(fold),
  );
  const queries = new Set(
    [...texts.slice(0, 3), ...texts.slice(-1)].flat().flatMap((text) => {
      const chars = [...text];
      return chars.flatMap((_, at) => [1, 2, 3, 4].map((size) => chars.slice(at, at + size).join('')));
    }),
  );
  for (const query of queries) {
    if (!query.trim()) continue;
    const expected = texts.flatMap((list, at) => (list.some((text) => text.includes(query)) ? [at] : []));
    const { exact } = await engine.search(query);
    expect(
      exact.map((found) => found.piece).sort((a, b) => a - b),
      query,
    ).toEqual(expected);
  }
}, 60_000);

const bad = (body: BodyInit, status = 200) => new Response(body, { status });

test.each([
  ['a missing chunk', /pf_index/u, () => bad('', 404), 'missing'],
  ['a page in place of a chunk', /pf_index/u, () => bad('<!doctype html>'), 'broken'],
  ['a chunk cut short', /pf_index/u, () => bad(gzipSync('pagefind_dcd and more').subarray(0, 20)), 'broken'],
  ['a missing meta file', /pf_meta/u, () => bad('', 404), 'missing'],
  ['a broken WebAssembly', /wasm/u, () => bad('gone'), 'broken'],
  ['WebAssembly that does not compile', /wasm/u, () => bad(gzipSync('pagefind_dcdgone')), 'no-wasm'],
  ['a server at fault', /pf_index/u, () => bad('', 503), 'network'],
  [
    'no connection',
    /pf_index/u,
    () => {
      throw new TypeError('Failed to fetch');
    },
    'network',
  ],
  ['a missing text', /data\/search\//u, () => bad('', 404), 'missing'],
])('tells of %s', async (_, name, spoil, kind) => {
  for (const level of ['error', 'warn'] as const) vi.spyOn(console, level).mockReturnValue();
  const engine = await openEngine(serveFiles(files, BASE, (path) => (name.test(path) ? spoil() : undefined)));
  await expect(engine.search('情况好转')).rejects.toMatchObject({ kind });
});

test.each([
  ['that nobody explains', () => bad('', 404), 'missing'],
  ['in another edition', () => bad('{"languages":{"unknown":{"hash":"unknown_0"}}}'), 'outdated'],
])('tells of a missing meta file %s', async (_, entry, kind) => {
  for (const level of ['error', 'warn'] as const) vi.spyOn(console, level).mockReturnValue();
  const spoil = (path: string) => {
    if (path.endsWith('.pf_meta')) return bad('', 404);
    return path.endsWith('entry.json') ? entry() : undefined;
  };
  const engine = await openEngine(serveFiles(files, BASE, spoil));
  await expect(engine.search('情况好转')).rejects.toMatchObject({ kind });
});

test('heals a file that the browser’s cache had kept damaged', async () => {
  const asked: (RequestCache | undefined)[] = [];
  const whole = serveFiles(files, BASE);
  const engine = await openEngine(async (url, init) => {
    const damaged = /pf_index|data\/search\//u.test(url) && init?.cache !== 'reload';
    asked.push(init?.cache);
    return damaged ? bad('<!doctype html>') : whole(url, init);
  });
  expect((await engine.search('情况好转')).total).toBe(1);
  expect(asked).toContain('reload');
});

test('tells of a script that is missing, and of one that is there but does not run', async () => {
  const open = (fetch: Fetch) => {
    const scope: PagefindScope = { fetch, addEventListener: () => undefined };
    return openPagefind(scope, BASE, table, () => Promise.reject(new SyntaxError('cut short')));
  };
  await expect(open(serveFiles([], BASE))).rejects.toMatchObject({ kind: 'missing' });
  await expect(open(serveFiles(files, BASE))).rejects.toMatchObject({ kind: 'broken' });
});

test('leaves requests outside its folder alone', async () => {
  const scope: PagefindScope = { fetch: async () => new Response('other'), addEventListener: () => undefined };
  await openPagefind(scope, BASE, table, async () => ({ createInstance: () => ({}) }));
  expect(await (await scope.fetch(`${BASE}data/other`)).text()).toBe('other');
});
