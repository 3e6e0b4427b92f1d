import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { buildSite, SITE_URL, type Build } from '../support/build.ts';
import { attribute, isIndexed, readSite, type Site } from '../support/html.ts';
import { brokenLinks, unreachablePages } from '../support/links.ts';

describe('at the root of a host', () => {
  const site = readSite(inject('dist'));

  test('every internal link and fragment leads somewhere', () => {
    expect(site.pages.length).toBeGreaterThan(50);
    expect(brokenLinks(site)).toEqual([]);
  });

  test('every page can be reached from the home page', () => {
    expect(unreachablePages(site)).toEqual([]);
  });
});

describe('below a base path', () => {
  let build: Build;
  let site: Site;
  beforeAll(async () => {
    build = await buildSite({ base: '/gongxing' });
    site = readSite(build.dist, '/gongxing/');
  });
  afterAll(() => build.remove());

  test('every internal link and fragment leads somewhere, and none leaves the base path', () => {
    expect(site.pages.length).toBeGreaterThan(50);
    expect(brokenLinks(site)).toEqual([]);
  });

  test('canonical links stand below the base path', () => {
    const wrong = site.pages
      .filter(isIndexed)
      .map((page) => attribute(page.root.querySelector('link[rel="canonical"]')!, 'href') ?? page.path)
      .filter((href) => !href.startsWith(`${SITE_URL}/gongxing/`));
    expect(wrong).toEqual([]);
  });
});
