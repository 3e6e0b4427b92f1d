/** Classes: those that style sheets have rules for, and those that markup and scripts give. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './build.ts';
import { decode, type Site } from './html.ts';

/** The class names in the selectors of a style sheet. */
export function classesOfCss(css: string): Set<string> {
  const found = new Set<string>();
  // A selector is what stands before `{`; comments, strings and escapes may hold any sign.
  let prelude = '';
  const token = /\/\*[^]*?\*\/|"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'|\\[^]|[^]/gu;
  for (const [part] of css.matchAll(token)) {
    if (part === '{') {
      if (!prelude.trimStart().startsWith('@')) for (const name of classesOfSelector(prelude)) found.add(name);
    }
    if (part === '{' || part === '}' || part === ';') prelude = '';
    else if (part.length === 1 || part.startsWith('\\') || /^[^"'/]/u.test(part)) prelude += part;
  }
  return found;
}

const classesOfSelector = (selector: string): string[] =>
  [...selector.matchAll(/\.((?![0-9])(?:\\[0-9a-f]{1,6} ?|\\[^]|[-\w]|[^\0-\x7f])+)/gu)].map(([, name]) =>
    name!.replace(/\\(?:([0-9a-f]{1,6}) ?|([^]))/gu, (_, code?: string, sign?: string) =>
      code ? String.fromCodePoint(Number.parseInt(code, 16)) : sign!,
    ),
  );

/** Each class that a page's markup gives, templates and drawings included, with one page that does. */
export function classesOfPages(site: Site): Map<string, string> {
  const found = new Map<string, string>();
  for (const { path, html } of site.pages) {
    // The parser passes over what stands in <svg>.
    for (const [, names] of html.matchAll(/<[^<]*?\sclass="([^"]*)"/gu)) {
      for (const name of decode(names!).split(/\s+/u)) if (name) found.set(name, path);
    }
  }
  return found;
}

/** Rooms whose scripts run on pages. */
const SCRIPTS = ['src/browser', 'src/search/page', 'src/search/piece', 'src/search/study'];

/**
 * Each class that scripts give to elements, with a file that does: named where it is given, or in a string of several
 * class names, at least one of them with a hyphen.
 */
export function classesOfScripts(): Map<string, string> {
  const found = new Map<string, string>();
  for (const folder of SCRIPTS) {
    for (const file of readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts')) continue;
      const script = readFileSync(join(PROJECT, folder, file), 'utf8');
      const given = script.matchAll(/(?:\bclass: |\bclassName \+?= |\bclassList\.\w+\()((?:'[^']*'(?:, )?)+)/gu);
      const lists = script.matchAll(/'((?=[^'\n]*-)-?[a-z][^\s']*(?: -?[a-z][^\s']*)+)'/gu);
      for (const [, names] of [...given, ...lists]) {
        for (const name of names!.split(/[\s',]+/u)) if (name) found.set(name, `${folder}/${file}`);
      }
    }
  }
  return found;
}
