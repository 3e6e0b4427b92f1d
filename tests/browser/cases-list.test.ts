import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { layoutShifts, overflowing, smallTargets, violations } from '../support/audit.ts';
import { readArchive } from '../support/archive-data.ts';
import { readCases, valuesInData, type CaseData } from '../support/cases-data.ts';
import { commonSite } from '../support/common-site.ts';
import { searchSite } from '../support/search.ts';

const PATH = '/cases/';
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };
const dist = inject('dist');
const { cases } = readCases(dist);
const ids = (records: readonly CaseData[]) => records.map(({ id }) => id).sort();

const FACETS = ['level', 'cause', 'evidence', 'turn', 'teller', 'measure', 'actor'] as const;
type Facet = (typeof FACETS)[number];
type Chosen = Partial<Record<Facet, string[]>>;

const leaves = (chosen: Chosen, record: CaseData, except?: Facet) =>
  FACETS.every(
    (facet) =>
      facet === except || !chosen[facet] || valuesInData(record, facet).some((value) => chosen[facet]!.includes(value)),
  );
const left = (chosen: Chosen, from = cases) => ids(from.filter((record) => leaves(chosen, record)));
const having = (facet: Facet, value: string) => cases.filter((record) => valuesInData(record, facet).includes(value));
/** The values of a facet, commonest first. */
const common = (facet: Facet): string[] => {
  const values = [...new Set(cases.flatMap((record) => valuesInData(record, facet)))];
  return values.sort((a, b) => having(facet, b).length - having(facet, a).length);
};
/** How many cases each value would show beside the choices of the other facets. */
function counts(chosen: Chosen, from = cases): Record<string, number> {
  return Object.fromEntries(
    FACETS.flatMap((facet) =>
      common(facet).map((value) => [
        `${facet} ${value}`,
        from.filter((record) => leaves(chosen, record, facet) && valuesInData(record, facet).includes(value)).length,
      ]),
    ),
  );
}

const site = searchSite();
/** With the fonts that tests lend: how large something is depends on them. */
const withFonts = commonSite();

async function open(path = PATH, options?: Parameters<typeof site.open>[1]): Promise<Page> {
  const page = await site.open(path, options);
  await done(page);
  return page;
}
const done = (page: Page) => page.locator('[data-case-state="done"]').waitFor();
const listed = (page: Page) =>
  page
    .locator('[data-case]')
    .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.case!))
    .then((all) => all.sort());
const value = (page: Page, facet: string, name: string) =>
  page.locator(`[data-facet="${facet}"][data-value="${name}"]`);
const status = (page: Page) => page.getByRole('status');
const field = (page: Page) => page.getByRole('searchbox', { name: '只看原文或编者的话里有这些字的' });
const search = (page: Page) => page.evaluate(() => location.search);
const chips = (page: Page) => page.getByRole('list', { name: '选了' }).getByRole('button');

const shownCounts = (page: Page): Promise<Record<string, number>> =>
  page
    .locator('[data-facet]:not([data-facet="place"])')
    .evaluateAll((labels) =>
      Object.fromEntries(
        labels.map((label) => [
          `${(label as HTMLElement).dataset.facet!} ${(label as HTMLElement).dataset.value!}`,
          Number(label.querySelector('[data-count]')!.textContent),
        ]),
      ),
    );

/** Everything that the page says of a choice is true of data/cases.json. */
async function expectTrue(page: Page, chosen: Chosen, from = cases): Promise<void> {
  const expected = left(chosen, from);
  expect(await listed(page)).toEqual(expected);
  expect(await shownCounts(page)).toEqual(counts(chosen, from));
  const words = await status(page).textContent();
  expect(words).toContain(String(cases.length));
  if (expected.length > 0) expect(words).toContain(`${expected.length} 例`);
}

