/** data/cases.json against the texts, and every other telling of the cases against data/cases.json. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { readArchive } from '../support/archive-data.ts';
import { pairsInData, readCases, type CaseData, type CasesCite } from '../support/cases-data.ts';
import { readCsv } from '../support/csv.ts';
import { attribute, readSite, textOf } from '../support/html.ts';

const dist = inject('dist');
const data = readCases(dist);
const { cases } = data;
const { pieces } = readArchive(dist);
const pages = new Map(readSite(dist).pages.map((page) => [page.path, page]));
const paragraphOf = ({ piece, paragraph }: CasesCite) =>
  pieces.find(({ id }) => id === piece)?.paragraphs.find(({ id }) => id === paragraph);

/** Every cite below a value. */
function citesIn(value: unknown): CasesCite[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('quote' in value) return [value as CasesCite];
  return Object.values(value).flatMap(citesIn);
}
const key = ({ piece, paragraph, quote }: CasesCite) => `${piece}#${paragraph} ${quote}`;
const sorted = (items: Iterable<string>) => [...items].sort();

describe('the texts', () => {
  test('have the words of every cite in the reading text of its paragraph', () => {
    const cites = cases.flatMap(citesIn);
    expect(cites.length).toBeGreaterThan(cases.length * 5);
    expect(cites.filter((cite) => !paragraphOf(cite)?.text.includes(cite.quote)).map(key)).toEqual([]);
  });

  test('have the words of every figure in its quotation, and these state its number in its unit', () => {
    const figures = cases.flatMap((record) => record.figures);
    expect(figures.length).toBeGreaterThan(0);
    for (const { text, value, unit, cite } of figures) {
      expect(cite.quote).toContain(text);
      const { text: reading } = paragraphOf(cite)!;
      const rest = reading.slice(reading.indexOf(cite.quote) + cite.quote.indexOf(text));
      expect(rest.slice(0, text.length + unit.length)).toContain(unit);
      if (/[0-9]/u.test(text)) expect(Number.parseFloat(text.replaceAll(/[,，]/gu, '')), text).toBe(value);
    }
  });

  /** Punctuation was made full-width without a mark. */
  const half = (words: string) => words.normalize('NFKC');

  test('a cite has the words of the source where the editor emended them, and only there', () => {
    const cites = cases.flatMap(citesIn);
    expect(cites.some((cite) => cite.source !== undefined)).toBe(true);
    for (const cite of cites) {
      const { source } = paragraphOf(cite)!;
      expect(half(source), key(cite)).toContain(half(cite.source ?? cite.quote));
      if (cite.source !== undefined) expect(half(cite.source)).not.toBe(half(cite.quote));
    }
  });

  test('a figure is emended where its cite is', () => {
    const figures = cases.flatMap((record) => record.figures);
    for (const { cite, emended, text } of figures) expect(emended === true, text).toBe(cite.source !== undefined);
    const rate = figures.find(({ text, emended }) => text === '3.01%' && emended)!;
    expect(rate.cite.quote).toContain('下降到3.01%');
    expect(rate.cite.source).toContain('下降3.01%');
  });

  test('pieces have the causes and measures for which a case cites them', () => {
    const termsOf = (piece: string, field: 'causes' | 'measures') =>
      cases.flatMap((record) =>
        record[field].filter(({ cites }) => cites.some((cite) => cite.piece === piece)).map(({ id }) => id),
      );
    for (const { id, causes, measures } of pieces) {
      expect(sorted(causes), id).toEqual(sorted(new Set(termsOf(id, 'causes'))));
      expect(sorted(measures), id).toEqual(sorted(new Set(termsOf(id, 'measures'))));
    }
  });
});

describe('the pages', () => {
  test('the list has every case once', () => {
    const listed = pages.get('/cases/')!.root.querySelectorAll('main [data-case]');
    expect(sorted(listed.map((row) => attribute(row, 'data-case')!))).toEqual(sorted(cases.map(({ id }) => id)));
  });

  test.each(cases)('$url tells each statement and quotes each cite of its record', (record) => {
    const main = pages.get(record.url)!.root.querySelector('main')!;
    const words = textOf(main).replaceAll(/\s+/gu, ' ');
    for (const statement of statementsOf(record)) expect(words).toContain(statement);
    for (const { quote } of citesIn(record)) expect(words).toContain(quote);
    const addresses = main.querySelectorAll('a').map((link) => attribute(link, 'href')!);
    for (const { piece, paragraph } of citesIn(record)) {
      const { url } = pieces.find(({ id }) => id === piece)!;
      expect(addresses.some((address) => address.startsWith(url) && address.endsWith(`#${paragraph}`))).toBe(true);
    }
  });

  test('the matrix of the data has the pairs that the cases state, each with a page', () => {
    const stated = cases.flatMap((record) =>
      pairsInData(record).map(({ cause, measure }) => `${cause} ${measure} ${record.id}`),
    );
    expect(
      sorted(data.matrix.flatMap((cell) => cell.cases.map((id) => `${cell.cause} ${cell.measure} ${id}`))),
    ).toEqual(sorted(stated));
    for (const { url, cases: within } of data.matrix) {
      const rows = pages.get(url)!.root.querySelectorAll('main [data-case]');
      expect(sorted(new Set(rows.map((row) => attribute(row, 'data-case')!))), url).toEqual(sorted(within));
    }
  });
});

test('the table has every cite of every case, with the words of the source where they are others, and what the texts leave out', () => {
  const [head = [], ...rows] = readCsv(readFileSync(join(dist, 'data/cases.csv'), 'utf8'));
  const column = (name: string) => head.indexOf(name);
  const [id, said, piece, paragraph, quote, source] = ['案例', '编者的话', '篇', '段', '引文', '底本作'].map(column);
  for (const record of cases) {
    const own = rows.filter((row) => row[id!] === record.id);
    const cited = own
      .filter((row) => row[piece!] !== '')
      .map(
        (row) => `${key({ piece: row[piece!]!, paragraph: row[paragraph!]!, quote: row[quote!]! })} ${row[source!]!}`,
      );
    const cites = citesIn(record).map((cite) => `${key(cite)} ${cite.source ?? ''}`);
    expect(sorted(cited), record.id).toEqual(sorted(cites));
    expect(own.map((row) => row[said!])).toEqual(expect.arrayContaining(statementsOf(record)));
    expect(own.filter((row) => row[piece!] === '').map((row) => row[said!])).toEqual(
      expect.arrayContaining(record.untold),
    );
  }
  expect(new Set(rows.map((row) => row[id!])).size).toBe(cases.length);
});

/** What the editors say of a case, sentence by sentence. */
function statementsOf(record: CaseData): string[] {
  const { measures, wanted, ordered, obstacles, outcomes, lessons } = record;
  const said = [measures, wanted, ordered, obstacles, outcomes, lessons].flatMap((each) =>
    each.map(({ text }) => text),
  );
  return [record.summary, ...said, ...record.untold];
}
