/** Rows of the editors' words on the search page: told apart, above the texts', never counted. */
import { fileURLToPath } from 'node:url';
import { expect, inject, test } from 'vitest';
import { loadArchive } from '../../src/archive/read/reader.ts';
import { layoutShifts, violations } from '../support/audit.ts';
import { readArchive } from '../support/archive-data.ts';
import { done, heldServer, holdersOf, listed, searchPath, searchSite } from '../support/search.ts';
import { serve } from '../support/static-server.ts';

const dist = inject('dist');
const { pieces } = readArchive(dist);
const site = searchSite();

const ANSWERS = '[data-search-answers] [data-answer]';
/** Questions that stand in no text, each with its paragraph. */
const asked = loadArchive(fileURLToPath(new URL('../../content', import.meta.url))).pieces.flatMap((piece) =>
  Object.entries(piece.questions).map(([paragraph, [question]]) => ({ piece, paragraph, question: question! })),
);
const sample = asked.filter(({ question }, at) => at % 40 === 0 && holdersOf(pieces, question).length === 0);

test.each(sample.map((each) => [each.question, each] as const))(
  '%s: leads to its paragraph',
  async (question, { piece, paragraph }) => {
    const page = await site.open(searchPath(question));
    await done(page);
    const row = page.locator(`${ANSWERS}[data-answer="paragraph"][data-sure]`).first();
    const link = row.locator('[data-cites] a');
    expect(await link.getAttribute('href')).toBe(`${piece.url}#${paragraph}`);
    const start = piece.paragraphs.find(({ id }) => id === paragraph)!.text.slice(0, 20);
    expect(await link.textContent()).toContain(start);
    expect(await row.textContent()).toContain(question);
    expect(await page.locator('[data-search-results] [data-answer]').count()).toBe(0);
    expect(await page.locator('[data-search-status]').textContent()).toMatch(/；编者写的有 \d 条$/u);
  },
);

test('exact rows keep their number and count beside answers', async () => {
  const query = '因病致贫';
  const page = await site.open(searchPath(query));
  await done(page);
  const holders = holdersOf(pieces, query).map(({ id }) => id);
  expect(holders).not.toEqual([]);
  expect(await listed(page)).toEqual([...holders].sort());
  expect(await page.locator(ANSWERS).count()).toBeGreaterThan(0);
  const heading = await page.locator('[data-search-exact]').boundingBox();
  expect(heading!.height).toBeGreaterThan(16);
});

test('the answers are usable and come without moving anything', async () => {
  const page = await site.open(searchPath(sample[0]!.question), { viewport: { width: 360, height: 640 } });
  await done(page);
  expect(await violations(page)).toEqual([]);
  expect(await layoutShifts(page)).toEqual([]);
});

test('exact rows do not wait for answers, nor move when they come', async () => {
  const query = '因病致贫';
  const holders = holdersOf(pieces, query);
  const line = await heldServer((path) => path.includes('/editors/'));
  line.hold();
  const page = await site.open(searchPath(query), { origin: line.server.origin });
  await line.held(1);
  await done(page);
  const rows = page.locator('[data-search-results] > li');
  const place = await rows.first().boundingBox();
  expect(await rows.count()).toBe(holders.length);
  expect(await page.locator(ANSWERS).count()).toBe(0);
  line.letGo();
  const answers = page.locator(ANSWERS);
  await answers.first().waitFor();
  expect(await rows.first().boundingBox()).toEqual(place);
  expect((await answers.first().boundingBox())!.y).toBeGreaterThan(place!.y);
  expect(await page.locator('[data-search-status]').textContent()).toMatch(
    new RegExp(`^找到 ${holders.length} 篇；编者写的(?:有 \\d 条| \\d 条可能有关)$`, 'u'),
  );
});

test('a chosen facet leaves the answers that rest on a piece which it leaves', async () => {
  const [{ piece, question }] = sample as [(typeof sample)[number]];
  const other = piece.kind === 'essay' ? 'story' : 'essay';
  const page = await site.open(searchPath(question, `&kind=${other}`));
  await done(page);
  const hrefs = await page
    .locator(`${ANSWERS} [data-cites] a`)
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).pathname));
  expect(hrefs).not.toContain(piece.url);
});

test('where many pieces have the words, or the phrase is long, none of the editors\u2019 files is fetched', async () => {
  const fetched: string[] = [];
  const server = await serve(dist, {
    intercept: async (path, reply) => {
      fetched.push(path);
      return reply;
    },
  });
  const page = await site.open(searchPath('扶贫'), { origin: server.origin });
  await done(page);
  expect(fetched.filter((path) => path.includes('/editors/'))).toEqual([]);
  expect(await page.locator('[data-search-answers]').isHidden()).toBe(true);
  await server.close();
});
