/** The pages of situations, and the ways to them, as built: against data/training.json and the texts themselves. */
import { describe, expect, inject, test } from 'vitest';
import { hashOf } from '../../src/archive/queries/training.ts';
import { quoteAddress } from '../../src/text/quote-address.ts';
import { readArchive } from '../support/archive-data.ts';
import { attribute, isMoved, readSite, textOf, type SitePage } from '../support/html.ts';
import { readTraining, type SituationData } from '../support/training-data.ts';

const dist = inject('dist');
const { situations, units, paths, decisions } = readTraining(dist);
const { pieces } = readArchive(dist);
const pages = new Map(readSite(dist).pages.map((page) => [page.path, page]));
const pieceOf = (id: string) => pieces.find((piece) => piece.id === id)!;

type Cite = SituationData['cites'][number];
type HtmlElement = SitePage['root'];
const addressOf = ({ piece, paragraph, quote }: Cite) => quoteAddress(pieceOf(piece).url, paragraph, quote);
const linksOf = (element: HtmlElement) => element.querySelectorAll('a').map((link) => attribute(link, 'href')!);
/** Quotation marks inside a quotation are single. */
const inner = (words: string) => words.replaceAll('“', '‘').replaceAll('”', '’');
const sectionOf = ({ root }: SitePage, id: string) =>
  root.querySelectorAll('section').find((section) => attribute(section, 'aria-labelledby') === id);

test.each(pieces)('every quotation that rests on $id stands in its paragraph', ({ id, paragraphs }) => {
  const cited = [...situations, ...decisions].flatMap(({ cites }) => cites).filter(({ piece }) => piece === id);
  for (const { paragraph, quote } of cited) {
    expect(paragraphs.find((each) => each.id === paragraph)!.text).toContain(quote);
  }
});

describe.each(situations)('$id', (situation) => {
  const page = pages.get(situation.url)!;
  const article = page.root.querySelector('article')!;

  test('tells every sentence under its heading, each with links to the words of the text', () => {
    const told = {
      checklist: situation.checklist,
      did: situation.did,
      mistakes: situation.mistakes,
      then: situation.changed.map(({ held, cites }) => ({ text: held, cites })),
    };
    for (const [id, statements] of Object.entries(told)) {
      const section = sectionOf(page, id);
      if (statements.length === 0) continue;
      const [words, links] = [textOf(section!), linksOf(section!)];
      for (const { text, cites } of statements) {
        expect(words).toContain(text);
        for (const cite of cites) {
          expect(words).toContain(inner(cite.quote));
          expect(links).toContain(addressOf(cite));
        }
      }
    }
    const header = article.querySelector('header')!;
    expect(textOf(header)).toContain(situation.lead.text);
    for (const cite of situation.lead.cites) expect(linksOf(header)).toContain(addressOf(cite));
    for (const { ask } of situation.changed) expect(textOf(sectionOf(page, 'then')!)).toContain(ask);
  });

  test('has a box for every line of its checklist, known by the words', () => {
    const boxes = sectionOf(page, 'checklist')!.querySelectorAll('[data-ticks] input');
    expect(boxes.map((box) => attribute(box, 'data-tick'))).toEqual(
      situation.checklist.map(({ text }) => hashOf(text)),
    );
    expect(attribute(article.querySelector('[data-ticks]')!, 'data-ticks')).toBe(`situations/${situation.id}`);
  });

  test('tells apart what authors own and what others charge; where there is neither, it says so', () => {
    const section = sectionOf(page, 'mistakes')!;
    const rows = section.querySelectorAll('li').map((row) => textOf(row));
    expect(rows).toHaveLength(situation.mistakes.length);
    for (const { text, kind } of situation.mistakes) {
      const row = rows.find((words) => words.includes(text))!;
      expect(row).toContain(kind === 'admitted' ? '自己认的' : '别人指出的');
      expect(row).not.toContain(kind === 'admitted' ? '别人指出的' : '自己认的');
    }
    const kinds = rows.map((row) => row.includes('自己认的'));
    expect(kinds).toEqual([...kinds].sort((a, b) => Number(b) - Number(a)));
    if (rows.length === 0) expect(textOf(section)).toContain('没有人写到');
  });

  test('quotes what can be said, with when and whose it is', () => {
    const said = sectionOf(page, 'say')?.querySelectorAll('li') ?? [];
    expect(said).toHaveLength(situation.say.length);
    for (const [index, { when, words }] of situation.say.entries()) {
      expect(textOf(said[index]!)).toContain(when);
      expect(textOf(said[index]!.querySelector('blockquote')!)).toBe(words.quote);
      expect(linksOf(said[index]!)).toContain(addressOf(words));
    }
  });

  test('says that it rests on little where it does', () => {
    const places = new Set(situation.cites.map(({ piece, paragraph }) => `${piece} ${paragraph}`));
    const origins = new Set(situation.cites.map(({ piece }) => piece));
    if (places.size < 3 || origins.size < 2 || situation.mistakes.length === 0) expect(situation.thin).not.toBeNull();
    const section = sectionOf(page, 'thin');
    if (situation.thin === null) expect(section).toBeUndefined();
    else expect(textOf(section!)).toContain(situation.thin);
  });

  test('keeps what is other people’s: one reminder for each that the data names', () => {
    const rows = sectionOf(page, 'privacy')?.querySelectorAll('li') ?? [];
    expect(rows).toHaveLength(situation.privacy.length);
    if (situation.warning)
      expect(textOf(sectionOf(page, 'warning')!).replace(/\s/gu, '')).toContain(situation.warning.replace(/\s/gu, ''));
  });

  test('leads to its cases, units, decisions, near situations and terms', () => {
    const links = linksOf(article);
    const address = (kind: string) => (id: string) => `/${kind}/${id}/`;
    const wanted = [
      ...situation.cases.map(address('cases')),
      ...situation.units.map(address('training/units')),
      ...situation.decisions.map(address('training/decisions')),
      ...situation.near.map(address('training/situations')),
      ...situation.terms.map((id) => `/terms/#${id}`),
    ];
    for (const link of wanted) expect(links).toContain(link);
  });

  test('is found from every paragraph that it cites, and from its cases', () => {
    for (const { piece, paragraph } of situation.cites) {
      const { root } = pages.get(pieceOf(piece).url)!;
      const list = root.querySelectorAll('[id="situations"] li').find((row) => linksOf(row).includes(situation.url))!;
      expect(/第 ([\d、]+) 段/u.exec(textOf(list))![1]!.split('、')).toContain(paragraph.slice(1));
      // A line that continues another shares its link.
      const block = root.querySelectorAll('.para').find((each) => each.querySelector(`[id="${paragraph}"]`) !== null);
      if (block) expect(linksOf(block)).toContain('#situations');
    }
    for (const id of situation.cases) {
      expect(linksOf(pages.get(`/cases/${id}/`)!.root.querySelector('article')!)).toContain(situation.url);
    }
  });
});

