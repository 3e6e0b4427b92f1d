import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HtmlElement } from 'html-validate';
import { expect, inject, test } from 'vitest';
import { PROJECT } from '../support/build.ts';
import { attribute, elementsOf, readSite, textOf } from '../support/html.ts';

const dist = inject('dist');
const site = readSite(dist);
const names = readFileSync(join(PROJECT, 'content/private-names'), 'utf8')
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line && !line.startsWith('#'));

const namesIn = (words: string) => names.filter((name) => words.includes(name));
/** A piece's own paragraph: the only place where the names may stand. */
const isParagraph = (element: HtmlElement) => /^p\d+$/u.test(attribute(element, 'id') ?? '');

test('the texts themselves do name people, so that the tests below look for something', () => {
  const named = site.pages
    .flatMap(({ root }) => root.querySelectorAll('article [id]').filter(isParagraph))
    .flatMap((element) => namesIn(textOf(element)));
  expect(new Set(named).size).toBeGreaterThan(0);
});

test('pages name no private person outside the paragraphs of the texts', () => {
  const found = site.pages.flatMap(({ path, root }) => [
    ...namesIn(textOf(root, isParagraph)).map((name) => `${path} text: ${name}`),
    ...elementsOf(root, isParagraph).flatMap((element) =>
      element.attributes.flatMap(({ key }) =>
        namesIn(attribute(element, key) ?? '').map((name) => `${path} <${element.tagName} ${key}>: ${name}`),
      ),
    ),
  ]);
  expect(found).toEqual([]);
});

test('file names and files without pages name no private person', () => {
  const found = [...site.files].flatMap((file) => {
    const text = /\.(?:xml|js|css|svg|csv)$|^robots\.txt$/u.test(file) ? readFileSync(join(dist, file), 'utf8') : '';
    return namesIn(file + text).map((name) => `${file}: ${name}`);
  });
  expect(found).toEqual([]);
});

/** Files that have whole paragraphs of the texts. */
const WHOLE_PARAGRAPHS = /^data\/(?:archive\.json$|search\/)/u;
/** Fields that hold the words of a paragraph, or of a mark in it. */
const TEXT_FIELDS = new Set(['text', 'source', 'reading']);

/**
 * Every string of a JSON value with its path.
 * @param isWhole whether the value holds whole paragraphs, whose own words are left out
 */
function strings(value: unknown, path: string, isWhole: boolean): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((item, index) => strings(item, `${path}[${index}]`, isWhole));
  if (!value || typeof value !== 'object') return [];
  const isText = isWhole && 'text' in value && 'id' in value;
  const isMark = isWhole && 'start' in value && 'end' in value;
  return Object.entries(value).flatMap(([key, item]) => {
    const own = (isText || isMark) && TEXT_FIELDS.has(key) && typeof item === 'string';
    return own ? [] : [[`${path}.${key}`, key] as [string, string], ...strings(item, `${path}.${key}`, isWhole)];
  });
}

test('data files name no private person outside the paragraphs of the texts', () => {
  const files = [...site.files].filter((file) => file.endsWith('.json'));
  expect(files).toContain('data/archive.json');
  const found = files.flatMap((file) =>
    strings(JSON.parse(readFileSync(join(dist, file), 'utf8')), '', WHOLE_PARAGRAPHS.test(file)).flatMap(
      ([path, words]) => namesIn(words).map((name) => `${file} ${path}: ${name}`),
    ),
  );
  expect(found).toEqual([]);
});
