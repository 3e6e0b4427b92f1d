import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { simplifications } from '../../src/search/index/fold-pairs.ts';
import { makeFold } from '../../src/search/shared/fold.ts';
import { quoteHref } from '../../src/site/links.ts';
import { readArchive, type ArchiveParagraph, type ArchivePiece } from '../support/archive-data.ts';
import { violations } from '../support/audit.ts';
import { done, heldServer, searchPath, searchSite } from '../support/search.ts';

const { pieces } = readArchive(inject('dist'));
const fold = makeFold(simplifications());

const site = searchSite();
const visited = site.openForAll('/search/');
let page: Page;
beforeAll(() => {
  ({ page } = visited);
});
afterEach(() => expect(visited.faults).toEqual([]));

const bar = (on = page) => on.locator('[data-found-bar]');

/** Searches, and follows the passage of a piece to its paragraph. */
async function follow(
  query: string,
  { url }: ArchivePiece,
  paragraph: string,
  layer: 'reading' | 'source' = 'reading',
) {
  await page.goto(site.server.origin + searchPath(query));
  await done(page);
  const path = layer === 'source' ? `${url}source/` : url;
  const link = page.locator(`[data-search-results] [data-passages] a[href^="${path}?"][href$="#${paragraph}"]`);
  await link.click();
  await page.waitForURL((address) => address.pathname === path && address.hash === `#${paragraph}`);
  await bar().waitFor();
}

/** The hits of a page, each as the texts of its marks put together, with their paragraphs. */
const hits = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('article mark')].map((mark) => ({
      text: mark.textContent,
      paragraph: mark.closest('[id^="p"], h1')!.id,
    })),
  );
const current = () => page.locator('article mark.current').allTextContents();
const place = () => bar().locator('[role="status"]').textContent();
const texts = () =>
  page
    .locator('article [id^="p"]')
    .evaluateAll((paragraphs) =>
      paragraphs.flatMap(({ id, textContent }) => (/^p\d+$/u.test(id) ? [[id, textContent] as const] : [])),
    );

/** How often a query stands in a text, none overlapping another. */
const count = (text: string, query: string) => fold(text).split(fold(query)).length - 1;
const countAll = ({ paragraphs }: ArchivePiece, query: string, layer: 'text' | 'source' = 'text') =>
  paragraphs.reduce((sum, paragraph) => sum + count(paragraph[layer], query), 0);

const holders = (query: string, layer: 'text' | 'source' = 'text') =>
  pieces.filter((piece) => countAll(piece, query, layer) > 0);

/** The piece that says a word most often. */
const most = (query: string) => [...pieces].sort((a, b) => countAll(b, query) - countAll(a, query))[0]!;
const firstWith = (piece: ArchivePiece, query: string, layer: 'text' | 'source' = 'text') =>
  piece.paragraphs.find((paragraph) => count(paragraph[layer], query) > 0)!;

