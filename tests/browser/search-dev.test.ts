import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { ArchiveData } from '../support/archive-data.ts';
import { connectChromium, visit, type Watched } from '../support/browser.ts';
import { PROJECT } from '../support/build.ts';
import { startDevServer, type DevServer } from '../support/dev-server.ts';

const BASE = '/archive/gongxing';
const PIECE = 'stories/workshop-opens.md';
/** Words of its body that no theme quotes, and what an edit makes of them. */
const WORDS = '有人问';
const EDITED = '有人说';

let server: DevServer;
let browser: Browser;
let visited: Watched;
beforeAll(async () => {
  server = await startDevServer({ content: join(PROJECT, 'tests/fixtures/archive'), base: BASE });
  browser = await connectChromium(inject('chromium'));
  visited = await visit(browser, `${server.url}search/`);
}, 120_000);
afterAll(async () => {
  await visited?.close();
  await browser?.close();
  await server?.close();
});

/** Asks the page at its address, as a reload does; Vite may load it once more, and then the visit gives way to that. */
async function search(query: string): Promise<void> {
  const address = `${server.url}search/?q=${encodeURIComponent(query)}`;
  const visit = () => visited.page.goto(address, { waitUntil: 'commit' });
  await visit().catch(async (error: unknown) => {
    if (!/ERR_ABORTED|interrupted by another navigation/u.test(String(error))) throw error;
    await visit();
  });
}

const found = () =>
  visited.page
    .locator('[data-search-state="done"] [data-match="exact"]')
    .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.piece!).sort());

/** Ids of the pieces that hold the words, in the archive as the dev server gives it. */
async function holders(query: string): Promise<string[]> {
  const { pieces } = (await (await fetch(`${server.url}data/archive.json`)).json()) as ArchiveData;
  return pieces
    .filter(({ title, paragraphs }) =>
      [title, ...paragraphs.flatMap(({ text, source }) => [text, source])].some((words) => words.includes(query)),
    )
    .map(({ id }) => id)
    .sort();
}

const table = async () => {
  const response = await fetch(`${server.url}data/search.json`);
  return { status: response.status, text: await response.text() };
};

async function edit(change: (text: string) => string): Promise<void> {
  const file = join(server.root, 'content', PIECE);
  const before = await readFile(file, 'utf8');
  expect(change(before)).not.toBe(before);
  await writeFile(file, change(before));
}

const PATIENT = { timeout: 60_000 };

test('in the dev server search finds exactly what is there, below a base path, and leads to the passage', async () => {
  const { page, faults } = visited;
  const expected = await holders(WORDS);
  expect(expected).not.toEqual([]);
  await page.locator('[data-search-field]').fill(WORDS);
  await expect.poll(found, PATIENT).toEqual(expected);
  await search('作者');
  await expect.poll(found, PATIENT).toEqual(await holders('作者'));
  await search(WORDS);
  await page.locator('[data-passages] a').first().click();
  await page.locator('[data-found-bar]').waitFor();
  expect(await page.locator('mark.current').textContent()).toBe(WORDS);
  expect(faults).toEqual([]);
}, 240_000);

test('a faulty archive is told, and the next sound one is searched as it is', async () => {
  const { page } = visited;
  await edit((text) => text.replace(WORDS, EDITED));
  await expect.poll(async () => (await table()).status, PATIENT).toBe(500);
  expect((await table()).text).toMatch(new RegExp(`^content/${PIECE}:\\d+ `, 'mu'));
  await search(WORDS);
  await page.locator('[data-search-failure][data-failure="network"]').waitFor(PATIENT);
  expect(await found()).toEqual([]);

  await edit((text) => text.replace(EDITED, `{~~${WORDS}~>${EDITED}~~}{>>换词：试改一处。<<}`));
  await expect.poll(async () => (await table()).status, PATIENT).toBe(200);
  await search(EDITED);
  await expect.poll(found, PATIENT).toEqual(['workshop-opens']);
}, 240_000);
