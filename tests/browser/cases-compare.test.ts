import type { Page } from 'playwright-core';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { overflowing, smallTargets, violations } from '../support/audit.ts';
import { visit } from '../support/browser.ts';
import { readCases, valuesInData, type CaseData } from '../support/cases-data.ts';
import { commonSite } from '../support/common-site.ts';
import { readCsv } from '../support/csv.ts';

const PATH = '/cases/compare/';
const PHONE = { width: 320, height: 640 };
const { cases, vocabularies } = readCases(inject('dist'));
const valuesOf = ({ measures }: CaseData) => measures.map(({ id }) => id);
const label = (measure: string) => vocabularies.measures.find(({ id }) => id === measure)!.label;

/** Two cases, the longest, that share a measure and of which each has one that the other lacks. */
const [one, two] = pairThatDiffers();
const third = cases.find((record) => record !== one && record !== two && record.outcomes.length === 0)!;

function pairThatDiffers(): [CaseData, CaseData] {
  const size = (record: CaseData) => JSON.stringify(record).length;
  const sorted = [...cases].sort((a, b) => size(b) - size(a));
  for (const a of sorted) {
    for (const b of sorted) {
      const [left, right] = [valuesOf(a), valuesOf(b)];
      const differ = left.some((id) => !right.includes(id)) && right.some((id) => !left.includes(id));
      if (a !== b && differ && left.some((id) => right.includes(id))) return [a, b];
    }
  }
  throw new Error('no two cases share a measure and differ in another');
}

const site = commonSite();
const address = (...records: CaseData[]) => `${PATH}?c=${records.map(({ id }) => id).join(',')}`;
const settled = (page: Page) => page.locator('[data-comparison="done"]').waitFor();

async function open(path: string, options: Parameters<typeof site.open>[1] = {}): Promise<Page> {
  const page = await site.open(path, options);
  if (options.javaScriptEnabled !== false) await settled(page);
  return page;
}