describe('a piece that a search led to', () => {
  const query = '贫困户';
  const piece = most(query);
  /** A later paragraph that has it, still among the three shown. */
  const paragraph = piece.paragraphs.filter(({ text }) => count(text, query) > 0)[1]!;

  test('shows the paragraph, every hit of the page marked, that of the paragraph in front', async () => {
    await follow(query, piece, paragraph.id);
    const box = (await page.locator(`#${paragraph.id}`).boundingBox())!;
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.y).toBeLessThan(page.viewportSize()!.height);
    const marked = (await hits()).map(({ text }) => text).join('');
    expect(marked).toBe(query.repeat(countAll(piece, query)));
    expect((await page.locator(`#${paragraph.id} mark.current`).allTextContents()).join('')).toBe(query);
    expect((await current()).join('')).toBe(query);
    const before = piece.paragraphs.slice(0, piece.paragraphs.indexOf(paragraph));
    const number = before.reduce((sum, { text }) => sum + count(text, query), 1);
    expect(await place()).toContain(query);
    expect(await place()).toContain(`${number} / ${countAll(piece, query)}`);
  });

  test('is stepped through forward and back, round the ends', async () => {
    const total = countAll(piece, query);
    expect(total).toBeGreaterThan(2);
    await page.goto(`${site.server.origin}${piece.url}?find=${encodeURIComponent(query)}`);
    await bar().waitFor();
    const step = async (label: string) => {
      await bar().getByRole('button', { name: label }).click();
      const [, at] = /(\d+) \/ \d+/u.exec((await place())!)!;
      expect((await current()).join('')).toBe(query);
      const before = await page.locator('article mark').evaluateAll((marks) => {
        const first = marks.findIndex((mark) => mark.classList.contains('current'));
        return marks.slice(0, first).map((mark) => mark.textContent);
      });
      expect(before.join('')).toBe(query.repeat(Number(at) - 1));
      const box = (await page.locator('article mark.current').first().boundingBox())!;
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.y + box.height).toBeLessThanOrEqual((await bar().boundingBox())!.y);
      return Number(at);
    };
    expect(await place()).toContain(`1 / ${total}`);
    for (let at = 2; at <= total; at++) expect(await step('下一处')).toBe(at);
    expect(await step('下一处')).toBe(1);
    expect(await step('上一处')).toBe(total);
    expect(await step('上一处')).toBe(total - 1);
  });

  test('is as it was once the marks are cleared, and so is its address', async () => {
    await follow(query, piece, paragraph.id);
    const reading = piece.paragraphs.map(({ id, text }) => [id, text] as const);
    expect(await texts()).toEqual(reading);
    await bar().getByRole('button', { name: '清除' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('mark').count()).toBe(0);
    expect(await bar().count()).toBe(0);
    expect(page.url()).toBe(`${site.server.origin}${piece.url}#${paragraph.id}`);
    expect(await texts()).toEqual(reading);
    expect(await page.evaluate(() => document.activeElement!.tagName)).toBe('MAIN');
    await page.reload();
    expect(await page.locator('mark').count()).toBe(0);
    expect(await bar().count()).toBe(0);
  });

  test.each([
    [360, 'light'],
    [1280, 'dark'],
  ] as const)('has no barrier that axe knows, nor one to its last line: %i px, %s', async (width, colorScheme) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await page.goto(`${site.server.origin}${piece.url}?find=${encodeURIComponent(query)}`);
    await bar().waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    const last = (await page.locator('footer a').last().boundingBox())!;
    expect(last.y + last.height).toBeLessThanOrEqual((await bar().boundingBox())!.y);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.emulateMedia({ colorScheme: null });
  });

  test('shows its hits in forced colours, and which is in front', async () => {
    const other = await site.open(`${piece.url}?find=${encodeURIComponent(query)}`, { forcedColors: 'active' });
    await bar(other).waitFor();
    const [current, hit] = await other.evaluate(() =>
      ['mark.current', 'mark:not(.current)'].map((name) => {
        const mark = getComputedStyle(document.querySelector(`article ${name}`)!);
        const around = getComputedStyle(document.body).backgroundColor;
        return { isFilled: mark.backgroundColor !== around, background: mark.backgroundColor, line: mark.outlineStyle };
      }),
    );
    expect(hit).toEqual({ isFilled: true, background: current!.background, line: 'none' });
    expect(hit!.background).not.toMatch(/^rgba/u);
    expect(current!.line).toBe('solid');
  });

  test('is left alone without a question: nothing more is even asked for', async () => {
    const asked: string[] = [];
    const note = (request: { url(): string }) => asked.push(new URL(request.url()).pathname);
    page.on('request', note);
    await page.goto(`${site.server.origin}${piece.url}?other=1`);
    page.off('request', note);
    expect(asked).toContain(piece.url);
    expect(asked.filter((path) => /mark-words|search\.json$/u.test(path))).toEqual([]);
    expect(await page.locator('mark').count()).toBe(0);
    expect(await bar().count()).toBe(0);
  });

  test('is left alone with a question that it does not hold', async () => {
    const other = await site.open('/about/');
    // Marking walks through the texts of all paragraphs at one go, before the table is there and with it: once the last
    // was walked through a second time, it is over.
    await other.addInitScript(() => {
      const walk = document.createTreeWalker.bind(document);
      let count = 0;
      document.createTreeWalker = (root, ...args) => {
        if ((root as Element).id === 'p1') count += 1;
        document.documentElement.dataset.walked = String(count);
        return walk(root, ...args);
      };
    });
    await other.goto(`${site.server.origin}${piece.url}?find=&find=${encodeURIComponent('鹱鹲')}`);
    await other.locator('html[data-walked="2"]').waitFor();
    expect(await other.locator('mark').count()).toBe(0);
    expect(await other.locator('[data-found-bar]').count()).toBe(0);
  });

  test('marks several words, and text that looks like markup or a pattern', async () => {
    const parts = ['扶贫', '贫困户'];
    const params = new URLSearchParams([...parts, '<b>', '.*', ''].map((part) => ['find', part]));
    await page.goto(`${site.server.origin}${piece.url}?${params.toString()}`);
    await bar().waitFor();
    expect(new Set((await hits()).map(({ text }) => text))).toEqual(new Set(parts));
    expect(await place()).toContain('“扶贫” “贫困户” “<b>” “.*”');
  });
});

