/** The pages of the values that cases have, as built, against the archive's own data. */
import { describe, expect, inject, test } from 'vitest';
import { pairsInData, readCases, valuesInData } from '../support/cases-data.ts';
import { attribute, readSite, textOf, type SitePage } from '../support/html.ts';

const dist = inject('dist');
const { cases } = readCases(dist);
const site = readSite(dist);
const pages = new Map(site.pages.map((page) => [page.path, page]));
const valuePages = site.pages.filter(({ path }) => /^\/cases\/(?!cause\/[^/]+\/[^/]+\/)[^/]+\/[^/]+\/$/u.test(path));
const listed = ({ root }: SitePage) => root.querySelectorAll('[data-case]').map((row) => attribute(row, 'data-case')!);
const linksOf = ({ root }: SitePage, within = 'main') =>
  root.querySelectorAll(`${within} a`).map((link) => attribute(link, 'href')!);

describe.each(['level', 'cause', 'measure', 'turn', 'evidence', 'teller', 'actor'] as const)('%s', (facet) => {
  const values = [...new Set(cases.flatMap((record) => valuesInData(record, facet)))];

  test('has a page for every value that some case has, and for no other', () => {
    const built = valuePages.map(({ path }) => path).filter((path) => path.startsWith(`/cases/${facet}/`));
    expect(built.sort()).toEqual(values.map((value) => `/cases/${facet}/${value}/`).sort());
  });

  test.each(values)('%s: the page lists exactly the cases that have it', (value) => {
    const page = pages.get(`/cases/${facet}/${value}/`)!;
    const having = cases.filter((record) => valuesInData(record, facet).includes(value)).map(({ id }) => id);
    expect(listed(page)).toEqual(having);
    expect(textOf(page.root.querySelector('h1')!)).toContain(`${having.length} 例`);
    expect(linksOf(page)).toContain(`/cases/?${facet}=${value}`);
    const others = values.filter((other) => other !== value).map((other) => `/cases/${facet}/${other}/`);
    expect(linksOf(page)).toEqual(expect.arrayContaining(others));
  });
});

test('places: every case is on one page, that of the place it begins with, or of those that name none', () => {
  const places = valuePages.filter(({ path }) => path.startsWith('/cases/place/'));
  const placed = places.flatMap((page) => {
    const name = page.path.split('/')[3]!;
    return listed(page).map((id) => [id, name] as const);
  });
  expect(placed.map(([id]) => id).sort()).toEqual(cases.map(({ id }) => id).sort());
  for (const [id, name] of placed) {
    const { place } = cases.find((record) => record.id === id)!;
    if (place === null) expect(name, id).toBe('untold');
    else expect(place.startsWith(name), id).toBe(true);
  }
});

describe.each([
  ['cause', 'measure'],
  ['measure', 'cause'],
] as const)('a page of a %s', (facet, other) => {
  const withRows = valuePages.filter(({ path }) => path.startsWith(`/cases/${facet}/`) && !path.endsWith('/untold/'));

  test.each(withRows)('$path counts the pairs that the text states, each linked to its cell', ({ path, root }) => {
    const value = path.split('/')[3]!;
    const counts = new Map<string, number>();
    for (const pair of cases.flatMap(pairsInData).filter((each) => each[facet] === value)) {
      counts.set(pair[other], (counts.get(pair[other]) ?? 0) + 1);
    }
    const rows = root
      .querySelectorAll('[data-figure="outcomes"] li')
      .filter((row) => row.querySelector('a') !== null)
      .map((row) => [attribute(row.querySelector('a')!, 'href'), Number(/(\d+) 例/u.exec(textOf(row))![1])]);
    const cell = (each: string) =>
      facet === 'cause' ? `/cases/cause/${value}/${each}/` : `/cases/cause/${each}/${value}/`;
    expect(new Map(rows as [string, number][])).toEqual(new Map([...counts].map(([each, n]) => [cell(each), n])));
  });
});

test('what cases show together stands before them, every sentence with words of the text', () => {
  const together = valuePages.filter(({ root }) => root.querySelector('#shows') !== null);
  expect(together.length).toBeGreaterThan(0);
  for (const { path, root } of together) {
    const ids = root.querySelectorAll('main h2').map((heading) => attribute(heading, 'id'));
    expect(ids.slice(0, 5), path).toEqual(['shows', 'but', 'ask', 'outcomes', 'cases']);
    for (const id of ['shows', 'but', 'ask']) {
      const section = root.querySelectorAll('section').find((each) => each.querySelector(`#${id}`) !== null)!;
      for (const sentence of section.querySelectorAll('li')) {
        expect(
          sentence.querySelectorAll('a').map((link) => attribute(link, 'href')),
          path,
        ).toEqual(expect.arrayContaining([expect.stringMatching(/\?quote=[^#]+#p\d+$/u)]));
      }
    }
  }
});