const row = (page: Page, name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
const cell = (page: Page, name: string, column: number) => row(page, name).getByRole('cell').nth(column);
const heads = (page: Page) => page.locator('thead [data-title]').allInnerTexts();
/** The terms of a table from a head of its rows to the next, with what each case has under them. */
const termsUnder = (page: Page, field: string) =>
  page.locator('table').evaluate((table, name) => {
    const rows = [...(table as HTMLTableElement).rows];
    const from = rows.findIndex(({ cells }) => cells[0]!.textContent === name);
    const words = (cell: Element) => cell.querySelector('[data-words]')?.textContent ?? '';
    const found: { sharing: string; term: string; cells: string[] }[] = [];
    let sharing = '';
    for (const { cells } of rows.slice(from + 1)) {
      const [head, ...rest] = [...cells];
      if (getComputedStyle(head!).fontFamily.includes('Song')) break;
      if (rest.length === 0) sharing = head!.textContent;
      else found.push({ sharing, term: head!.textContent, cells: rest.map(words) });
    }
    return found;
  }, field);
const picked = (page: Page) =>
  page.locator('select').evaluateAll((all) => all.map((select) => (select as HTMLSelectElement).value));

describe('two cases', () => {
  test('stand side by side by field, a row for each measure, with what both have and what only one has', async () => {
    const page = await open(address(one, two));
    expect(await heads(page)).toEqual([one.title, two.title]);
    const rows = await termsUnder(page, '做了什么');
    const all = [...new Set([...valuesOf(one), ...valuesOf(two)])];
    expect(rows.map(({ term }) => term).sort()).toEqual(all.map(label).sort());
    for (const { sharing, term, cells } of rows) {
      expect(cells).toHaveLength(2);
      for (const [column, record] of [one, two].entries()) {
        const said = record.measures.filter(({ id }) => label(id) === term);
        for (const { text } of said) expect(cells[column]).toContain(text);
        if (said.length === 0) expect(cells[column]).toBe('');
      }
      expect(sharing).toBe(cells.includes('') ? '只有一例' : '两例都有');
    }
    const shared = valuesOf(one).find((id) => valuesOf(two).includes(id))!;
    expect(await page.locator('[data-shared]').innerText()).toContain(label(shared));
  });

  test('every statement has its place as a link that opens the words; the words come on request, and stay in the address', async () => {
    const page = await open(address(one, two));
    const measure = label(one.measures[0]!.id);
    const place = cell(page, measure, 0).getByRole('link').first();
    expect(await place.innerText()).toMatch(/第\s\d+\s段$/u);
    const words = page.getByLabel('连原文的话一起看');
    await words.check();
    await settled(page);
    const { quote } = one.measures[0]!.cites[0]!;
    expect(await row(page, measure).innerText()).toContain(quote.replaceAll('“', '‘').replaceAll('”', '’'));
    expect(new URL(page.url()).searchParams.get('words')).toBe('1');
    await page.reload();
    await settled(page);
    expect(await words.isChecked()).toBe(true);
    await cell(page, measure, 0).getByRole('link').first().click();
    await page.locator('mark.quoted').first().waitFor();
  });

  test('what the text leaves out is said', async () => {
    const page = await open(address(one, third));
    expect(await cell(page, '结果', 1).innerText()).toMatch(/没写/u);
  });

  test('what is the same in all is said once', async () => {
    const alike = cases.filter(({ level, place }) => level === 'household' && place === null).slice(0, 2);
    const page = await open(address(...alike), { viewport: PHONE });
    expect(await row(page, '谁的难处').getByRole('cell').allInnerTexts()).toEqual(['两例都是户']);
    expect(await row(page, '地点').getByRole('cell').innerText()).toMatch(/^两例都是\s?没写地点$/u);
    const [head, same] = await Promise.all(
      (['rowheader', 'cell'] as const).map((role) => row(page, '谁的难处').getByRole(role).boundingBox()),
    );
    expect(Math.abs(head!.y - same!.y)).toBeLessThan(head!.height);
    expect(same!.x).toBeGreaterThan(head!.x + head!.width - 1);
  });
});

describe('where nothing is chosen', () => {
  test('cases are offered that share a cause and of which no two turned out alike', async () => {
    const page = await open(PATH);
    const offers = page.locator('[data-ready] a');
    const addresses = await offers.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    expect(addresses).toHaveLength(3);
    for (const offered of addresses) {
      const ids = new URL(offered).searchParams.get('c')!.split(',');
      const members = ids.map((id) => cases.find((record) => record.id === id)!);
      expect(members.length).toBeGreaterThan(1);
      const causes = members.map((record) => new Set(valuesInData(record, 'cause')));
      expect([...causes[0]!].some((cause) => causes.every((each) => each.has(cause)))).toBe(true);
      const turns = members.flatMap((record) => valuesInData(record, 'turn'));
      expect(new Set(turns).size).toBe(turns.length);
    }
    await offers.first().click();
    await settled(page);
    expect(page.url()).toBe(addresses[0]);
    expect(await page.locator('[data-ready]').isVisible()).toBe(false);
    expect(await page.getByRole('table').isVisible()).toBe(true);
  });

  test('they come back when the last case is taken away', async () => {
    const page = await open(address(one));
    expect(await page.locator('[data-ready]').isVisible()).toBe(false);
    await page.getByRole('button', { name: '去掉' }).click();
    await page.locator('[data-ready]').waitFor();
  });
});

describe('choosing', () => {
  test('by the fields: the address follows, and the way back', async () => {
    const page = await open(PATH);
    expect(await page.getByRole('table').isVisible()).toBe(false);
    const select = page.locator('select');
    await select.nth(0).selectOption(one.id);
    await settled(page);
    expect(await page.locator('[data-shared]').innerText()).toContain('再选一例');
    await select.nth(1).selectOption(two.id);
    await settled(page);
    await expect.poll(() => heads(page)).toEqual([one.title, two.title]);
    expect(new URL(page.url()).search).toBe(`?c=${one.id},${two.id}`);
    expect(await select.nth(2).locator(`option[value="${one.id}"]`).isDisabled()).toBe(true);
    await page.goBack();
    await expect.poll(() => picked(page)).toEqual([one.id, '', '']);
    await expect.poll(() => heads(page)).toEqual([one.title]);
  });

  test('by keyboard a case is taken away, and the focus goes to the field that is free', async () => {
    const page = await open(address(one, two, third));
    const drop = page.getByRole('button', { name: `去掉：${one.title}` });
    await drop.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => heads(page)).toEqual([two.title, third.title]);
    expect(await page.evaluate(() => (document.activeElement as HTMLSelectElement).dataset.pick)).toBe('2');
  });

  test('a name that no case has, and more than three, are said and left out', async () => {
    const rest = cases.filter((record) => record !== one && record !== two).slice(0, 2);
    const page = await open(`${address(one, two, ...rest)},gone`);
    expect(await heads(page)).toHaveLength(3);
    const refused = await page.locator('[data-refused]').innerText();
    expect(refused).toContain('gone');
    expect(refused).toContain('后面的 1 例');
  });
});

