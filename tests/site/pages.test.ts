import { expect, inject, test } from 'vitest';
import { SITE_URL } from '../support/build.ts';
import { attribute, elementsOf, isIndexed, isMoved, readSite, textOf, type SitePage } from '../support/html.ts';

const site = readSite(inject('dist'));

/** Paths of the pages that fail a test, with what was found there. */
function failing(test: (page: SitePage) => unknown): [string, unknown][] {
  return site.pages.map((page): [string, unknown] => [page.path, test(page)]).filter(([, found]) => found !== null);
}

test('every page has one h1, with words in it', () => {
  const wrong = failing(({ root }) => {
    const headings = root.querySelectorAll('h1').map((heading) => textOf(heading).trim());
    return headings.length === 1 && headings[0] !== '' ? null : headings;
  });
  expect(wrong).toEqual([]);
});

test('headings descend one level at a time', () => {
  const wrong = failing(({ root }) => {
    const levels = elementsOf(root)
      .flatMap(({ tagName }) => /^h([1-6])$/u.exec(tagName)?.[1] ?? [])
      .map(Number);
    return levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1) ? null : levels;
  });
  expect(wrong).toEqual([]);
});

test('titles are unique', () => {
  const paths = new Map<string, string[]>();
  for (const { path, root } of site.pages) {
    const title = textOf(root.querySelector('title')!).trim();
    paths.set(title, [...(paths.get(title) ?? []), path]);
  }
  expect([...paths].filter(([title, holders]) => title === '' || holders.length > 1)).toEqual([]);
});

test('every page has a description of its own', () => {
  const paths = new Map<string, string[]>();
  for (const { path, root } of site.pages) {
    const meta = root.querySelector('meta[name="description"]');
    const words = (meta && attribute(meta, 'content')) ?? '';
    paths.set(words, [...(paths.get(words) ?? []), path]);
  }
  const wrong = [...paths].filter(([words, holders]) => [...words].length < 8 || holders.length > 1);
  expect(wrong).toEqual([]);
});

test('every page says that it is in Chinese', () => {
  expect(
    failing(({ root }) => ((lang) => (lang === 'zh-CN' ? null : lang))(attribute(root.querySelector('html')!, 'lang'))),
  ).toEqual([]);
});

test('canonical links and social cards name the page itself', () => {
  const wrong = failing((page) => {
    const links = page.root.querySelectorAll('link[rel="canonical"]').map((link) => attribute(link, 'href'));
    const card = page.root.querySelectorAll('meta[property="og:url"]').map((meta) => attribute(meta, 'content'));
    if (!isIndexed(page)) return links.length === 0 ? null : links;
    const own = new URL(page.path, SITE_URL).href;
    return links.join() === own && card.join() === own ? null : { links, card };
  });
  expect(wrong).toEqual([]);
});

test('only old addresses and the page for missing ones stay out of search engines', () => {
  const hidden = site.pages.filter((page) => !isIndexed(page) && !isMoved(page)).map(({ path }) => path);
  expect(hidden.filter((path) => path !== '/search/')).toEqual(['/404.html']);
});

test('no page has a script, a style or a handler inside it', () => {
  const wrong = failing(({ root }) => {
    const found = elementsOf(root).filter(
      (element) =>
        element.is('style') ||
        element.hasAttribute('style') ||
        element.attributes.some(({ key }) => key.startsWith('on')) ||
        (element.is('script') &&
          !element.hasAttribute('src') &&
          attribute(element, 'type') !== 'application/ld+json') ||
        attribute(element, 'href')?.startsWith('javascript:'),
    );
    return found.length === 0
      ? null
      : found.map(({ tagName, attributes }) => [tagName, ...attributes.map(({ key }) => key)]);
  });
  expect(wrong).toEqual([]);
});

test('structured data can be read', () => {
  const blocks = site.pages.flatMap(({ path, root }) =>
    root.querySelectorAll('script[type="application/ld+json"]').map((script) => ({ path, text: script.textContent })),
  );
  expect(blocks.length).toBeGreaterThan(0);
  for (const { path, text } of blocks) {
    expect(JSON.parse(text), path).toMatchObject({
      '@context': 'https://schema.org',
      '@type': expect.any(String) as string,
    });
  }
});
