/** The home page and the themes, as built: what they promise, counted against the archive's own data. */
import { describe, expect, inject, test } from 'vitest';
import { readCases } from '../support/cases-data.ts';
import { attribute, readSite, textOf } from '../support/html.ts';

const dist = inject('dist');
const site = readSite(dist);
const pageOf = (path: string) => site.pages.find((page) => page.path === path)!;
const themePages = site.pages.filter(({ path }) => /^\/themes\/[^/]+\/$/u.test(path));
const home = pageOf('/');
const hrefs = (path: string) =>
  pageOf(path)
    .root.querySelectorAll('main a')
    .map((link) => attribute(link, 'href')!);

describe('home', () => {
  test('lists every theme once, under a group, with the question that its page answers', () => {
    const rows = home.root.querySelectorAll('main section section li').map((row) => ({
      url: attribute(row.querySelector('a')!, 'href')!,
      question: textOf(row.querySelector('p')!).trim(),
    }));
    expect(rows.map(({ url }) => url).sort()).toEqual(themePages.map(({ path }) => path).sort());
    for (const { url, question } of rows) {
      expect(question, url).toMatch(/？$/u);
      expect(textOf(pageOf(url).root.querySelector('main header')!)).toContain(question);
    }
  });

  test('names tasks, each leading to a page or a paragraph that exists', () => {
    const tasks = home.root.querySelectorAll('main li').filter((row) => row.querySelector('h3 + p a') !== null);
    const names = tasks.map((row) => textOf(row.querySelector('h3')!).trim());
    expect(names).toEqual(expect.arrayContaining(['明天要入户', '要开评议会', '要对档案', '我来带教']));
  });

  test('says beside its doors how much is behind them', () => {
    const doors = textOf(home.root.querySelector('main')!);
    expect(doors).toContain(`${themePages.length} 个主题`);
    expect(doors).toContain(`${readCases(dist).cases.length} 例`);
  });
});

describe('themes', () => {
  test('refer to each other by links', () => {
    const mentioned = themePages.filter(({ root }) => textOf(root.querySelector('main header')!).includes('另见'));
    expect(mentioned.length).toBeGreaterThan(5);
    for (const { path, root } of mentioned) {
      const links = root.querySelectorAll('main header a').map((link) => attribute(link, 'href')!);
      expect(links.length, path).toBeGreaterThan(0);
      for (const link of links) expect(link, path).toMatch(/^\/themes\/[a-z-]+\/$/u);
    }
  });

  test.each(themePages)('$path has a way of fifteen minutes, of pieces that it lists', ({ path, root }) => {
    const quick = root
      .querySelectorAll('section')
      .find((section) => attribute(section, 'aria-labelledby') === 'quick')!;
    const minutes = Number(/约 (\d+) 分钟/u.exec(textOf(quick.querySelector('h2')!))![1]);
    expect(minutes).toBeGreaterThan(0);
    expect(minutes).toBeLessThanOrEqual(15);
    const links = quick.querySelectorAll('a').map((link) => attribute(link, 'href')!);
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(hrefs(path).filter((other) => other === link).length).toBeGreaterThan(1);
  });

  test.each(themePages)('$path sets what at least two pieces say to one question side by side', ({ root }) => {
    const compare = root.querySelectorAll('section').find((section) => section.querySelector('ul li figure') !== null)!;
    expect(textOf(compare.querySelector('h2')!)).toMatch(/？\s*$/u);
    const homes = compare.querySelectorAll('figcaption a').map((link) => attribute(link, 'href')!.split(/[?#]/u)[0]);
    expect(new Set(homes).size).toBeGreaterThanOrEqual(2);
  });
});