describe('handing out', () => {
  const chosen = address(one, two);

  test('the text has both cases with the words of the text', async () => {
    const page = await open(chosen, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('button', { name: '复制文字' }).click();
    await page.getByText('2 例的文字已复制').waitFor();
    const words = await page.evaluate(() => navigator.clipboard.readText());
    for (const record of [one, two]) {
      expect(words).toContain(record.title);
      for (const { text, cites } of record.outcomes) {
        expect(words).toContain(text);
        for (const { quote } of cites) expect(words).toContain(quote.replaceAll('“', '‘').replaceAll('”', '’'));
      }
    }
  });

  test.each(['csv', 'json'] as const)('the %s has these cases and no others', async (form) => {
    const page = await open(chosen);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator(`[data-save="${form}"]`).click(),
    ]);
    const file = Buffer.concat((await (await download.createReadStream()).toArray()) as Buffer[]).toString();
    const ids =
      form === 'json'
        ? (JSON.parse(file) as { cases: CaseData[] }).cases.map(({ id }) => id)
        : readCsv(file)
            .slice(1)
            .map(([id]) => id!);
    expect([...new Set(ids)].sort()).toEqual([one.id, two.id].sort());
  });
});

describe('where the file of cases does not come', () => {
  test('that is said, and it is tried again', async () => {
    const { page, close } = await visit(site.browser, inject('origin') + PATH);
    onTestFinished(close);
    await page.route('**/data/cases.json', (route) => route.abort());
    await page.goto(inject('origin') + address(one, two));
    const failure = page.getByRole('alert');
    await failure.waitFor();
    expect(await page.getByRole('table').isVisible()).toBe(false);
    await page.unroute('**/data/cases.json');
    await failure.getByRole('button', { name: '再试一次' }).click();
    await expect.poll(() => heads(page)).toEqual([one.title, two.title]);
    expect(await failure.isVisible()).toBe(false);
  });
});

test('without scripts the page says so and leads to each case', async () => {
  const page = await open(address(one, two), { javaScriptEnabled: false });
  expect(await page.locator('select').first().isVisible()).toBe(false);
  await page.getByRole('link', { name: one.title }).click();
  expect(new URL(page.url()).pathname).toBe(one.url);
});

describe.each([
  ['320 px', PHONE, 'light'],
  ['320 px by night', PHONE, 'dark'],
  ['a tablet', { width: 768, height: 1024 }, 'light'],
  ['a desktop', { width: 1280, height: 800 }, 'light'],
] as const)('at %s', (_, viewport, colorScheme) => {
  test('three cases fit, and no barrier stands in the way', async () => {
    const isPhone = viewport === PHONE;
    const page = await open(`${address(one, two, third)}&words=1`, { viewport, colorScheme, hasTouch: isPhone });
    expect(await overflowing(page)).toEqual([]);
    expect(await violations(page)).toEqual([]);
    if (isPhone) expect(await smallTargets(page)).toEqual([]);
    // On a phone the cases of a field stand one below the other, each beside its handle.
    const [left, right] = [cell(page, '编者按', 0), cell(page, '编者按', 1)];
    const [a, b] = [(await left.boundingBox())!, (await right.boundingBox())!];
    if (isPhone) expect(b.y).toBeGreaterThanOrEqual(a.y + a.height - 1);
    else expect(b.x).toBeGreaterThanOrEqual(a.x + a.width - 1);
    expect(await right.getByText('乙', { exact: true }).isVisible()).toBe(isPhone);
  });
});

test('on paper it lies on its side, wide enough for three, with the names on every sheet', async () => {
  const page = await open(address(one, two, third));
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const boxes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]/gu)];
  expect(boxes.length).toBeGreaterThan(0);
  for (const [, width, height] of boxes) expect(Number(width)).toBeGreaterThan(Number(height));
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('select').first().isVisible()).toBe(false);
  expect(await page.locator('thead').evaluate((head) => getComputedStyle(head).display)).toBe('table-header-group');
  const [table, sheet] = await page.evaluate(() => {
    const { width } = document.querySelector('table')!.getBoundingClientRect();
    return [width, document.querySelector('main')!.getBoundingClientRect().width] as const;
  });
  expect(table).toBeLessThanOrEqual(sheet);
  const rows = page.locator('tr');
  expect(new Set(await rows.evaluateAll((all) => all.map((each) => getComputedStyle(each).breakInside)))).toEqual(
    new Set(['avoid']),
  );
  const sizes = await page
    .locator('table :is(th, td, p, a, span, strong):visible')
    .evaluateAll((all) => all.map((each) => Number.parseFloat(getComputedStyle(each).fontSize)));
  // 8.5 pt in pixels.
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual((8.5 * 96) / 72);
});
