import type { ServerResponse } from 'node:http';
import { describe, expect, test, vi } from 'vitest';
import type { SearchFile } from '../../../../src/search/index/files.ts';
import { serveLive, type LiveSearch } from '../../../../src/search/index/live.ts';

const file = (path: string, text: string): SearchFile => ({ path, bytes: new TextEncoder().encode(text) });
const FILES = [
  file('data/search.json', '{}'),
  file('data/search/abc.json', '[]'),
  file('pagefind/pagefind.js', 'export {}'),
  file('pagefind/wasm.unknown.pagefind', 'wasm'),
];

interface Answer {
  status: number;
  type: string;
  text: string;
}

/** What a request is answered; `next` if it is passed on. */
function ask(live: LiveSearch, url: string): Promise<Answer | 'next'> {
  return new Promise((resolve) => {
    const response = {
      writeHead: (status: number, headers: Record<string, string>) => ({
        end: (body: Uint8Array | string) =>
          resolve({ status, type: headers['content-type']!, text: Buffer.from(body).toString() }),
      }),
    };
    live.answer(url, response as unknown as ServerResponse, () => resolve('next'));
  });
}

describe('the files of search', () => {
  test.each([
    ['data/search.json', 'application/json', '{}'],
    ['data/search/abc.json', 'application/json', '[]'],
    ['pagefind/pagefind.js?v=1.5.2', 'text/javascript', 'export {}'],
    ['pagefind/wasm.unknown.pagefind', 'application/octet-stream', 'wasm'],
  ])('%s is served, at the root and below a base path', async (path, type, text) => {
    const expected = { status: 200, type: expect.stringContaining(type) as string, text };
    expect(
      await ask(
        serveLive('/', async () => FILES),
        `/${path}`,
      ),
    ).toEqual(expected);
    expect(
      await ask(
        serveLive('/a/b', async () => FILES),
        `/a/b/${path}`,
      ),
    ).toEqual(expected);
  });

  test('that are not there are said not to be', async () => {
    expect(
      await ask(
        serveLive('/', async () => FILES),
        '/data/search/old.json',
      ),
    ).toMatchObject({ status: 404 });
  });

  test.each(['/', '/search/', '/data/archive.json', '/data/searching', '/a/b/x', '/pagefind', '/data/search.json'])(
    '%s is none of them below /a/b/',
    async (path) => {
      const build = vi.fn(async () => FILES);
      expect(await ask(serveLive('/a/b/', build), path)).toBe('next');
      expect(build).not.toHaveBeenCalled();
    },
  );

  test('are made when first asked for, once, and again after a change', async () => {
    let editions = 0;
    const build = vi.fn(async () => [file('data/search.json', `edition ${++editions}`)]);
    const live = serveLive('/', build);
    expect(build).not.toHaveBeenCalled();
    const asked = [ask(live, '/data/search.json'), ask(live, '/data/search.json')];
    for (const answer of await Promise.all(asked)) expect(answer).toMatchObject({ text: 'edition 1' });
    live.renew();
    live.renew();
    expect(await ask(live, '/data/search.json')).toMatchObject({ text: 'edition 2' });
    expect(build).toHaveBeenCalledTimes(2);
  });

  test('of a change during their making are made anew', async () => {
    const gates: (() => void)[] = [];
    const build = vi.fn(async () => {
      const edition = gates.length + 1;
      await new Promise<void>((go) => gates.push(go));
      return [file('data/search.json', `edition ${edition}`)];
    });
    const live = serveLive('/', build);
    const early = ask(live, '/data/search.json');
    live.renew();
    const late = ask(live, '/data/search.json');
    gates.forEach((go) => go());
    expect(await early).toMatchObject({ text: 'edition 1' });
    expect(await late).toMatchObject({ text: 'edition 2' });
    expect(await ask(live, '/data/search.json')).toMatchObject({ text: 'edition 2' });
  });
});

test('faults are answered with their words, until they are gone', async () => {
  const build = vi.fn(async () => FILES);
  build.mockRejectedValueOnce(new Error('content/essays/a.md:3 code 说明'));
  const live = serveLive('/', build);
  expect(await ask(live, '/data/search.json')).toEqual({
    status: 500,
    type: 'text/plain; charset=utf-8',
    text: 'content/essays/a.md:3 code 说明',
  });
  expect(await ask(live, '/data/search.json')).toMatchObject({ status: 200 });
});
