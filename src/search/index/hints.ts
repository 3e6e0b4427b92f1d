/**
 * Hints in the search page to its styles, its scripts and what those import: else a browser learns of each only from the one before,
 * and of the first when it comes to it, for it does not look ahead where a page states its policy.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { needed } from '../shared/pagefind.ts';
import { TABLE_PATH, type SearchTable } from '../shared/table.ts';

const STYLES = /<link rel="stylesheet" href="([^"]+)">/gu;
const SCRIPT = /<script (?:async )?src="([^"]+)"/gu;
const MODULE = /<script type="module" src="([^"]+)"/gu;
/** An import of a built script, at once or later, which names its file whole and beside its own. */
const IMPORT = /(?:\bfrom|\bimport)\s*\(?["'`](\.{1,2}\/[^"'`]+)["'`]/gu;

/**
 * The search page with hints before its title: to what is needed to show it, then to the table, then to its module scripts
 * and all that they import, directly or not. In this order: a server may answer no more than six at a time. Its early
 * script is told the files of the index.
 * @param html the page as built
 * @param read the content of a script, by its address in the page
 */
export function hintFiles(html: string, read: (address: string) => string, table: string, index: string[]): string {
  const named = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, address]) => address!);
  const modules = new Set(named(MODULE));
  // What is added while it goes on is gone through, too.
  for (const address of modules) {
    for (const [, file] of read(address).matchAll(IMPORT)) modules.add(posix.join(posix.dirname(address), file!));
  }
  const links = [
    ...named(STYLES).map((address) => `<link rel="preload" as="style" href="${address}">`),
    ...named(SCRIPT).map((address) => `<link rel="preload" as="script" href="${address}">`),
    `<link rel="preload" as="fetch" crossorigin href="${table}">`,
    ...[...modules].map((address) => `<link rel="modulepreload" href="${address}">`),
  ];
  return html
    .replace('<title>', `${links.join('')}<title>`)
    .replace('<script async', `<script async data-index="${index.join(' ')}"`);
}

/**
 * Puts the hints into the search page of a built site, the index included.
 * @param base the site's base path with a final slash
 */
export function writeHints(dist: string, base: string): void {
  const read = (address: string) => readFileSync(join(dist, address.slice(base.length)), 'utf8');
  const table = JSON.parse(read(base + TABLE_PATH)) as SearchTable;
  const index = needed(table).map((path) => base + path);
  const page = join(dist, 'search/index.html');
  writeFileSync(page, hintFiles(readFileSync(page, 'utf8'), read, base + TABLE_PATH, index));
}
