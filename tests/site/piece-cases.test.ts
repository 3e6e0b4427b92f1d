/** The head of a piece names the cases that it tells. */
import { expect, inject, test } from 'vitest';
import { readArchive } from '../support/archive-data.ts';
import { readCases } from '../support/cases-data.ts';
import { attribute, readSite, textOf } from '../support/html.ts';

const dist = inject('dist');
const { pages } = readSite(dist);
const { cases } = readCases(dist);

test('in the order of the list of cases; of very many the first, and the way to the others', () => {
  const counts = new Set<number>();
  for (const { id, url } of readArchive(dist).pieces) {
    const { root } = pages.find(({ path }) => path === url)!;
    const told = cases.filter(({ pieces }) => pieces.includes(id));
    counts.add(told.length);
    const links = root.querySelectorAll('[aria-labelledby="cases-told"] a');
    const named = links.map((link) => ({ url: attribute(link, 'href'), title: textOf(link).trim() }));
    const all = told.map(({ url: address, title }) => ({ url: address, title }));
    if (told.length > 4) {
      expect(named, url).toEqual([...all.slice(0, 3), { url: '#record', title: `另有 ${told.length - 3} 例` }]);
      const record = root.querySelectorAll('#record + * a, section[aria-labelledby="record"] a');
      const reached = record.map((link) => attribute(link, 'href'));
      expect(reached, url).toEqual(expect.arrayContaining(told.map((each) => each.url)));
    } else {
      expect(named, url).toEqual(all);
    }
  }
  for (const count of [0, 1]) expect([...counts]).toContain(count);
  expect(Math.max(...counts)).toBeGreaterThan(4);
});
