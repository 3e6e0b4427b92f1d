import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { simplifications } from '../../src/search/index/fold-pairs.ts';
import { makeFold } from '../../src/search/shared/fold.ts';
import { MASKED_NAME } from '../../src/text/masked.ts';
import { readArchive, type ArchivePiece } from '../support/archive-data.ts';
import { violations } from '../support/audit.ts';
import { PROJECT } from '../support/build.ts';
import { readCsv } from '../support/csv.ts';
import { ask, done, holdersOf, idsOf, listed, searchPath, searchSite } from '../support/search.ts';

const { pieces } = readArchive(inject('dist'));
const fold = makeFold(simplifications());
const names = readFileSync(join(PROJECT, 'content/private-names'), 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'));

const site = searchSite();

const QUERY = '贫困户';
/** Stands so often that not all of its lines are shown at once. */
const COMMON = '的';

async function open(path: string, options?: Parameters<typeof site.open>[1]): Promise<Page> {
  const page = await site.open(path, options);
  await done(page);
  return page;
}

const way = (page: Page) => page.locator('[data-search-lines]');
const box = (page: Page) => page.locator('[data-search-aligned]');
const rows = (page: Page) => page.locator('[data-lines] tbody tr');
const press = async (page: Page, name: string) => {
  await box(page).getByRole('link', { name, exact: true }).click();
  await box(page).locator('[aria-current]', { hasText: name }).waitFor();
};

/** Keeps the lines as a file. */
async function keep(page: Page): Promise<{ text: string; name: string }> {
  const button = box(page).getByRole('button', { name: '存成 CSV' });
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const chunks = (await (await file.createReadStream()).toArray()) as Buffer[];
  return { text: Buffer.concat(chunks).toString(), name: file.suggestedFilename() };
}

interface Row {
  left: string;
  hit: string;
  right: string;
  place: string;
  href: string;
}
const shown = (page: Page): Promise<Row[]> =>
  rows(page).evaluateAll((all) =>
    all.map((row) => {
      const [left, hit, right, place] = [...row.children].map((cell) => cell.textContent);
      return {
        left: left!,
        hit: hit!,
        right: right!,
        place: place!,
        href: row.querySelector('a')!.getAttribute('href')!,
      };
    }),
  );

const count = (text: string, query: string) => fold(text).split(fold(query)).length - 1;
/** Lines of a word in a piece: a paragraph tells it from the reading text, or where that lacks it from its source. */
const linesIn = ({ paragraphs }: ArchivePiece, query: string) =>
  paragraphs.reduce((sum, { text, source }) => sum + (count(text, query) || count(source, query)), 0);
const linesOf = (query: string) => pieces.reduce((sum, piece) => sum + linesIn(piece, query), 0);

describe('an answer as lines', () => {
  test('is one press away, at an address of its own, and back', async () => {
    const page = await open(searchPath(QUERY));
    await way(page).click();
    await rows(page).first().waitFor();
    expect(new URL(page.url()).searchParams.get('lines')).toBe('left');
    expect(await page.locator('[data-search-results]').isVisible()).toBe(false);
    expect(await way(page).isVisible()).toBe(false);
    await page.goBack();
    await page.locator('[data-search-results] [data-piece]').first().waitFor();
    expect(await listed(page)).toEqual(idsOf(holdersOf(pieces, QUERY)));
    expect(await rows(page).count()).toBe(0);
    await page.goForward();
    await rows(page).first().waitFor();
    await press(page, '右文');
    await page.reload();
    await rows(page).first().waitFor();
    expect(await box(page).locator('[aria-current]').textContent()).toBe('右文');
    await box(page).getByRole('link', { name: '按篇' }).click();
    await page.locator('[data-search-results]').waitFor();
    expect(new URL(page.url()).searchParams.has('lines')).toBe(false);
    expect(await way(page).evaluate((link) => link === document.activeElement)).toBe(true);
  });

  test('has a line for each place, with the words around it as they stand there, linked to the paragraph', async () => {
    const page = await open(searchPath(QUERY, '&lines=piece'));
    const lines = await shown(page);
    expect(lines.length).toBe(linesOf(QUERY));
    expect(await box(page).textContent()).toContain(`“${QUERY}”${lines.length} 行`);
    const places = lines.map(({ left, hit, right, place, href }) => {
      const { pathname, hash, searchParams } = new URL(href, site.server.origin);
      const piece = pieces.find(({ url }) => pathname === url || pathname === `${url}source/`)!;
      const paragraph = piece.paragraphs.find(({ id }) => `#${id}` === hash)!;
      expect(hit).toBe(QUERY);
      expect(searchParams.getAll('find')).toEqual([QUERY]);
      expect(place).toContain(`第 ${hash.slice(2)} 段 《${piece.title}》`);
      const text = pathname === piece.url ? paragraph.text : paragraph.source;
      const words = (left + hit + right).replace(/^…|…$/gu, '').split(MASKED_NAME);
      expect(words.filter((part) => !text.includes(part))).toEqual([]);
      return piece.number;
    });
    expect(places).toEqual([...places].sort((a, b) => a - b));
    const [first] = lines;
    await rows(page).first().locator('a').click();
    await page.locator('[data-found-bar]').waitFor();
    expect(page.url()).toBe(site.server.origin + first!.href);
  });

  test('is put in order by what stands left or right, by piece and by year', async () => {
    const page = await open(searchPath(QUERY, '&lines=left'));
    const isSorted = (keys: readonly string[]) =>
      page.evaluate((all) => {
        const { compare } = new Intl.Collator('zh-CN');
        return all.every((key, at) => at === 0 || compare(all[at - 1]!, key) <= 0);
      }, keys);
    const start = (words: string) => [...words].slice(0, 12).join('');
    expect(await isSorted((await shown(page)).map(({ left }) => start([...left].reverse().join(''))))).toBe(true);
    await press(page, '右文');
    expect(await isSorted((await shown(page)).map(({ right }) => start(right)))).toBe(true);
    await press(page, '年代');
    const years = (await shown(page)).map(({ place }) => Number(/^(\d{4})/u.exec(place)?.[1] ?? Infinity));
    expect(years[0]).toBeLessThan(Infinity);
    expect(years).toEqual([...years].sort((a, b) => a - b));
    expect(years.length).toBe(linesOf(QUERY));
  });

  test('comes two hundred lines at a time', async () => {
    const page = await open(searchPath(COMMON, '&lines=left'));
    const total = linesOf(COMMON);
    expect(total).toBeGreaterThan(400);
    expect(await rows(page).count()).toBe(200);
    await box(page).getByRole('button', { name: '再列 200 行' }).click();
    expect(await rows(page).count()).toBe(400);
    expect(
      await rows(page)
        .nth(200)
        .locator('a')
        .evaluate((link) => link === document.activeElement),
    ).toBe(true);
    await press(page, '右文');
    expect(await rows(page).count()).toBe(200);
  });

  test('follows a choice of facets and new words', async () => {
    const page = await open(searchPath(QUERY, '&lines=left&kind=story'));
    const stories = pieces.filter(({ kind }) => kind === 'story');
    expect(await rows(page).count()).toBe(stories.reduce((sum, piece) => sum + linesIn(piece, QUERY), 0));
    await ask(page, '驻村');
    await page.waitForFunction(() => document.querySelector('[data-lines] mark')?.textContent === '驻村');
    expect(await rows(page).count()).toBe(stories.reduce((sum, piece) => sum + linesIn(piece, '驻村'), 0));
  });

  test('is kept as a table of all lines', async () => {
    const page = await open(searchPath(COMMON, '&lines=piece'));
    const { text, name } = await keep(page);
    const [head, ...lines] = readCsv(text);
    expect(name).toBe(`lines-${linesOf(COMMON)}.csv`);
    expect(head).toEqual(['左文', '词', '右文', '篇', '题目', '段', '文本', '年代', '地址']);
    expect(lines.length).toBe(linesOf(COMMON));
    expect(new Set(lines.map(([, hit]) => hit))).toEqual(new Set([COMMON]));
    expect(lines.filter((cells) => cells.some((cell) => /^[=+\-@]/u.test(cell)))).toEqual([]);
    const addresses = new Set(pieces.flatMap(({ url, paragraphs }) => paragraphs.map(({ id }) => `${url}#${id}`)));
    const told = lines.map((cells) => cells.at(-1)!.replace('source/', ''));
    expect(told.filter((address) => !addresses.has(address.slice(site.server.origin.length)))).toEqual([]);
  });

  test('is offered where words were found, and nowhere else', async () => {
    const page = await open(searchPath(QUERY));
    expect(await way(page).isVisible()).toBe(true);
    for (const query of ['鹱鹲', '两不愁五保障']) {
      await ask(page, query);
      await page.waitForFunction(() => !document.querySelector('[data-match="exact"]'));
      expect(await way(page).isVisible(), query).toBe(false);
    }
    await page.goto(`${site.server.origin}/search/?kind=story&lines=left`);
    await done(page);
    expect([await way(page).isVisible(), await rows(page).count()]).toEqual([false, 0]);
    await page.goto(`${site.server.origin}/search/?lines=left`);
    await page.locator('[data-search-state="idle"]').waitFor();
    expect(await way(page).isVisible()).toBe(false);
  });

  test('says so where the words stand in titles alone', async () => {
    const title = pieces
      .map((piece) => piece.title)
      .find((words) => linesOf(words) === 0 && holdersOf(pieces, words, fold).length > 0)!;
    const page = await open(searchPath(title, '&lines=left'));
    expect(await rows(page).count()).toBe(0);
    expect(await box(page).textContent()).toContain('只在题目里');
    expect(await box(page).getByRole('button').filter({ visible: true }).count()).toBe(0);
  });

  test('says what to do where its script does not come', async () => {
    const page = await site.open(searchPath(QUERY), { tolerate: /study-file|ERR_FAILED/u });
    await done(page);
    await page.route(/study-file/u, (route) => route.abort());
    await way(page).click();
    await page.locator('[data-failure="network"]').waitFor();
    await page.unroute(/study-file/u);
    expect(await page.getByRole('button', { name: '再试一次' }).isVisible()).toBe(true);
  });
});

describe('a private name', () => {
  const name = names.find((each) => linesOf(each) > 0)!;

  test('is looked for, and is in no line, nor in what is kept of them', async () => {
    const page = await open(searchPath(name, '&lines=left'));
    expect((await shown(page)).map(({ hit }) => hit)).toEqual(Array.from({ length: linesOf(name) }, () => MASKED_NAME));
    const { text: kept } = await keep(page);
    const told = (await box(page).textContent())! + kept;
    expect(names.filter((each) => told.includes(each))).toEqual([]);
    expect(kept).toContain(MASKED_NAME);
  });

  test('is in no line of other words', async () => {
    const page = await open(searchPath('，', '&lines=piece'));
    const { text: kept } = await keep(page);
    expect(names.filter((each) => kept.includes(each))).toEqual([]);
    expect(kept.split(MASKED_NAME).length).toBeGreaterThan(names.length);
  });
});

describe('the table', () => {
  test.each([
    [360, 'light'],
    [768, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const)(
    'has its words below each other, cuts what has no room, and no barrier: %i px, %s',
    async (width, colorScheme) => {
      const page = await open(searchPath(QUERY, '&lines=left'), { viewport: { width, height: 800 }, colorScheme });
      const middles = await rows(page).evaluateAll((all) =>
        all.map((row) => {
          const [left, hit, right] = [...row.children].map((cell) => cell.getBoundingClientRect());
          return [
            Math.round(hit!.left + hit!.right),
            Math.round(left!.width - right!.width),
            Math.round(left!.top - hit!.top),
            row.querySelector('mark')!.scrollWidth - Math.ceil(hit!.width),
          ];
        }),
      );
      expect(new Set(middles.map(([middle]) => middle)).size).toBe(1);
      expect(middles.filter(([, sides, tops, hidden]) => Math.abs(sides!) > 1 || tops !== 0 || hidden! > 0)).toEqual(
        [],
      );
      if (width === 360) expect(Math.abs(middles[0]![0]! - width)).toBeLessThanOrEqual(2);
      const cut = await rows(page).evaluateAll(
        (all) => all.filter(({ children: [left] }) => left!.scrollWidth > left!.clientWidth).length,
      );
      expect(cut).toBeGreaterThan(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      // The words nearest to the hit are those that are seen.
      const nearest = await rows(page)
        .first()
        .evaluate(({ children: [left, hit] }) => {
          const { lastChild } = left!.querySelector('bdi')!;
          const range = document.createRange();
          range.setStart(lastChild!, Math.max(0, lastChild!.textContent!.length - 1));
          range.setEnd(lastChild!, lastChild!.textContent!.length);
          return hit!.getBoundingClientRect().left - range.getBoundingClientRect().right;
        });
      expect(Math.abs(nearest)).toBeLessThan(12);
      expect(await violations(page)).toEqual([]);
    },
  );

  test('is a table to those who listen, and its lines are reached by keyboard', async () => {
    const page = await open(searchPath(QUERY, '&lines=left'));
    expect(await page.getByRole('columnheader').allTextContents()).toEqual(['左文', '词', '右文', '出处']);
    expect(await page.getByRole('row').count()).toBe((await rows(page).count()) + 1);
    await rows(page).first().locator('a').focus();
    await page.keyboard.press('Tab');
    expect(
      await rows(page)
        .nth(1)
        .locator('a')
        .evaluate((link) => link === document.activeElement),
    ).toBe(true);
  });

  test('is on paper alone', async () => {
    const page = await open(searchPath(COMMON, '&lines=left'));
    await page.emulateMedia({ media: 'print' });
    expect(await box(page).getByText(`“${COMMON}”`).isVisible()).toBe(true);
    expect(await rows(page).first().isVisible()).toBe(true);
    expect(await box(page).locator('[aria-current]').isVisible()).toBe(false);
    expect(await page.locator('[data-search-form]').isVisible()).toBe(false);
    expect(await page.locator('body').evaluate((body) => getComputedStyle(body).page)).toBe('comparison');
    expect(await box(page).getByRole('button').filter({ visible: true }).count()).toBe(0);
  });
});
