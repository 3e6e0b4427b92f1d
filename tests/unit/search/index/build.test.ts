/** The files of search as Pagefind writes them, asked by the engine through Pagefind's own script and WebAssembly. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { makeEngine } from '../../../../src/search/worker/engine.ts';
import { guardFetch, openTexts, type Fetch } from '../../../../src/search/shared/files.ts';
import { openPagefind } from '../../../../src/search/worker/pagefind.ts';
import { buildSearch, simplifications, writeSearch, type SearchFile } from '../../../../src/search/index/build.ts';
import { makeFold } from '../../../../src/search/shared/fold.ts';
import type { SearchTable } from '../../../../src/search/shared/table.ts';
import { piece } from '../memory.ts';

const PIECES = [
  piece('b', '驻村日记', [['情况好转，GDP 增长8.5%', '情景好转,GDP 增长8.5%'], '扶贫产业，重在“造血”。']),
  piece('a', '产业扶贫', ['两不愁三保障', 'A村的扶貧干部 1户\u30001人']),
  ...Array.from({ length: 30 }, (_, at) => piece(`x${at}`, `题${at}`, [`第${at}户贫困户的产业，扶贫先扶志`, '后来'])),
];
const EXTRAS = { labels: { theme: { b: '乙', a: '甲' } }, variants: [['异地', '易地']], suggestions: [] };
const BASE = 'http://archive.test/base/';

let files: SearchFile[];
let directory: string;

beforeAll(async () => {
  files = await buildSearch(PIECES, EXTRAS);
  directory = await mkdtemp(path.join(tmpdir(), 'search-'));
  await writeSearch(files, directory);
}, 60_000);

afterAll(() => rm(directory, { recursive: true }));

const tableOf = (list: readonly SearchFile[]) =>
  JSON.parse(
    new TextDecoder().decode(list.find(({ path: name }) => name === 'data/search.json')!.bytes),
  ) as SearchTable;

/** Serves the files below BASE; `spoil` may replace a response. */
const serve =
  (spoil: (name: string) => Response | undefined = () => undefined): Fetch =>
  async (input) => {
    const name = new URL(input).pathname.slice('/base/'.length);
    const file = files.find(({ path: candidate }) => candidate === name);
    return (
      spoil(name) ?? (file ? new Response(file.bytes as Uint8Array<ArrayBuffer>) : new Response('', { status: 404 }))
    );
  };

let opened = 0;

async function openEngine(fetch: Fetch, table = tableOf(files)) {
  const guard = guardFetch(fetch, BASE, table);
  vi.stubGlobal('fetch', guard.fetch);
  // A fresh module each time: Pagefind keeps its WebAssembly in it.
  const script = pathToFileURL(path.join(directory, 'pagefind/pagefind.js')).href;
  const index = await openPagefind(BASE, table, guard, () => import(/* @vite-ignore */ `${script}?n=${opened++}`));
  return makeEngine(table, index, openTexts(fetch, BASE, table));
}

describe('the files', () => {
  test('are the same bytes again, in whatever order the pieces come', async () => {
    const again = await buildSearch([...PIECES].reverse(), EXTRAS);
    expect(again.map(({ path: name }) => name).sort()).toEqual(files.map(({ path: name }) => name).sort());
    for (const { path: name, bytes } of again) {
      const first = files.find(({ path: candidate }) => candidate === name)!;
      expect(Buffer.compare(bytes, first.bytes), name).toBe(0);
    }
  }, 60_000);

  test('are only what the browser fetches', () => {
    const pagefind = files.map(({ path: name }) => name).filter((name) => name.startsWith('pagefind/'));
    const kinds = new Set(pagefind.map((name) => name.replace(/unknown_[0-9a-f]+/u, '*')));
    expect([...kinds].sort()).toEqual([
      'pagefind/index/*.pf_index',
      'pagefind/pagefind-entry.json',
      'pagefind/pagefind.*.pf_meta',
      'pagefind/pagefind.js',
      'pagefind/wasm.unknown.pagefind',
    ]);
  });

  test('are written as they are', async () => {
    for (const { path: name, bytes } of files)
      expect(await readFile(path.join(directory, name))).toEqual(Buffer.from(bytes));
  });

  test('the table is sorted and gives a source text only where it differs by more than the fold', async () => {
    const table = tableOf(files);
    expect(table.pieces.map(({ id }) => id)).toEqual(PIECES.map(({ id }) => id).sort());
    expect(Object.keys(table.labels.theme!)).toEqual(['a', 'b']);
    expect(table.fold.from).toContain('貧');
    const row = table.pieces.find(({ id }) => id === 'b')!;
    const texts = JSON.parse(await readFile(path.join(directory, `data/search/${row.text}.json`), 'utf8')) as unknown;
    expect(texts).toEqual([
      { id: 'p1', text: '情况好转，GDP 增长8.5%', source: '情景好转,GDP 增长8.5%' },
      { id: 'p2', text: '扶贫产业，重在“造血”。' },
    ]);
  });

  test('the fold knows the traditional forms of the mainland, Hong Kong and Taiwan', () => {
    expect(makeFold(simplifications())('裡裏為爲眾衆臺綫線後發髮')).toBe('里里为为众众台线线后发发');
  });
});

describe('the engine on Pagefind', () => {
  test('finds every string of up to four characters in exactly the pieces that contain it', async () => {
    const table = tableOf(files);
    const fold = makeFold(table.fold);
    const engine = await openEngine(serve());
    const sorted = [...PIECES].sort((a, b) => (a.id < b.id ? -1 : 1));
    const texts = sorted.map(({ title, paragraphs }) =>
      [title, ...paragraphs.flatMap((p) => [p.text, p.source])].map(fold),
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
    ['a missing entry file', /entry\.json/u, () => bad('', 404), 'missing'],
    [
      'another edition’s entry',
      /entry\.json/u,
      () => bad('{"languages":{"unknown":{"hash":"unknown_0"}}}'),
      'outdated',
    ],
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
    const quiet = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')].map((spy) => spy.mockReturnValue());
    const ignore = () => undefined;
    process.on('unhandledRejection', ignore);
    const engine = await openEngine(serve((path) => (name.test(path) ? spoil() : undefined)));
    await expect(engine.search('情况好转')).rejects.toMatchObject({ kind });
    process.off('unhandledRejection', ignore);
    quiet.forEach((spy) => spy.mockRestore());
  });
});
