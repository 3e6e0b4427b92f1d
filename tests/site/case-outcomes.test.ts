import { expect, inject, test } from 'vitest';
import { readCases } from '../support/cases-data.ts';
import { attribute, readSite } from '../support/html.ts';

const dist = inject('dist');
const { cases } = readCases(dist);
const page = readSite(dist).pages.find(({ path }) => path === '/cases/outcomes/')!;
const rows = page.root.querySelectorAll('[data-evidence]');

test('every outcome of every case stands under who tells it, with the words that it rests on', () => {
  const told = cases.flatMap(({ id, outcomes }) => outcomes.map((outcome) => ({ id, ...outcome })));
  expect(rows.length).toBe(told.length);
  for (const { id, text, teller, evidence, cites } of told) {
    const row = page.root
      .querySelectorAll(`[data-teller="${teller}"] [data-case="${id}"][data-evidence="${evidence}"]`)
      .find((each) => each.textContent.includes(text));
    expect(row, `${id}: ${text}`).toBeDefined();
    for (const { quote } of cites) expect(row!.textContent).toContain(quote.replaceAll('“', '‘').replaceAll('”', '’'));
  }
});

test('what is best borne out comes first', () => {
  const order = ['seen', 'told', 'figures', 'slogan'];
  for (const section of page.root.querySelectorAll('section')) {
    const ranks = section
      .querySelectorAll('[data-evidence]')
      .map((row) => order.indexOf(attribute(row, 'data-evidence')!));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  }
});

test('how many households state a sum is counted', () => {
  const households = cases.filter(({ level }) => level === 'household');
  const stating = households.filter(({ figures }) => figures.some(({ unit }) => unit.endsWith('元')));
  expect(page.root.querySelector('[data-households]')!.textContent.trim()).toBe(
    `${households.length} 例说的是户，其中写出多少元的 ${stating.length} 例。`,
  );
});