async function look(page: Page, words: string): Promise<void> {
  await field(page).fill(words);
  await page.waitForFunction(
    (asked) =>
      document.querySelector('[data-case-state="done"]') !== null &&
      (new URLSearchParams(location.search).get('q') ?? '') === asked,
    words,
  );
}

/** Two causes with cases of their own, and a level that has some of either's. */
const [ONE, TWO] = common('cause').filter((cause) => cause !== 'untold') as [string, string];
const LEVEL = common('level')[0]!;

describe('facets', () => {
  test('say before anything is chosen how many cases each value has', async () => {
    await expectTrue(await open(), {});
  });

  test('narrow; values of one facet widen; a case out of the choice leaves the page', async () => {
    const page = await open();
    await value(page, 'cause', ONE).click();
    await expectTrue(page, { cause: [ONE] });
    expect((await listed(page)).length).toBeLessThan(cases.length);
    await value(page, 'cause', TWO).click();
    await expectTrue(page, { cause: [ONE, TWO] });
    await value(page, 'level', LEVEL).click();
    await expectTrue(page, { cause: [ONE, TWO], level: [LEVEL] });
    await value(page, 'cause', ONE).click();
    await expectTrue(page, { cause: [TWO], level: [LEVEL] });
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '清除' }).click();
    await expectTrue(page, {});
    expect(await page.locator('[data-facet] input:checked').count()).toBe(0);
    expect(await search(page)).toBe('');
  });

  test('know the places', async () => {
    const page = await open();
    const places = await page
      .locator('[data-facet="place"]')
      .evaluateAll((labels) => labels.map((label) => (label as HTMLElement).dataset.value!));
    expect(places.length).toBeGreaterThan(1);
    await page.locator('summary', { hasText: '地点' }).click();
    for (const place of places) {
      const count = Number(await value(page, 'place', place).locator('[data-count]').textContent());
      const held = cases.filter((record) =>
        place === 'untold' ? record.place === null : record.place?.startsWith(place),
      );
      await value(page, 'place', place).click();
      expect(await listed(page), place).toEqual(ids(held));
      expect(count, place).toBe(held.length);
      await value(page, 'place', place).click();
    }
  });

  test('keep rows in their order, whatever was chosen before', async () => {
    const page = await open();
    const order = () =>
      page.locator('[data-case]').evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.case!));
    const first = await order();
    for (const [facet, name] of [
      ['cause', ONE],
      ['level', LEVEL],
      ['cause', ONE],
      ['evidence', common('evidence')[0]!],
    ] as const) {
      await value(page, facet, name).click();
      const now = await order();
      expect(now).toEqual(first.filter((id) => now.includes(id)));
    }
  });

  test('are worked with the keyboard alone', async () => {
    const page = await open();
    await value(page, 'cause', ONE).locator('input').focus();
    await page.keyboard.press('Space');
    await expectTrue(page, { cause: [ONE] });
    expect(
      await value(page, 'cause', ONE)
        .locator('input')
        .evaluate((box) => box === document.activeElement),
    ).toBe(true);
    await page.keyboard.press('Space');
    await expectTrue(page, {});
    await page.locator('[data-case] a').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/cases\/[^/?]+\/$/u);
  });
});

