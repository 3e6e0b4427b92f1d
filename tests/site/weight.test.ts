import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, inject, test } from 'vitest';
import { readArchive } from '../support/archive-data.ts';
import { attribute, readSite } from '../support/html.ts';

/** Of HTML, CSS and JavaScript of a piece page together, gzipped. */
const LIMIT = 25_000;

const dist = inject('dist');
const pages = new Map(readSite(dist).pages.map((page) => [page.path, page]));
const sizes = new Map<string, number>();

function gzipped(file: string): number {
  const size = sizes.get(file) ?? gzipSync(readFileSync(join(dist, file))).length;
  sizes.set(file, size);
  return size;
}

/** A script and all that it imports before it runs. */
function withImports(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const script = readFileSync(join(dist, file), 'utf8');
  for (const [, name] of script.matchAll(/\b(?:import|from)\s*["'](\.{1,2}\/[^"']+)["']/gu)) {
    withImports(new URL(name!, `file:///${file}`).pathname.slice(1), seen);
  }
  return seen;
}

test.each(readArchive(dist).pieces)('$id: page, styles and scripts weigh at most 25 kB', ({ url }) => {
  const { file, root } = pages.get(url)!;
  const linked = [
    ...root.querySelectorAll('link[rel="stylesheet"]').map((link) => attribute(link, 'href')!.slice(1)),
    ...root.querySelectorAll('script[src]').flatMap((script) => [...withImports(attribute(script, 'src')!.slice(1))]),
  ];
  expect(linked.some((name) => name.endsWith('.css'))).toBe(true);
  expect(linked.some((name) => name.endsWith('.js'))).toBe(true);
  const total = [file, ...new Set(linked)].reduce((sum, name) => sum + gzipped(name), 0);
  expect(total).toBeLessThanOrEqual(LIMIT);
});
