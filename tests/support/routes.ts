/** The routes of the site's pages, as src/pages has them. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './build.ts';

/** The segments of each page's route in src/pages, `[value]` where one takes any; a route with fixed ones goes before it. */
const ROUTES = readdirSync(join(PROJECT, 'src/pages'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.astro'))
  .map((file) => file.replaceAll('\\', '/').replace(/\/?(?:index)?\.astro$/u, ''))
  .map((route) => route.split('/').filter(Boolean))
  .sort((a, b) => a.filter(takesAny).length - b.filter(takesAny).length);

function takesAny(segment: string): boolean {
  return segment.startsWith('[');
}

/** The route that a page is of, by the part of the site it is in: `/themes/visits/` is `/themes/…/`. */
export function routeOf(path: string): string {
  const segments = path.replace(/\?.*$/u, '').split('/').slice(1, -1);
  const route = ROUTES.find(
    (candidate) =>
      candidate.length === segments.length &&
      candidate.every((part, index) => takesAny(part) || part === segments[index]),
  );
  if (!route) return path;
  return `/${route.map((part, index) => `${index > 0 && takesAny(part) ? '…' : segments[index]!}/`).join('')}`;
}