describe('the address', () => {
  test('holds the choice, opens with it, and goes back and forward through it', async () => {
    const page = await open();
    await value(page, 'cause', ONE).click();
    await value(page, 'level', LEVEL).click();
    const chosen = { cause: [ONE], level: [LEVEL] };
    expect(await search(page)).toBe(`?level=${LEVEL}&cause=${ONE}`);
    await page.goBack();
    await expect.poll(() => listed(page)).toEqual(left({ cause: [ONE] }));
    await expectTrue(page, { cause: [ONE] });
    await page.goBack();
    await expect.poll(() => listed(page)).toEqual(ids(cases));
    await page.goForward();
    await page.goForward();
    await expect.poll(() => listed(page)).toEqual(left(chosen));
    const fresh = await open(`${PATH}?cause=${ONE}&level=${LEVEL}`);
    await expectTrue(fresh, chosen);
    expect(await value(fresh, 'cause', ONE).locator('input').isChecked()).toBe(true);
  });

  test('is a choice even where no case has its value', async () => {
    const page = await open(`${PATH}?cause=no-such-cause&other=1`);
    expect(await listed(page)).toEqual([]);
    expect(await chips(page).allInnerTexts()).toEqual([expect.stringContaining('no-such-cause')]);
    await page
      .getByRole('button', { name: /^去掉起因/u })
      .last()
      .click();
    expect(await listed(page)).toEqual(ids(cases));
  });

  test.each([PHONE.viewport, { width: 1280, height: 800 }])(
    'moves nothing when it is opened: $width px',
    async (viewport) => {
      const page = await open(`${PATH}?cause=${ONE}&level=${LEVEL}`, { viewport });
      expect(await layoutShifts(page)).toEqual([]);
    },
  );
});

describe('what is chosen', () => {
  test('stands above the list, each to be taken back; the focus goes to the next, then to the count', async () => {
    const page = await open(`${PATH}?cause=${ONE}&cause=${TWO}&level=${LEVEL}`);
    const words = await value(page, 'level', LEVEL).locator('[data-words]').textContent();
    expect(await chips(page).first().getAttribute('aria-label')).toBe(`去掉谁的难处：${words}`);
    await chips(page).first().click();
    await expectTrue(page, { cause: [ONE, TWO] });
    expect(
      await chips(page)
        .first()
        .evaluate((chip) => chip === document.activeElement),
    ).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expectTrue(page, {});
    expect(await status(page).evaluate((line) => line === document.activeElement)).toBe(true);
    expect(await page.getByRole('button', { name: '清除' }).count()).toBe(0);
  });

  test('that leaves nothing says what to drop, and how many cases each brings back', async () => {
    const level = common('level').find((each) => left({ level: [each], cause: [ONE] }).length === 0)!;
    const page = await open(`${PATH}?cause=${ONE}&level=${level}`);
    expect(await listed(page)).toEqual([]);
    expect(await violations(page)).toEqual([]);
    const ways = page.locator('[data-ways] button');
    const [most, least] = [having('cause', ONE), having('level', level)].sort((a, b) => b.length - a.length);
    expect(await ways.allInnerTexts()).toEqual([
      expect.stringContaining(`有 ${most!.length} 例`),
      expect.stringContaining(`有 ${least!.length} 例`),
    ]);
    await ways.first().click();
    expect(await listed(page)).toEqual(ids(most!));
    expect(await status(page).evaluate((line) => line === document.activeElement)).toBe(true);
  });
});

const ARCHIVE = readArchive(dist);
const textOf = (piece: string, paragraph: string) =>
  ARCHIVE.pieces.find(({ id }) => id === piece)!.paragraphs.find(({ id }) => id === paragraph)!;
function* citesIn(data: unknown): Generator<{ piece: string; paragraph: string; quote: string }> {
  if (Array.isArray(data)) for (const each of data) yield* citesIn(each);
  else if (data !== null && typeof data === 'object') {
    if ('quote' in data) yield data as unknown as { piece: string; paragraph: string; quote: string };
    else for (const each of Object.values(data)) yield* citesIn(each);
  }
}
/** The cases that cite a paragraph with these words, in either layer. */
const citing = (words: string) =>
  cases.filter((record) =>
    [...citesIn(record)].some(({ piece, paragraph }) => {
      const { text, source } = textOf(piece, paragraph);
      return text.includes(words) || source.includes(words);
    }),
  );