describe('a hit across the editor’s marks', () => {
  /** A stretch of the reading text with all of the mark's words and two characters either side. */
  function across(type: string) {
    for (const piece of pieces) {
      for (const paragraph of piece.paragraphs) {
        for (const mark of paragraph.marks.filter((each) => each.type === type)) {
          const query = stretch(paragraph, mark);
          if (query && holders(query).length === 1 && countAll(piece, query) === 1) return { piece, paragraph, query };
        }
      }
    }
    throw new Error(`no ${type} can be searched for`);
  }
  /** Before a mark as many characters as the source has there, if no other mark is before it. */
  function stretch({ text, source, marks }: ArchiveParagraph, mark: ArchiveParagraph['marks'][number]) {
    if (marks.some(({ start, type }) => start < mark.start && ['substitution', 'addition', 'deletion'].includes(type)))
      return '';
    const [read, written] = [[...text], [...source]];
    const reading = [...(mark.type === 'deletion' ? '' : (mark.reading ?? ''))];
    if (mark.type === 'substitution' && reading.join('') === written.slice(mark.start, mark.end).join('')) return '';
    const words = read.slice(mark.start - 2, mark.start + reading.length + 2).join('');
    return mark.start >= 2 && /^[\p{Script=Han}，、]{4,}$/u.test(words) ? words : '';
  }

  test.each(['substitution', 'addition', 'deletion'])('%s', async (type) => {
    const { piece, paragraph, query } = across(type);
    await follow(query, piece, paragraph.id);
    expect((await hits()).map(({ text }) => text).join('')).toBe(query);
    expect((await hits()).length).toBeGreaterThan(1);
    expect((await current()).join('')).toBe(query);
    expect(await place()).toContain('1 / 1');
    expect(await texts()).toEqual(piece.paragraphs.map(({ id, text }) => [id, text]));
    // The note can still be opened, by the marked words too.
    const words = page.locator(`#${paragraph.id} .mark:has(mark) mark`);
    if ((await words.count()) > 0) {
      // The page may still be on its way to the hit.
      await expect
        .poll(async () => {
          await words.first().click({ force: true });
          return page.evaluate(() => document.activeElement!.id);
        })
        .toMatch(/^n\d+$/u);
    }
  });
});

