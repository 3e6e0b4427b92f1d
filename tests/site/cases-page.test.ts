/** The page of each case, as built, against data/cases.json and the texts themselves. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { quoteAddress } from '../../src/text/quote-address.ts';
import { readArchive } from '../support/archive-data.ts';
import { PROJECT } from '../support/build.ts';
import { readCases, type CaseData, type CasesCite } from '../support/cases-data.ts';
import { attribute, readSite, textOf, type SitePage } from '../support/html.ts';

const dist = inject('dist');
const { cases, vocabularies } = readCases(dist);
const { pieces } = readArchive(dist);
const pages = new Map(readSite(dist).pages.map((page) => [page.path, page]));
const pageOf = ({ url }: CaseData) => pages.get(url)!;
const pieceOf = (id: string) => pieces.find((piece) => piece.id === id)!;
const names = readFileSync(join(PROJECT, 'content/private-names'), 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'));

const addressOf = ({ piece, paragraph, quote }: CasesCite) => quoteAddress(pieceOf(piece).url, paragraph, quote);
const linksOf = ({ root }: SitePage, within = 'article') =>
  root.querySelectorAll(`${within} a`).map((link) => attribute(link, 'href')!);
/** What stands under a heading. */
const sectionOf = ({ root }: SitePage, id: string) =>
  root.querySelectorAll('section').find((section) => section.querySelector(`h2[id="${id}"]`) !== null);

/** Each field with its statements, as readers of the data find them. */
function fieldsOf(record: CaseData): Record<string, { text?: string; cites: CasesCite[] }[]> {
  return {
    causes: record.causes,
    measures: record.measures,
    outcomes: record.outcomes,
    obstacles: record.obstacles,
    wishes: [...record.wanted, ...record.ordered],
    lessons: record.lessons,
    actors: record.actors,
  };
}

describe.each(cases)('$id', (record) => {
  const page = pageOf(record);

  test('tells every statement, each with links to the words of the text', () => {
    for (const [field, statements] of Object.entries(fieldsOf(record))) {
      const section = sectionOf(page, field);
      if (statements.length === 0) continue;
      const words = textOf(section!);
      const links = new Set(section!.querySelectorAll('a').map((link) => attribute(link, 'href')));
      for (const { text, cites } of statements) {
        if (text) expect(words).toContain(text);
        for (const cite of cites) {
          expect(words).toContain(cite.quote.replaceAll('“', '‘').replaceAll('”', '’'));
          expect(links).toContain(addressOf(cite));
        }
      }
    }
    expect(textOf(page.root.querySelector('article header')!)).toContain(record.summary);
  });

  test('says of causes, measures and outcomes that the text leaves them out, and leaves out what is empty besides', () => {
    for (const [field, statements] of Object.entries(fieldsOf(record))) {
      const section = sectionOf(page, field);
      if (statements.length > 0) continue;
      if (['causes', 'measures', 'outcomes'].includes(field)) expect(textOf(section!)).toMatch(/未说|没写/u);
      else expect(section, field).toBeUndefined();
    }
    const untold = sectionOf(page, 'untold')!.querySelectorAll('li');
    expect(untold.map((hole) => textOf(hole).trim())).toEqual(record.untold);
    if (record.place === null) expect(textOf(page.root.querySelector('article header')!)).toContain('没写地点');
  });

  test('links its causes, measures and actors to the pages of their cases', () => {
    const links = linksOf(page);
    for (const { id } of record.causes) expect(links).toContain(`/cases/cause/${id}/`);
    for (const { id, for: causes } of record.measures) {
      expect(links).toContain(`/cases/measure/${id}/`);
      for (const cause of causes) expect(links).toContain(`/cases/cause/${cause}/`);
    }
    for (const { id } of record.actors) expect(links).toContain(`/cases/actor/${id}/`);
    for (const id of record.pieces) expect(links).toContain(pieceOf(id).url);
  });

  test('every figure opens its words, and says where it was emended', () => {
    const section = sectionOf(page, 'figures');
    if (record.figures.length === 0) {
      expect(section).toBeUndefined();
      return;
    }
    const linked = section!.querySelectorAll('table a');
    for (const { text, cite, emended } of record.figures) {
      const link = linked.find((each) => textOf(each) === text && attribute(each, 'href') === addressOf(cite))!;
      expect(link, text).toBeDefined();
      expect(textOf(link.parent!).includes('校'), text).toBe(emended === true);
    }
  });

  test('quotes its paragraphs whole, cited words marked and private names masked', () => {
    const quoted = sectionOf(page, 'text') ?? page.root.querySelector('article')!;
    const blocks = quoted.querySelectorAll('blockquote');
    const cites = Object.values(fieldsOf(record)).flatMap((said) => said.flatMap((each) => each.cites));
    const places = new Set(cites.map(({ piece, paragraph }) => `${piece} ${paragraph}`));
    const shown = blocks.map((block) => textOf(block));
    for (const place of places) {
      const [piece, id] = place.split(' ') as [string, string];
      const { text } = pieceOf(piece).paragraphs.find((paragraph) => paragraph.id === id)!;
      const masked = [...names]
        .sort((a, b) => b.length - a.length)
        .reduce((words, name) => words.replaceAll(name, '〔某户〕'), text);
      expect(shown).toContain(masked);
    }
    const marked = blocks.map((block) =>
      block
        .querySelectorAll('mark')
        .map((mark) => textOf(mark))
        .join(''),
    );
    for (const { quote } of cites) expect(marked.some((words) => words.includes(quote))).toBe(true);
  });

  test('holds its words ready to be copied: title, every statement, where it comes from', () => {
    const template = /<template data-copy-text>([^]*?)<\/template>/u.exec(page.html)![1]!;
    const statements = Object.values(fieldsOf(record)).flatMap((said) => said.flatMap(({ text }) => text ?? []));
    for (const words of [record.title, record.summary, ...statements, ...record.untold]) {
      expect(template).toContain(words.replaceAll('"', '&quot;'));
    }
    expect(template).toContain(`https://example.org${record.url}`);
  });
});

test('the nearest cases are told with what they share', () => {
  const labels = [...vocabularies.causes, ...vocabularies.measures].map(({ label }) => label);
  const near = cases.flatMap((record) =>
    pageOf(record)
      .root.querySelectorAll('section')
      .filter((section) => textOf(section.querySelector('h2')!).trim() === '相近的案例')
      .flatMap((section) => section.querySelectorAll('li'))
      .map((row) => ({ record, row })),
  );
  expect(near.length).toBeGreaterThan(cases.length);
  for (const { record, row } of near) {
    const reason = /同(?:起因|做法)：(.+)/u.exec(textOf(row))![1]!;
    expect(
      labels.some((label) => reason.includes(label)),
      record.id,
    ).toBe(true);
    expect(linksOf({ root: row } as SitePage, '').includes(record.url)).toBe(false);
  }
});

test('without scripts the page of comparing leads to every case', () => {
  const links = linksOf(pages.get('/cases/compare/')!, 'main');
  for (const { url } of cases) expect(links).toContain(url);
});