describe('what is chosen', () => {
  test('is told on each row with the paragraphs that say it, and what came of it; each leads to its words', async () => {
    const [cause] = common('cause').filter((id) => id !== 'untold');
    const page = await open(`/cases/?cause=${cause!}`);
    const paragraphIn = (address: string) => address.split('#').at(-1)!;
    await page.locator('[data-saying]').first().waitFor();
    const told = await page.locator('[data-case]').evaluateAll((rows) =>
      rows.map((row) => ({
        id: (row as HTMLElement).dataset.case!,
        says: [...row.querySelectorAll('[data-saying]')].map((line) => ({
          text: line.textContent,
          to: [...line.querySelectorAll('a')].map(({ pathname, hash }) => pathname + hash),
        })),
      })),
    );
    expect(told.map(({ id }) => id).sort()).toEqual(left({ cause: [cause!] }));
    for (const { id, says } of told) {
      const record = cases.find((each) => each.id === id)!;
      for (const { text, cites } of record.outcomes) {
        const line = says.find((each) => each.text.includes(text));
        expect(line, `${id}: ${text}`).toBeDefined();
        expect(line!.to.map(paragraphIn)).toEqual([...new Set(cites.map(({ paragraph }) => paragraph))]);
      }
      const places = says.flatMap(({ to }) => to.map(paragraphIn));
      const { cites } = record.causes.find((each) => each.id === cause)!;
      expect(places).toEqual(expect.arrayContaining(cites.map(({ paragraph }) => paragraph)));
    }
    await page.locator('[data-saying] a').first().click();
    await page.locator('mark').first().waitFor();
    expect(page.url()).toContain('#p');
  });

  test('is told of no case once nothing is chosen', async () => {
    const page = await open('/cases/?level=household');
    await page.locator('[data-saying]').first().waitFor();
    await page.getByRole('button', { name: '清除' }).click();
    await done(page);
    expect(await page.locator('[data-saying]').count()).toBe(0);
  });
});

