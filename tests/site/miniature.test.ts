import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readArchive } from '../support/archive-data.ts';
import { buildSite, PROJECT, type Build } from '../support/build.ts';
import { readSite, textOf, type Site } from '../support/html.ts';
import { brokenLinks, unreachablePages } from '../support/links.ts';

const CONTENT = join(PROJECT, 'tests/fixtures/archive');

let build: Build;
let site: Site;
beforeAll(async () => {
  build = await buildSite({ content: CONTENT });
  site = readSite(build.dist);
});
afterAll(() => build.remove());

test('another archive in place of content/ builds a site of its own pieces', () => {
  const files = ['essays', 'stories'].flatMap((kind) =>
    readdirSync(join(CONTENT, kind)).filter((name) => name.endsWith('.md')),
  );
  const { pieces } = readArchive(build.dist);
  expect(pieces.map(({ id }) => `${id}.md`).sort()).toEqual(files.sort());
  for (const { url } of pieces) expect(site.files).toContain(`${url.slice(1)}index.html`);
});

test('its links and fragments lead somewhere, and its pages can be reached', () => {
  expect(site.pages.length).toBeGreaterThan(10);
  expect(brokenLinks(site)).toEqual([]);
  expect(unreachablePages(site)).toEqual([]);
});

test('its pages have one h1 and titles of their own', () => {
  expect(site.pages.filter(({ root }) => root.querySelectorAll('h1').length !== 1).map(({ path }) => path)).toEqual([]);
  const titles = site.pages.map(({ root }) => textOf(root.querySelector('title')!));
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
});

test('no page speaks of the archive that it replaces', () => {
  const own = JSON.stringify(readArchive(build.dist));
  const theirs = readdirSync(join(PROJECT, 'content/sources'))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => /^title: *(.+)$/mu.exec(readFileSync(join(PROJECT, 'content/sources', name), 'utf8'))![1]!)
    .filter((title) => !own.includes(title));
  expect(theirs).not.toEqual([]);
  expect(site.pages.filter(({ html }) => theirs.some((title) => html.includes(title))).map(({ path }) => path)).toEqual(
    [],
  );
});
