/** Search as other pages use it: the paragraphs that hold a query, by the real worker, index and texts. */
import { fileURLToPath } from 'node:url';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import type * as Passages from '../../src/search/page/passages.ts';
import type * as Client from '../../src/search/page/client.ts';
import { readArchive } from '../support/archive-data.ts';
import { holdersOf, searchSite } from '../support/search.ts';
import { POLICY } from '../support/setup-browser.ts';
import { serve, type Intercept, type StaticServer } from '../support/static-server.ts';

const dist = inject('dist');
const { pieces } = readArchive(dist);
const site = searchSite();

const FOLDER = fileURLToPath(new URL('../../src/search/page', import.meta.url));
/** The worker as the site has it. */
const WORKER = `/_astro/${readdirSync(join(dist, '_astro')).find((file) => /^worker-.*\.js$/u.test(file))!}`;

let script: Buffer;
beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: `export * from './client.ts'; export * from './passages.ts';`, resolveDir: FOLDER },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'search',
    // The worker is handed in.
    plugins: [
      {
        name: 'no-worker',
        setup({ onResolve, onLoad }) {
          // esbuild knows no flags.
          onResolve({ filter: /[?]worker&url$/ }, ({ path }) => ({ path, namespace: 'no-worker' }));
          onLoad({ filter: /./, namespace: 'no-worker' }, () => ({ contents: `export default '';` }));
        },
      },
    ],
  });
  script = Buffer.from(outputFiles[0]!.contents);
});

/** A page without a search of its own, on a server that has the module too. */
async function open(intercept: Intercept = (_, reply) => reply): Promise<{ page: Page; server: StaticServer }> {
  const server = await serve(dist, {
    headers: { 'content-security-policy': POLICY },
    intercept: (path, reply) =>
      path === '/find.js' ? { status: 200, type: 'text/javascript', body: script } : intercept(path, reply),
  });
  const page = await site.open('/about/', { origin: server.origin, tolerate: /^console:/u });
  page.once('close', () => void server.close());
  await page.addScriptTag({ url: '/find.js' });
  await page.evaluate((worker) => {
    const { search } = window as unknown as { search: typeof Client & typeof Passages };
    const client = search.createSearch('/', {
      fetch: (input, init) => fetch(input, init),
      startWorker: () => new Worker(worker, { type: 'module' }) as Client.WorkerPort,
      renewWorker: () => fetch(worker, { cache: 'reload' }),
    });
    const finder = search.createPassageFinder(client);
    Object.assign(window, { finder });
  }, WORKER);
  return { page, server };
}

const find = (page: Page, query: string): Promise<Record<string, string[]>> =>
  page.evaluate(async (asked) => {
    const { finder } = window as unknown as { finder: Passages.PassageFinder };
    const found = await finder.findPassages(asked);
    return Object.fromEntries([...found].map(([piece, paragraphs]) => [piece, [...paragraphs]]));
  }, query);

/** The paragraphs of these pieces where any of the parts stands, in either layer. */
const paragraphsOf = (holders: typeof pieces, parts: readonly string[]) =>
  Object.fromEntries(
    holders.map(({ id, paragraphs }) => [
      id,
      paragraphs
        .filter(({ text, source }) => parts.some((part) => text.includes(part) || source.includes(part)))
        .map((paragraph) => paragraph.id)
        .sort(),
    ]),
  );
const sorted = (found: Record<string, string[]>) =>
  Object.fromEntries(Object.entries(found).map(([id, paragraphs]) => [id, paragraphs.sort()]));

describe('findPassages', () => {
  test.each<[string, (piece: (typeof pieces)[number]) => boolean, string[]]>([
    ['合作社', (piece) => holdersOf([piece], '合作社').length > 0, ['合作社']],
    // The source text alone has it.
    ['情景', (piece) => holdersOf([piece], '情景').length > 0, ['情景']],
    ['的', (piece) => holdersOf([piece], '的').length > 0, ['的']],
    ['扶贫 产业', (piece) => ['扶贫', '产业'].every((part) => holdersOf([piece], part).length > 0), ['扶贫', '产业']],
    [
      '意见箱 OR 合作社',
      (piece) => ['意见箱', '合作社'].some((part) => holdersOf([piece], part).length > 0),
      ['意见箱', '合作社'],
    ],
    ['两不愁五保障', () => false, []],
  ])('%s', async (query, holds, parts) => {
    const { page, server } = await open();
    expect(server.requests.filter((path) => path.startsWith('/data/'))).toEqual([]);
    expect(sorted(await find(page, query))).toEqual(paragraphsOf(pieces.filter(holds), parts));
  });

  test('aborted, is given up; the next query is answered', async () => {
    const { page } = await open();
    const [name, found] = await page.evaluate(async () => {
      const { finder } = window as unknown as { finder: Passages.PassageFinder };
      const controller = new AbortController();
      const given = finder.findPassages('扶贫', controller.signal).catch((reason: unknown) => (reason as Error).name);
      controller.abort();
      const next = await finder.findPassages('意见箱');
      return [await given, [...next.keys()]] as const;
    });
    expect(name).toBe('AbortError');
    expect([...found].sort()).toEqual(Object.keys(paragraphsOf(holdersOf(pieces, '意见箱'), [])).sort());
  });

  test.each([
    ['/pagefind/', 'network'],
    ['/data/search', 'network'],
    ['/_astro/worker', 'no-worker'],
  ])('%s lost: the failure has a kind, and asked again it answers', async (lost, kind) => {
    const { page, server } = await open((path, reply) => (path.startsWith(lost) ? null : reply));
    const failed = await page.evaluate(() => {
      const { finder } = window as unknown as { finder: Passages.PassageFinder };
      return finder.findPassages('意见箱').catch((reason: unknown) => (reason as { kind: string }).kind);
    });
    expect(failed).toBe(kind);
    server.intercept(null);
    expect(sorted(await find(page, '意见箱'))).toEqual(paragraphsOf(holdersOf(pieces, '意见箱'), ['意见箱']));
  });
});