describe('words', () => {
  test('are found in the paragraphs that a case cites', async () => {
    const page = await open();
    for (const words of ['白血病', '低保', '入户']) {
      const expected = citing(words);
      expect(expected.length, words).toBeGreaterThan(0);
      await look(page, words);
      const told = await page
        .locator('[data-case]', { has: page.locator('[data-finding]', { hasText: /^原文/u }) })
        .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.case!).sort());
      expect(told, words).toEqual(ids(expected));
      expect(await status(page).textContent()).toContain(`原文里有 ${expected.length} 例`);
    }
    expect(await violations(page)).toEqual([]);
  });

  test('are found in what the editor says, and that is told apart', async () => {
    const page = await open();
    const [record] = cases.filter(({ untold }) => untold.some((hole) => [...hole].length > 6));
    const words = [...record!.untold.find((hole) => [...hole].length > 6)!].slice(0, 7).join('');
    expect(citing(words)).toEqual([]);
    await look(page, words);
    expect(await listed(page)).toContain(record!.id);
    const finding = page.locator('[data-finding]').first();
    expect(await finding.textContent()).toContain('编者的话：');
    expect(await finding.locator('mark').textContent()).toBe(words);
    await look(page, '');
    expect(await listed(page)).toEqual(ids(cases));
    expect(await page.locator('[data-finding]').count()).toBe(0);
  });

  test('and facets combine; the counts are those of the cases with the words', async () => {
    const page = await open();
    await look(page, '低保');
    const found = await listed(page);
    const from = cases.filter(({ id }) => found.includes(id));
    await expectTrue(page, {}, from);
    await value(page, 'level', LEVEL).click();
    await expectTrue(page, { level: [LEVEL] }, from);
    expect(await search(page)).toBe(`?q=${encodeURIComponent('低保')}&level=${LEVEL}`);
    await page.reload();
    await done(page);
    await expectTrue(page, { level: [LEVEL] }, from);
    await chips(page).first().click();
    await done(page);
    expect(await field(page).inputValue()).toBe('');
    await expectTrue(page, { level: [LEVEL] });
  });

  test('that no case has lead on: what to drop, and the whole archive', async () => {
    const page = await open(`${PATH}?q=${encodeURIComponent('螺丝钉批发')}&level=${LEVEL}`);
    expect(await listed(page)).toEqual([]);
    expect(await page.locator('[data-ways] button').allInnerTexts()).toEqual([
      `去掉“螺丝钉批发”，有 ${having('level', LEVEL).length} 例`,
    ]);
    await page.getByRole('link', { name: '在全文里搜“螺丝钉批发”' }).click();
    await page.waitForURL('**/search/?q=*');
    expect(new URL(page.url()).searchParams.get('q')).toBe('螺丝钉批发');
  });

  test('are shown marked in what the case quotes; every line of the text is the case’s own quotation', async () => {
    const page = await open();
    await look(page, '低保');
    const lines = page.locator('[data-finding]', { hasText: '原文：' });
    expect(await lines.count()).toBeGreaterThan(0);
    const rows = await page.locator('[data-case]', { has: lines }).evaluateAll((all) =>
      all.map((row) => ({
        id: (row as HTMLElement).dataset.case!,
        line: [...row.querySelectorAll('[data-finding]')].find((each) => each.textContent.startsWith('原文：'))!
          .textContent,
        marks: [...row.querySelectorAll('mark')].map((mark) => mark.textContent),
      })),
    );
    for (const { id, line, marks } of rows) {
      const quotes = [...citesIn(cases.find((record) => record.id === id))].map(({ quote }) => quote);
      const shown = line.slice('原文：'.length).replaceAll('…', '');
      expect(
        quotes.some((quote) => quote.replaceAll('…', '').includes(shown)),
        line,
      ).toBe(true);
      expect(new Set(marks), id).toEqual(new Set(['低保']));
    }
  });

  test('written as one are taken apart, by a button that says what that finds', async () => {
    const page = await open();
    await look(page, '门诊报销');
    expect(await listed(page)).toEqual([]);
    const found = citing('门诊').filter(({ id }) => citing('报销').some((other) => other.id === id));
    const lead = page.getByRole('button', { name: `“门诊报销”没有，“门诊 报销”有 ${found.length} 例` });
    await lead.waitFor();
    expect(await page.locator('[data-ways]').innerText()).toContain('几个词之间空一格');
    expect(await violations(page)).toEqual([]);
    await lead.click();
    await done(page);
    expect(await field(page).inputValue()).toBe('门诊 报销');
    expect(await listed(page)).toEqual(ids(found));
    expect(await status(page).evaluate((line) => line === document.activeElement)).toBe(true);
  });

  test('that no case has together say how many have each', async () => {
    const page = await open();
    await look(page, '门诊 3.01% 螺丝钉');
    const ways = page.locator('[data-ways]');
    await page.getByRole('button', { name: /^“门诊”有 \d+ 例$/u }).waitFor();
    expect(await ways.innerText()).toContain('“螺丝钉”没有');
    await page.getByRole('button', { name: `“3.01%”有 ${citing('3.01%').length} 例` }).click();
    await done(page);
    expect(await listed(page)).toEqual(ids(citing('3.01%')));
  });

  test('of a hundred letters make the page no wider than a phone', async () => {
    const page = await open(`${PATH}?q=${'a'.repeat(300)}&c=${'b'.repeat(100)}`, PHONE);
    expect(await listed(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.viewport.width);
    await look(page, 'W'.repeat(100));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.viewport.width);
  });

  test('typed one after the other are one step back', async () => {
    const page = await open();
    await look(page, '低');
    await look(page, '低保');
    await page.goBack();
    await expect.poll(() => field(page).inputValue()).toBe('');
    await expect.poll(() => listed(page)).toEqual(ids(cases));
  });

  test('that could not be looked for say so; the facets go on, and trying again helps', async () => {
    const page = await open(PATH, { tolerate: /cases\.json|ERR_FAILED|Failed to load/u });
    await page.route('**/data/cases.json', (route) => route.abort());
    await look(page, '低保');
    const failure = page.locator('[data-case-failure]');
    expect(await failure.innerText()).toContain('没有取到');
    await value(page, 'level', LEVEL).click();
    await expectTrue(page, { level: [LEVEL] });
    expect(await violations(page)).toEqual([]);
    await page.unroute('**/data/cases.json');
    await page.getByRole('button', { name: '再试一次' }).click();
    await failure.waitFor({ state: 'hidden' });
    await done(page);
    expect(await page.locator('[data-finding]').count()).toBeGreaterThan(0);
  });
});

