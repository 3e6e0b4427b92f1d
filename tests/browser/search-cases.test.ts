/** Where the search page meets the cases: passages and counts of causes and measures, and the cases that hold the words. */
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { layoutShifts } from '../support/audit.ts';
import { readArchive } from '../support/archive-data.ts';
import { readCases, type CaseData } from '../support/cases-data.ts';
import { countsOf, expectTrue, leftOf, press, type FacetedPiece } from '../support/facets.ts';
import { answered, ask, done, heldServer, holdersOf, listed, searchPath, searchSite } from '../support/search.ts';
import { serve } from '../support/static-server.ts';

const dist = inject('dist');
const pieces = readArchive(dist).pieces as FacetedPiece[];
const { cases } = readCases(dist);
const site = searchSite();

const FIELDS = { cause: 'causes', measure: 'measures' } as const;
type Facet = keyof typeof FIELDS;
const has = (record: CaseData, facet: Facet, value: string) => record[FIELDS[facet]].some(({ id }) => id === value);
const citesOf = (facet: Facet, value: string) =>
  cases.flatMap((record) => record[FIELDS[facet]].filter(({ id }) => id === value).flatMap(({ cites }) => cites));
const values = (facet: Facet) => Object.keys(countsOf(pieces, {})[facet]!);
const number = (paragraph: string) => Number(paragraph.slice(1));

const line = (page: Page) => page.locator('[data-search-cases] [data-answer="case"]');
/** How many cases the page of cases shows at the address that the line leads to. */
async function casesAt(page: Page): Promise<number> {
  const { pathname, search } = new URL(await line(page).evaluate((link: HTMLAnchorElement) => link.href));
  expect(pathname).toBe('/cases/');
  const list = await site.open(pathname + search);
  await list.locator('[data-case-state="done"]').waitFor();
  return list.locator('[data-case]').count();
}

async function open(address: string, options?: Parameters<typeof site.open>[1]): Promise<Page> {
  const page = await site.open(address, options);
  await done(page);
  return page;
}

describe.each(['cause', 'measure'] as const)('a %s without words', (facet) => {
  test('shows the paragraphs in which cases tell it, from the words that do, unmarked', async () => {
    const page = await open(`/search/?${facet}=${values(facet)[0]!}`);
    for (const value of values(facet).slice(0, 6)) {
      await page.goto(new URL(`/search/?${facet}=${value}`, page.url()).href);
      await done(page);
      const cites = citesOf(facet, value);
      for (const id of await listed(page)) {
        const { url, paragraphs } = pieces.find((piece) => piece.id === id)!;
        const told = cites.filter(({ piece }) => piece === id);
        const ids = [...new Set(told.map(({ paragraph }) => paragraph))].sort((a, b) => number(a) - number(b));
        const row = page.locator(`[data-piece="${id}"]`);
        await row.scrollIntoViewIfNeeded();
        const links = row.locator('[data-passages] a');
        await links.first().waitFor();
        const shown = await links.evaluateAll((all) =>
          all.map((link) => ({ href: link.getAttribute('href'), text: link.textContent })),
        );
        expect(
          shown.map(({ href }) => href),
          value,
        ).toEqual(ids.slice(0, 3).map((paragraph) => `${url}#${paragraph}`));
        for (const [index, { text }] of shown.entries()) {
          const { text: whole } = paragraphs.find((paragraph) => paragraph.id === ids[index])!;
          const starts = told
            .filter(({ paragraph }) => paragraph === ids[index])
            .map(({ quote }) => whole.indexOf(quote));
          const words = text
            .replace(/^…/u, '')
            .slice(0, 20)
            .replace(/…? 第.*$/u, '');
          expect(whole.indexOf(words), `${value}: ${text}`).toBe(Math.min(...starts));
        }
        const more = ids.length > 3 ? [`另有 ${ids.length - 3} 段`] : [];
        expect(await row.getByText(/^另有/u).allTextContents()).toEqual(more);
      }
      expect(await page.locator('[data-search-results] mark').count()).toBe(0);
    }
  });

  test('says how many cases these pieces tell, and leads to them', async () => {
    for (const value of values(facet).slice(0, 3)) {
      const page = await open(`/search/?${facet}=${value}`);
      const count = cases.filter((record) => has(record, facet, value)).length;
      const left = leftOf(pieces, { [facet]: [value] });
      expect(await line(page).textContent()).toBe(`这 ${left.length} 篇里讲的 ${count} 例`);
      expect(await line(page).getAttribute('href')).toBe(`/cases/?${facet}=${value}`);
      expect(await casesAt(page)).toBe(count);
      await expectTrue(page, pieces, { [facet]: [value] });
    }
  });
});

