import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { attribute, readSite, type SitePage } from '../support/html.ts';
import { makeScales } from '../support/weight.ts';

/** Of HTML, CSS and JavaScript of a page together, gzipped. */
const PAGE_LIMIT = 25_000;
/** Of the style sheet as it is. */
const CSS_LIMIT = 40_000;
/** The ledger of sizes: a row for each milestone, the last one for the site as it is built here. */
const LEDGER = new URL('sizes.tsv', import.meta.url);
/** How far the figures of the last row may be from what is built: words change more often than pages do. */
const TOLERANCE = 0.02;

const dist = inject('dist');
const { pages, files } = readSite(dist);
const scales = makeScales(dist);

const scriptsOf = ({ root }: SitePage): string[] =>
  root.querySelectorAll('script[src]').map((script) => attribute(script, 'src')!.slice(1));

const sheetsOf = ({ root }: SitePage): string[] =>
  root.querySelectorAll('link[rel="stylesheet"]').map((link) => attribute(link, 'href')!.slice(1));

/** What a page loads by itself. What a search fetches (worker, table, index, texts) is the search bench's to count. */
const weights = pages.map((page) => ({
  path: page.path,
  weight: scales.weigh({ file: page.file, sheets: sheetsOf(page), scripts: scriptsOf(page) }),
}));

test('each page weighs at most 25 kB: HTML, styles and scripts, gzipped', () => {
  expect(weights.filter(({ weight }) => weight > PAGE_LIMIT)).toEqual([]);
  for (const page of pages.filter(({ root }) => root.querySelector('main'))) {
    expect([sheetsOf(page).length, scriptsOf(page).length > 0], page.path).toEqual([1, true]);
  }
});

test('the style sheet has at most 40,000 bytes', () => {
  expect(measure().css_raw).toBeLessThanOrEqual(CSS_LIMIT);
});

/** The figures of the ledger, bytes. */
function measure() {
  const sheets = [...files].filter((file) => file.endsWith('.css'));
  const searchPage = pages.find(({ path }) => path === '/search/')!;
  const heaviest = weights.reduce((most, each) => (each.weight > most.weight ? each : most));
  return {
    css_raw: sheets.reduce((total, file) => total + readFileSync(join(dist, file)).length, 0),
    css_gzip: scales.gzipped(sheets),
    search_page_js_gzip: scales.gzipped(scales.withImports(scriptsOf(searchPage))),
    heaviest_page_gzip: heaviest.weight,
    heaviest_page: heaviest.path,
  };
}

test('the last row of the ledger of sizes is what is built', async () => {
  const [head, ...rows] = readFileSync(LEDGER, 'utf8').trimEnd().split('\n');
  const [milestone, ...stated] = rows.pop()!.split('\t');
  const built = measure();
  expect(head!.split('\t')).toEqual(['milestone', ...Object.keys(built)]);
  const isTrue = Object.values(built).every((value, column) => {
    if (typeof value === 'string') return true;
    return Math.abs(Number(stated[column]) - value) <= TOLERANCE * value;
  });
  const last = [milestone, ...(isTrue ? stated : Object.values(built))].join('\t');
  // `npx vitest run --config tests/vitest.config.ts --project site tests/site/weight.test.ts -u` writes it.
  await expect([head, ...rows, last, ''].join('\n')).toMatchFileSnapshot(LEDGER.pathname);
});