describe('comparing', () => {
  const box = (page: Page, id: string) => page.locator(`[data-case="${id}"] [data-compare]`);
  const bar = (page: Page) => page.getByRole('group', { name: '比较' });

  test('collects two or three cases, whatever is chosen meanwhile, and leads to their comparison', async () => {
    const page = await open();
    const [first, second, third, fourth] = await page
      .locator('[data-case]')
      .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.case!));
    await box(page, first!).check();
    expect(await bar(page).getByRole('link').count()).toBe(0);
    await box(page, second!).check();
    const link = bar(page).getByRole('link', { name: '并排看' });
    expect(await link.getAttribute('href')).toMatch(new RegExp(`/cases/compare/\\?c=${first!},${second!}$`, 'u'));
    await box(page, third!).check();
    await box(page, fourth!).click();
    expect(await box(page, fourth!).isChecked()).toBe(false);
    expect(await bar(page).innerText()).toContain('一次最多比 3 例');
    expect(await violations(page)).toEqual([]);
    const level = common('level').at(-1)!;
    await value(page, 'level', level).click();
    expect(
      await bar(page)
        .getByRole('button', { name: /^不比：/u })
        .count(),
    ).toBe(3);
    await bar(page)
      .getByRole('button', { name: /^不比：/u })
      .first()
      .click();
    expect(await link.getAttribute('href')).toContain(`?c=${second!},${third!}`);
    const fresh = await open(PATH + (await search(page)));
    expect(await bar(fresh).getByRole('link').getAttribute('href')).toContain(`?c=${second!},${third!}`);
    await bar(fresh).getByRole('button', { name: '不比了' }).click();
    expect(await bar(fresh).count()).toBe(0);
    await value(fresh, 'level', level).click();
    expect(await fresh.locator('[data-compare]:checked').count()).toBe(0);
    expect(await search(fresh)).toBe('');
  });
});

describe('the choice taken away', () => {
  async function download(page: Page, name: string): Promise<{ text: string; name: string }> {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByText(name, { exact: true }).click()]);
    const chunks = (await (await file.createReadStream()).toArray()) as Buffer[];
    return { text: Buffer.concat(chunks).toString(), name: file.suggestedFilename() };
  }
  const whole = (name: string) => readFileSync(join(dist, 'data', name), 'utf8');

  test('is the files of all cases where nothing is chosen, byte for byte', async () => {
    const page = await open();
    expect((await download(page, '存成 CSV')).text).toBe(whole('cases.csv'));
    expect((await download(page, '存成 JSON')).text).toBe(whole('cases.json'));
  });

  test('is those rows of them where something is', async () => {
    const page = await open(`${PATH}?cause=${ONE}&level=${LEVEL}`);
    const chosen = left({ cause: [ONE], level: [LEVEL] });
    expect(chosen.length).toBeGreaterThan(0);
    const json = await download(page, '存成 JSON');
    const all = JSON.parse(whole('cases.json')) as { cases: CaseData[]; matrix: { cases: string[] }[] };
    const cells = all.matrix.map((cell) => ({ ...cell, cases: cell.cases.filter((id) => chosen.includes(id)) }));
    expect(JSON.parse(json.text)).toEqual({
      ...all,
      cases: all.cases.filter(({ id }) => chosen.includes(id)),
      matrix: cells.filter((cell) => cell.cases.length > 0),
    });
    expect(json.name).toBe(`cases-${chosen.length}.json`);
    const csv = await download(page, '存成 CSV');
    const [head, ...rows] = whole('cases.csv').trimEnd().split('\r\n');
    expect(csv.text.trimEnd().split('\r\n')).toEqual([
      head,
      ...rows.filter((row) => chosen.some((id) => row.startsWith(`${id},`))),
    ]);
  });

  test('is copied as words, with their places', async () => {
    const page = await open(`${PATH}?cause=${ONE}&level=${LEVEL}`, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const chosen = left({ cause: [ONE], level: [LEVEL] });
    await page.getByRole('button', { name: '复制文字' }).click();
    await page.getByText(`${chosen.length} 例的文字已复制`).waitFor();
    const words = await page.evaluate(() => navigator.clipboard.readText());
    for (const { id, title, summary } of cases) {
      expect(words.includes(title), id).toBe(chosen.includes(id));
      if (chosen.includes(id)) expect(words).toContain(summary);
    }
  });
});

