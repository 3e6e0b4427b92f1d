import { expect, test } from 'vitest';
import { hintFiles } from '../../../../src/search/index/hints.ts';

test('hints to styles, to scripts and to what they import, each once, before the title', () => {
  const scripts: Record<string, string> = {
    '/base/_astro/a.js': 'import{a as t}from"./b.js";import"./c.js";t()',
    '/base/_astro/b.js': 'import{x}from"../_astro/c.js";const late=()=>import(`./late.js`)',
    '/base/_astro/c.js': 'export const x=1;const later=()=>import("/base/_astro/on-demand.js")',
    '/base/_astro/late.js': '',
  };
  const page =
    '<head><title>t</title><script src="/base/early.js"></script><script async src="/base/later.js" data-x="y"></script>' +
    '<link rel="stylesheet" href="/base/_astro/s.css"></head>' +
    '<body><script type="module" src="/base/_astro/a.js"></script></body>';
  const links = [
    '<link rel="preload" as="style" href="/base/_astro/s.css">',
    '<link rel="preload" as="script" href="/base/early.js">',
    '<link rel="preload" as="script" href="/base/later.js">',
    '<link rel="preload" as="fetch" crossorigin href="/base/table">',
    ...Object.keys(scripts).map((address) => `<link rel="modulepreload" href="${address}">`),
  ];
  const hinted = hintFiles(page, (address) => scripts[address]!, '/base/table', ['/base/wasm', '/base/list']);
  expect(hinted).toBe(
    page
      .replace('<title>', `${links.join('')}<title>`)
      .replace('<script async', '<script async data-index="/base/wasm /base/list"'),
  );
});
