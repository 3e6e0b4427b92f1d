import type { HtmlElement } from 'html-validate';
import { expect, inject, test } from 'vitest';
import { readArchive } from '../support/archive-data.ts';
import { attribute, readSite, textOf } from '../support/html.ts';

const dist = inject('dist');
const { pieces } = readArchive(dist);
const pages = new Map(readSite(dist).pages.map((page) => [page.path, page.root]));
/** A line that runs on stands inside the paragraph before it. */
const isParagraph = (element: HtmlElement) => /^p\d+$/u.test(attribute(element, 'id') ?? '');

/** Texts of a page's paragraphs by their ids. */
function paragraphsOf(path: string): Record<string, string> {
  const articles = pages.get(path)?.querySelectorAll('article') ?? [];
  expect(articles.length, path).toBe(1);
  const found = articles[0]!.querySelectorAll('[id]').filter(isParagraph);
  return Object.fromEntries(found.map((element) => [attribute(element, 'id'), textOf(element, isParagraph)])) as Record<
    string,
    string
  >;
}

test.each(pieces)('$id: reading text and source text stand on their pages, to the letter', ({ url, paragraphs }) => {
  expect(paragraphsOf(url)).toEqual(Object.fromEntries(paragraphs.map(({ id, text }) => [id, text])));
  expect(paragraphsOf(`${url}source/`)).toEqual(Object.fromEntries(paragraphs.map(({ id, source }) => [id, source])));
});

test('a title of the source is the heading; a supplied one is no paragraph', () => {
  for (const { id, url, titleSupplied } of pieces) {
    expect(attribute(pages.get(url)!.querySelector('article h1')!, 'id'), id).toBe(titleSupplied ? null : 'p1');
  }
});

test('a line that runs on stands inside the paragraph that it continues', () => {
  const continued = pieces.flatMap(({ url, paragraphs }) =>
    paragraphs.filter((line) => line.continues).map((line) => ({ url, line })),
  );
  expect(continued.length).toBeGreaterThan(0);
  for (const { url, line } of continued) {
    const element = pages.get(url)!.querySelector(`#${line.id}`)!;
    expect(element.tagName, url).toBe('span');
    expect(element.parent?.tagName, url).toBe('p');
  }
});

test('the two layers link to each other', () => {
  for (const { id, url } of pieces) {
    const hrefs = (path: string) =>
      pages
        .get(path)!
        .querySelectorAll('article a[href]')
        .map((link) => attribute(link, 'href'));
    expect(hrefs(url), id).toContain(`${url}source/`);
    expect(hrefs(`${url}source/`), id).toContain(url);
  }
});