describe('without JavaScript', () => {
  test('the list is whole, each value leads to its page, and nothing stands there that does not work', async () => {
    const page = await site.open(PATH, { javaScriptEnabled: false });
    expect(await listed(page)).toEqual(ids(cases));
    const links = await page
      .locator('[data-case-facet] a')
      .evaluateAll((all) => all.map((link) => decodeURIComponent(new URL((link as HTMLAnchorElement).href).pathname)));
    expect(links.length).toBeGreaterThan(FACETS.length);
    for (const path of links) expect(readFileSync(join(dist, path, 'index.html'), 'utf8')).toContain('data-case');
    for (const name of ['[data-case-field]', '[data-compare]', '[data-save="text"]', '[data-case-compare]']) {
      expect(await page.locator(name).first().isVisible(), name).toBe(false);
    }
    expect(await page.getByRole('link', { name: '存成 CSV' }).isVisible()).toBe(true);
  });

  test('or where the page’s own script did not come, the list is whole too', async () => {
    const page = await site.open('/', { tolerate: /ERR_FAILED|Failed to load/u });
    await page.route(/_astro\/.*\.js$/u, (route) => route.abort());
    await page.goto(`${site.server.origin}${PATH}?cause=${ONE}`);
    await page.waitForFunction(() => document.documentElement.dataset.js === undefined);
    expect(await page.locator('[data-case]').first().isVisible()).toBe(true);
    expect(await page.locator('[data-case-field]').isVisible()).toBe(false);
  });
});

test('on a phone facets fold, and what is chosen is found again in them', async () => {
  const page = await withFonts.open(`${PATH}?cause=${ONE}`, PHONE);
  await done(page);
  expect(await value(page, 'cause', ONE).isVisible()).toBe(false);
  await page.getByText('筛选', { exact: false }).first().click();
  expect(await value(page, 'cause', ONE).isVisible()).toBe(true);
  expect(await page.locator('[data-facet="measure"]').first().isVisible()).toBe(false);
  expect(await overflowing(page)).toEqual([]);
  expect(await smallTargets(page)).toEqual([]);
  expect(await violations(page)).toEqual([]);
});

test('on a phone a cause is two taps away, and its cases one more', async () => {
  const page = await withFonts.open(PATH, { viewport: { width: 360, height: 640 }, hasTouch: true });
  await done(page);
  const link = page.locator('[data-case-view] a');
  await page.getByText('筛选', { exact: true }).tap();
  expect(await link.isVisible()).toBe(false);
  await value(page, 'cause', ONE).tap();
  expect(await link.textContent()).toBe(`看 ${having('cause', ONE).length} 例`);
  const sight = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      });
  expect(await sight('[data-case-view] a')).toBe(true);
  expect(await smallTargets(page)).toEqual([]);
  expect(await violations(page)).toEqual([]);
  await link.tap();
  await expect.poll(() => sight('[data-case-status]')).toBe(true);
  expect(await sight('[data-case] a')).toBe(true);
  expect(await status(page).evaluate((line) => line === document.activeElement)).toBe(true);
  await page.getByRole('button', { name: '清除' }).tap();
  expect(await link.isVisible()).toBe(false);
});