describe('a choice that is about other things too', () => {
  test('causes with measures: the number is that of the cases that have both, or there is none', async () => {
    const causes = values('cause').slice(0, 3);
    const measures = values('measure').slice(0, 3);
    const page = await open(`/search/?cause=${causes[0]!}`);
    for (const cause of causes) {
      for (const measure of measures) {
        await page.goto(new URL(`/search/?cause=${cause}&measure=${measure}`, page.url()).href);
        await done(page);
        const left = leftOf(pieces, { cause: [cause], measure: [measure] });
        const both = cases.filter((record) => has(record, 'cause', cause) && has(record, 'measure', measure));
        const isTold = (record: CaseData) =>
          (['cause', 'measure'] as const).some((facet) =>
            record[FIELDS[facet]].some(
              ({ id, cites }) => [cause, measure].includes(id) && cites.some(({ piece }) => left.includes(piece)),
            ),
          );
        const told = both.length > 0 && both.every(isTold) ? [`这 ${left.length} 篇里讲的 ${both.length} 例`] : [];
        expect(await line(page).allTextContents(), `${cause} ${measure}`).toEqual(told);
      }
    }
  });

  test('a theme that leaves out a piece with cases of the cause leaves no number; taken back, it is there again', async () => {
    const [cause] = values('cause') as [string];
    const all = leftOf(pieces, { cause: [cause] });
    const narrow = Object.keys(countsOf(pieces, {}).theme!).find((theme) => {
      const left = leftOf(pieces, { cause: [cause], theme: [theme] });
      const isTold = (record: CaseData) =>
        record.causes.some(({ id, cites }) => id === cause && cites.some(({ piece }) => left.includes(piece)));
      return left.length > 0 && !cases.filter((record) => has(record, 'cause', cause)).every(isTold);
    })!;
    const page = await open(`/search/?cause=${cause}`);
    await line(page).waitFor();
    await press(page, 'theme', narrow);
    await expect.poll(() => listed(page)).not.toEqual(all);
    expect(await line(page).count()).toBe(0);
    await press(page, 'theme', narrow);
    await expect.poll(() => listed(page)).toEqual(all);
    expect(await line(page).count()).toBe(1);
  });

  test('no cause and no measure: nothing about cases, and each row its first paragraph', async () => {
    const page = await open('/search/?kind=story');
    expect(await line(page).count()).toBe(0);
    const [{ id, url, paragraphs }] = pieces.filter(({ kind }) => kind === 'story') as [FacetedPiece];
    const first = paragraphs.find(({ role }) => role === 'text')!;
    const row = page.locator(`[data-piece="${id}"]`);
    expect(await row.locator('[data-passages] a').getAttribute('href')).toBe(`${url}#${first.id}`);
  });
});

/** Words of ours that no text holds. */
const onlyOurs = cases.map(({ title }) => title).find((title) => holdersOf(pieces, title).length === 0)!;