/** Words that stand once in their paragraph, near its end: on a phone far below its first line. */
function farBelow() {
  const all = pieces.flatMap((piece) => piece.paragraphs.map((paragraph) => ({ piece, paragraph })));
  for (const { piece, paragraph } of all.sort((a, b) => b.paragraph.text.length - a.paragraph.text.length)) {
    const words = /\p{Script=Han}{6,}(?=[^\p{Script=Han}]*\p{Script=Han}{0,20}[^\p{Script=Han}]*$)/u.exec(
      paragraph.text,
    )?.[0];
    if (words && count(paragraph.text, words) === 1) return { piece, paragraph, words };
  }
  throw new Error('no paragraph will do');
}

describe('a link opens on its words', () => {
  const PHONE = { width: 360, height: 740 };
  const { piece, paragraph, words } = farBelow();
  const found = `${piece.url}?find=${encodeURIComponent(words)}#${paragraph.id}`;

  async function expectInSight(other: Page): Promise<void> {
    const box = (await other.locator(`#${paragraph.id} mark`).first().boundingBox())!;
    expect(box.y).toBeGreaterThan(0);
    expect(box.y + box.height).toBeLessThan(PHONE.height);
  }

  test('a hit far below the first line of its paragraph', async () => {
    const other = await site.open(found, { viewport: PHONE });
    await other.locator('[data-found-bar]').waitFor();
    const first = (await other.locator(`#${paragraph.id}`).boundingBox())!;
    const hit = (await other.locator(`#${paragraph.id} mark`).first().boundingBox())!;
    expect(hit.y - first.y).toBeGreaterThan(PHONE.height);
    await expectInSight(other);
  });

  test('before the table has come, and once it has', async () => {
    const { server, hold, held, letGo } = await heldServer((path) => path.endsWith('search.json'));
    hold();
    const other = await site.open(found, { viewport: PHONE, origin: server.origin });
    await held(1);
    await other.locator(`#${paragraph.id} mark`).first().waitFor();
    await expectInSight(other);
    const place = await other.evaluate(() => scrollY);
    letGo();
    await other.locator('[data-found-bar]').waitFor();
    expect(await other.evaluate(() => scrollY)).toBe(place);
    await expectInSight(other);
  });

  test('but not under the hands of a reader who has moved on', async () => {
    const { server, hold, held, letGo } = await heldServer((path) => path.includes('mark-words'));
    hold();
    const other = await site.open(found, { viewport: PHONE, origin: server.origin });
    await held(1);
    const place = await other.evaluate(() => scrollY);
    await other.mouse.wheel(0, 200);
    await other.waitForFunction((at) => scrollY === at + 200, place);
    letGo();
    await other.locator('[data-found-bar]').waitFor();
    expect(await other.evaluate(() => scrollY)).toBe(place + 200);
  });

  test('a quotation, marked alone and without asking for the table', async () => {
    const asked: string[] = [];
    const quote = [...paragraph.text].slice(-50, -10).join('');
    const address = quoteHref(piece, paragraph.id, quote);
    const other = await site.open('/about/', { viewport: PHONE });
    other.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await other.goto(site.server.origin + address);
    await other.locator('mark').first().waitFor();
    expect((await other.locator('article mark').allTextContents()).join('')).toBe(quote);
    await expectInSight(other);
    expect(await other.locator('[data-found-bar]').count()).toBe(0);
    expect(asked.filter((path) => path.endsWith('search.json'))).toEqual([]);
    expect(await violations(other)).toEqual([]);
  });

  test('a quotation of the page itself', async () => {
    const dated = pieces.find(({ year }) => year !== null && year.evidence.length > 1)!;
    const other = await site.open(dated.url, { viewport: PHONE });
    for (const { paragraph: id, quote } of dated.year!.evidence.slice(0, 2)) {
      await other.locator('article dd a', { hasText: quote }).first().click();
      await other.locator(`#${id} mark`).first().waitFor();
      expect((await other.locator('article mark').allTextContents()).join('')).toBe(quote);
      expect(new URL(other.url()).hash).toBe(`#${id}`);
      const box = (await other.locator('article mark').first().boundingBox())!;
      expect(box.y).toBeGreaterThan(0);
      expect(box.y + box.height).toBeLessThan(PHONE.height);
    }
  });

  test('words that are not there leave the page as it is', async () => {
    const other = await site.open(`${piece.url}?quote=${encodeURIComponent('鹱鹲')}#${paragraph.id}`);
    await other.waitForLoadState('networkidle');
    expect(await other.locator('mark').count()).toBe(0);
  });

  test('quotations of the site name words that stand in their paragraphs', async () => {
    const other = await site.open('/');
    const link = other.locator('main a[href*="?quote="]').first();
    await link.click();
    await other.locator('article mark').first().waitFor();
    expect(await other.locator('article mark').count()).toBeGreaterThan(0);
  });
});

