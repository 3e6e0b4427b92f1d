/** The heaviest page of each type of a built site. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeScales } from '../../support/weight.ts';

export interface WeighedPage {
  /** The type that it is of. */
  type: string;
  path: string;
  /** HTML, styles and scripts together, gzipped. */
  bytes: number;
}

/** So many pages of a type are weighed, those with most HTML: the heaviest is among them. */
const WEIGHED = 3;

/**
 * @param typeOf the type of the page at a path below the site's root
 * @returns a page for each type, heaviest first
 */
export function heaviestPages(dist: string, typeOf: (path: string) => string): WeighedPage[] {
  const { weigh } = makeScales(dist);
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => ({ file, path: `/${file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/u, '$1')}` }));
  return [...Map.groupBy(files, ({ path }) => typeOf(path))]
    .map(([type, pages]) =>
      pages
        .map((page) => ({ ...page, size: statSync(join(dist, page.file)).size }))
        .sort((a, b) => b.size - a.size)
        .slice(0, WEIGHED)
        .map(({ file, path }): WeighedPage => {
          const html = readFileSync(join(dist, file), 'utf8');
          const named = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, address]) => address!.slice(1));
          const sheets = named(/<link rel="stylesheet" href="([^"]+)"/gu);
          return { type, path, bytes: weigh({ file, sheets, scripts: named(/<script[^>]*\ssrc="([^"]+)"/gu) }) };
        })
        .reduce((most, page) => (page.bytes > most.bytes ? page : most)),
    )
    .sort((a, b) => b.bytes - a.bytes);
}