describe('words', () => {
  test.each(['门诊', '白血病', '低保 门诊', '低保', '因病', onlyOurs])(
    '“%s”: as many cases as the page of cases shows',
    async (words) => {
      const page = await open(searchPath(words));
      await line(page).waitFor();
      const count = await casesAt(page);
      expect(count).toBeGreaterThan(0);
      expect(await line(page).textContent()).toBe(`案例里有 ${count} 例`);
      expect(await line(page).getAttribute('href')).toBe(`/cases/?${new URLSearchParams({ q: words }).toString()}`);
      const total = Number(await page.locator('[data-total]').getAttribute('data-total'));
      expect(await page.locator('[data-search-results] > [data-piece]').count()).toBe(total);
    },
  );

  const FILE = /^\/data\/cases\.json$|texts-file/u;

  test('in no case: no line', async () => {
    const server = await serve(dist);
    const page = await open(searchPath('鹱鹲鹳鹴'), { origin: server.origin });
    page.once('close', () => void server.close());
    await expect.poll(() => server.requests.filter((path) => FILE.test(path))).toHaveLength(2);
    await page.waitForLoadState('networkidle');
    expect(await line(page).count()).toBe(0);
  });

  test('are looked for in cases only once the results are shown, and nothing moves when the line comes', async () => {
    for (const viewport of [
      { width: 320, height: 640 },
      { width: 360, height: 740 },
      { width: 1280, height: 800 },
    ]) {
      const { server, hold, held, letGo } = await heldServer((path) => path === '/data/cases.json');
      hold();
      const page = await open(searchPath('低保', '&kind=essay&kind=story'), { origin: server.origin, viewport });
      const shown = await listed(page);
      expect(shown.length).toBeGreaterThan(3);
      expect(await line(page).count()).toBe(0);
      await held(1);
      const tops = () =>
        page.locator('[data-piece]').evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().top));
      const before = await tops();
      letGo();
      await line(page).waitFor();
      expect(await tops()).toEqual(before);
      expect(await layoutShifts(page)).toEqual([]);
    }
  });

  test('a choice of facets leaves the line; other words have another', async () => {
    const page = await open(searchPath('低保'));
    await line(page).waitFor();
    const told = await line(page).textContent();
    const [theme] = Object.keys(countsOf(holdersOf(pieces, '低保'), {}).theme!) as [string];
    await press(page, 'theme', theme);
    await page.waitForURL(`**theme=${theme}`);
    expect(await line(page).textContent()).toBe(told);
    await ask(page, '白血病');
    await answered(page, '白血病');
    expect(await line(page).allTextContents()).not.toContain(told);
    await line(page).waitFor();
    expect(await line(page).getAttribute('href')).toBe(`/cases/?${new URLSearchParams({ q: '白血病' }).toString()}`);
  });

  test('typed on while cases are on their way: the line is that of the last words', async () => {
    const { server, hold, held, letGo } = await heldServer((path) => path === '/data/cases.json');
    hold();
    const page = await open(searchPath('低保'), { origin: server.origin });
    await held(1);
    await ask(page, '门诊 低保');
    await answered(page, '门诊 低保');
    letGo();
    await line(page).waitFor();
    expect(await line(page).getAttribute('href')).toBe(`/cases/?${new URLSearchParams({ q: '门诊 低保' }).toString()}`);
    expect(await line(page).textContent()).toBe(`案例里有 ${await casesAt(page)} 例`);
  });

  test('where the cases do not come, the results are whole and nothing else is said', async () => {
    const asked: string[] = [];
    const server = await serve(dist, {
      intercept: (path, reply) => {
        if (!FILE.test(path)) return reply;
        asked.push(path);
        return path.endsWith('.json') ? null : reply;
      },
    });
    const page = await open(searchPath('低保'), { origin: server.origin, tolerate: /^console:/u });
    page.once('close', () => void server.close());
    await expect.poll(() => asked.filter((path) => path.endsWith('.json')).length).toBeGreaterThan(0);
    await page.waitForLoadState('networkidle');
    expect(await line(page).count()).toBe(0);
    expect(await page.locator('[data-search-failure]').isVisible()).toBe(false);
    expect((await listed(page)).length).toBeGreaterThan(3);
    server.intercept(null);
    await ask(page, '门诊');
    await line(page).waitFor();
  });

  test('without words the file of cases is not fetched', async () => {
    const server = await serve(dist);
    const page = await open(`/search/?cause=${values('cause')[0]!}`, { origin: server.origin });
    page.once('close', () => void server.close());
    await page.waitForLoadState('networkidle');
    expect(server.requests.filter((path) => FILE.test(path))).toEqual([]);
  });
});