test('a paragraph inside another is told by itself', async () => {
  const piece = pieces.find(({ paragraphs }) => paragraphs.some(({ continues }) => continues))!;
  const index = piece.paragraphs.findIndex(({ continues }) => continues);
  const [outer, inner] = [piece.paragraphs[index - 1]!, piece.paragraphs[index]!];
  const query = [...inner.text].slice(0, 6).join('');
  await page.goto(`${site.server.origin}${piece.url}?find=${encodeURIComponent(query)}#${inner.id}`);
  await bar().waitFor();
  expect(await hits()).toEqual([{ text: query, paragraph: inner.id }]);
  expect(await page.locator('mark mark').count()).toBe(0);
  // Nothing stands across the two.
  const seam = [...outer.text].slice(-2).join('') + [...inner.text].slice(0, 2).join('');
  await page.goto(
    `${site.server.origin}${piece.url}?find=${encodeURIComponent(seam)}&find=${encodeURIComponent(query)}`,
  );
  await bar().waitFor();
  expect((await hits()).map(({ text }) => text)).toEqual([query]);
});

test('hits of the source text are marked on the source page', async () => {
  const piece = holders('情景', 'source')[0]!;
  const paragraph = firstWith(piece, '情景', 'source');
  await follow('情景', piece, paragraph.id, 'source');
  expect((await hits()).map(({ text }) => text)).toEqual(Array<string>(countAll(piece, '情景', 'source')).fill('情景'));
  expect(await page.locator(`#${paragraph.id} mark.current`).textContent()).toBe('情景');
  await bar().getByRole('button', { name: '清除' }).click();
  expect(page.url()).toBe(`${site.server.origin}${piece.url}source/#${paragraph.id}`);
});

test.each([
  ['traditional characters', '兩不愁三保障'],
  ['full-width Latin', '\uFF3A\uFF28\uFF29'],
  ['punctuation of either width', '户,'],
])('%s are marked as the text has them', async (_, query) => {
  const [piece] = holders(query);
  const paragraph = firstWith(piece!, query);
  await follow(query, piece!, paragraph.id);
  const total = countAll(piece!, query);
  expect(await place()).toContain(`/ ${total}`);
  // A hit across an editor's mark is marked in pieces.
  const marked = (await hits()).map(({ text }) => text).join('');
  expect(fold(marked)).toBe(fold(query).repeat(total));
});

test.each([true, false])('a hit in a title is marked there: supplied by the editor, %s', async (supplied) => {
  const piece = pieces.find(({ titleSupplied }) => titleSupplied === supplied)!;
  const query = [...piece.title].slice(0, 5).join('');
  await page.goto(site.server.origin + searchPath(query));
  const title = page.locator(`[data-piece="${piece.id}"] [data-title]`);
  expect(await title.locator('mark').textContent()).toBe(query);
  await title.click();
  await bar().waitFor();
  // Break points part a supplied title.
  expect((await page.locator('h1 mark').allTextContents()).join('')).toBe(query);
  expect(await page.locator('mark mark').count()).toBe(0);
});
