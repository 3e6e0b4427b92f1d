import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { readArchive } from '../support/archive-data.ts';
import { PROJECT, SITE_URL } from '../support/build.ts';
import { decode, isIndexed, isMoved, isSourcePage, readSite } from '../support/html.ts';

const dist = inject('dist');
const read = (name: string) => readFileSync(join(dist, name), 'utf8');
const contents = (xml: string, tag: string) =>
  [...xml.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, 'gu'))].map(([, text]) => decode(text!));
/** Every date that the content itself gives. */
const DATES = new Set(
  ['site.yaml', 'changes.yaml'].flatMap(
    (name) => readFileSync(join(PROJECT, 'content', name), 'utf8').match(/\d{4}-\d{2}-\d{2}/gu) ?? [],
  ),
);

test('the feed has every piece, with dates of the content', () => {
  const xml = read('feed.xml');
  const { pieces } = readArchive(dist);
  expect(contents(xml, 'id').slice(1).sort()).toEqual(pieces.map(({ url }) => SITE_URL + url).sort());
  const dates = ['updated', 'published'].flatMap((tag) => contents(xml, tag));
  expect(dates.length).toBeGreaterThan(pieces.length);
  expect(dates.filter((date) => !DATES.has(date.replace(/T00:00:00(?:\.000)?Z$/u, '')))).toEqual([]);
});

test('the sitemap lists the pages that search engines should keep, with no date but of the content', () => {
  const parts = contents(read('sitemap-index.xml'), 'loc');
  expect(parts.length).toBeGreaterThan(0);
  const xml = parts.map((part) => read(part.slice(SITE_URL.length + 1))).join('');
  const wanted = readSite(dist).pages.filter((page) => isIndexed(page) && !isMoved(page) && !isSourcePage(page));
  expect(contents(xml, 'loc').sort()).toEqual(wanted.map(({ path }) => new URL(path, SITE_URL).href).sort());
  const dates = contents(xml + read('sitemap-index.xml'), 'lastmod');
  expect(dates.filter((date) => !DATES.has(date.slice(0, 10)))).toEqual([]);
});

test('robots.txt lets everyone in and names the sitemap', () => {
  expect(read('robots.txt')).toContain(`Sitemap: ${SITE_URL}/sitemap-index.xml`);
  expect(read('robots.txt')).toContain('Allow: /');
});

test('the description of the search is found from the home page and the search page, with addresses of this site', () => {
  const { pages } = readSite(dist);
  const links = pages.filter(({ html }) => html.includes('rel="search"')).map(({ path }) => path);
  expect(links.sort()).toEqual(['/', '/search/']);
  for (const { html } of pages.filter(({ path }) => links.includes(path))) {
    expect(html).toMatch(
      /<link rel="search" type="application\/opensearchdescription\+xml" title="[^"]+" href="\/opensearch\.xml">/u,
    );
  }
  expect(read('opensearch.xml')).toContain(`template="${SITE_URL}/search/?q={searchTerms}"`);
});
