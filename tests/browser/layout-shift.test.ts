import { describe, expect, inject, test } from 'vitest';
import { layoutShifts } from '../support/audit.ts';
import { pageTypes } from '../support/page-types.ts';
import { done, searchPath, searchSite } from '../support/search.ts';

// Without the fonts that the tests lend: the site asks for none, so none may come late.
const site = searchSite();

const WINDOWS = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
];
const PATHS = [
  ...pageTypes(inject('dist')),
  { name: 'search with many results', path: searchPath('扶贫') },
  { name: 'search with near results', path: searchPath('两不愁五保障') },
  { name: 'search that finds nothing', path: searchPath('鹱鹲鹳鹴') },
  { name: 'search without words', path: '/search/?kind=essay&theme=visits' },
  { name: 'search with facets chosen', path: searchPath('扶贫', '&kind=essay&theme=visits') },
];

describe.each(WINDOWS)('at $width px nothing moves by itself', (viewport) => {
  test.each(PATHS)('$name', async ({ path }) => {
    const page = await site.open(path, { viewport });
    if (path.startsWith('/search/?')) await done(page);
    expect(await layoutShifts(page)).toEqual([]);
  });
});

test('a shift is told, with what moved', async () => {
  const page = await site.open('/about/');
  await page.evaluate(() => {
    const bar = document.createElement('div');
    bar.textContent = '插在最上面';
    document.querySelector('main')!.prepend(bar);
  });
  const [shift] = await layoutShifts(page);
  expect(shift!.value).toBeGreaterThan(0);
  expect(shift!.moved.join()).toContain('<h1');
});