describe('beside the list, facets', () => {
  const DESKTOP = { viewport: { width: 1280, height: 800 } };
  const group = (page: Page, facet: string) => page.locator(`[data-case-facet="${facet}"]`);
  const isOpen = (page: Page, facet: string) =>
    group(page, facet).evaluate((element) => (element as HTMLDetailsElement).open);

  test('fold, but for the first, and those with a choice, which tell how many', async () => {
    const page = await open(`${PATH}?measure=${common('measure')[0]!}&measure=${common('measure')[1]!}`, DESKTOP);
    const order = await page
      .locator('[data-case-facet]')
      .evaluateAll((all) => all.map((element) => (element as HTMLElement).dataset.caseFacet!));
    expect(order).toEqual([...FACETS, 'place']);
    const states = await Promise.all(order.map((facet) => isOpen(page, facet)));
    expect(order.filter((_, index) => states[index])).toEqual(['level', 'cause', 'evidence', 'measure']);
    expect(await group(page, 'measure').locator('summary').innerText()).toBe('做法 2');
    await group(page, 'cause').locator('summary').click();
    expect(await value(page, 'cause', ONE).isVisible()).toBe(false);
    expect(await layoutShifts(page)).toEqual([]);
  });

  test('never scroll by themselves; what a window cannot hold of them is seen when the page scrolls', async () => {
    const page = await withFonts.open(PATH, DESKTOP);
    await done(page);
    const fold = page.locator('[data-case-fold]');
    await group(page, 'measure').locator('summary').click();
    expect(await fold.evaluate((element) => element.scrollHeight - element.clientHeight)).toBe(0);
    const edges = () =>
      fold.evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return [Math.round(top), Math.round(bottom)];
      });
    await page.evaluate(() => scrollTo(0, 2000));
    expect(await edges().then(([top, bottom]) => [top! < 0, bottom])).toEqual([true, 800]);
    for (const facet of ['level', 'cause', 'evidence', 'measure']) {
      await group(page, facet).evaluate((element) => ((element as HTMLDetailsElement).open = false));
    }
    await expect.poll(edges).toEqual([24, expect.any(Number)]);
  });

  test('are passed over by a link that comes with the keyboard', async () => {
    const page = await open(PATH, DESKTOP);
    await field(page).focus();
    await page.keyboard.press('Tab');
    const link = page.getByRole('link', { name: '跳到案例' });
    expect(await link.evaluate((element) => element.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement === document.querySelector('[data-case] a'))).toBe(true);
  });

  test('fold and lead on without JavaScript', async () => {
    const page = await site.open(PATH, { javaScriptEnabled: false, ...DESKTOP });
    const link = page.locator('[data-case-facet="measure"] a').first();
    expect(await page.locator('[data-case-facet="cause"] a').first().isVisible()).toBe(true);
    expect(await link.isVisible()).toBe(false);
    await page.getByText('做法', { exact: true }).click();
    await link.click();
    await page.waitForURL(/\/cases\/measure\/[^/]+\/$/u);
  });
});

test('on paper stands the list, not what works it', async () => {
  const page = await open(`${PATH}?cause=${ONE}&c=${cases[0]!.id},${cases[1]!.id}`);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('[data-case]').first().isVisible()).toBe(true);
  for (const name of [
    '[data-case-field]',
    '[data-facet]',
    '[data-case-save]',
    '[data-case-compare]',
    '[data-compare]',
  ]) {
    expect(await page.locator(name).first().isVisible(), name).toBe(false);
  }
});