test('pieces and cases name no situation that does not rest on them', () => {
  const stated = new Set(
    situations.flatMap(({ url, cites }) => cites.map(({ piece }) => `${pieceOf(piece).url} ${url}`)),
  );
  const named = pieces.flatMap(({ url }) =>
    pages
      .get(url)!
      .root.querySelectorAll('[id="situations"] a')
      .map((link) => `${url} ${attribute(link, 'href')!}`),
  );
  expect(new Set(named)).toEqual(stated);
});

test('cases lead to the decisions that are made of them', () => {
  for (const { url, cases } of decisions) {
    for (const id of cases) expect(linksOf(pages.get(`/cases/${id}/`)!.root.querySelector('article')!)).toContain(url);
  }
});

describe('the room', () => {
  const { root } = pages.get('/training/')!;
  const main = root.querySelector('main')!;

  test('lists every situation once, with the words in which it is asked for its filter', () => {
    const rows = root.querySelectorAll('[data-filter-list] li[data-filter-entry]');
    const listed = rows.map((row) => ({
      url: linksOf(row)[0],
      title: textOf(row.querySelector('a')!).trim(),
      asked: row.querySelectorAll('[data-filter-also]').map((words) => textOf(words).trim()),
    }));
    const byUrl = (a: { url?: string | undefined }, b: { url?: string | undefined }) => (a.url! < b.url! ? -1 : 1);
    expect(listed.sort(byUrl)).toEqual(situations.map(({ url, title, asked }) => ({ url, title, asked })).sort(byUrl));
    for (const words of root.querySelectorAll('[data-filter-also]')) expect(words.hasAttribute('hidden')).toBe(true);
  });

  test('finds what the texts are silent on in the same list, with whom to ask', () => {
    const silences = root
      .querySelectorAll('[data-filter-list] [aria-labelledby="silent"] li')
      .map((each) => textOf(each));
    expect(silences.length).toBeGreaterThan(5);
    for (const words of silences) expect(words).toMatch(/问|报|打/u);
    const all = root.querySelectorAll('[data-filter-list] li').length;
    expect(textOf(root.querySelector('[data-filter-status]')!)).toContain(String(all));
  });

  test('leads to every path, its units in their order, and every decision', () => {
    const rows = root.querySelectorAll('main li');
    for (const path of paths) {
      const row = rows.find((each) => linksOf(each)[0] === path.url)!;
      expect(textOf(row)).toContain(path.who);
      expect(textOf(row)).toContain(`${path.minutes} 分钟`);
      const inOrder = path.units.map((id) => units.find((unit) => unit.id === id)!.url);
      expect(linksOf(row)).toEqual([path.url, ...inOrder]);
    }
    for (const { url } of decisions) expect(linksOf(main)).toContain(url);
    expect(linksOf(main)).toEqual(expect.arrayContaining(['/training/cards/', '/training/progress/']));
  });

  test('is the third door of every page, and where its old address leads', () => {
    const old = pages.get('/start/')!;
    expect(isMoved(old)).toBe(true);
    expect(linksOf(old.root.querySelector('main')!)).toContain('/training/');
    for (const page of pages.values()) {
      const doors = page.root.querySelectorAll('header nav').flatMap(linksOf);
      if (doors.length > 0) expect(doors, page.path).toContain('/training/');
    }
  });
});

test('home leads from tasks to situations', () => {
  const tasks = pages
    .get('/')!
    .root.querySelectorAll('main li')
    .filter((row) => row.querySelector('h3') !== null);
  const to = (name: string) => linksOf(tasks.find((row) => textOf(row.querySelector('h3')!).trim() === name)!)[0]!;
  expect(to('明天要入户')).toBe('/training/situations/first-visit-tomorrow/');
  for (const name of ['要开评议会', '要对档案', '要去讲政策']) expect(to(name)).toMatch(/^\/training\/situations\//u);
});
