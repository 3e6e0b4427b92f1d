/** A built site as tests read it: pages parsed with html-validate's own parser, character references resolved. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlElement, Parser, StaticConfigLoader, TextNode, type DOMNode } from 'html-validate';

export interface SitePage {
  /** Below the site's folder, `essays/x/index.html`. */
  file: string;
  /** Below the base, `/essays/x/`. */
  path: string;
  html: string;
  root: HtmlElement;
}

export interface Site {
  dist: string;
  /** `/` or `/gongxing/`. */
  base: string;
  /** Every file, below the site's folder. */
  files: Set<string>;
  pages: SitePage[];
}

const parserConfig = await new StaticConfigLoader().getConfigFor('page.html');

function parseHtml(html: string): HtmlElement {
  return new Parser(parserConfig).parseHtml(html);
}

/** Reads every file name and parses every page of a built site. */
export function readSite(dist: string, base = '/'): Site {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dist.length).replaceAll('\\', '/').replace(/^\//u, ''))
    .sort();
  const pages = files
    .filter((file) => file.endsWith('.html'))
    .map((file): SitePage => {
      const html = readFileSync(join(dist, file), 'utf8');
      return { file, path: `/${file.replace(/(^|\/)index\.html$/u, '$1')}`, html, root: parseHtml(html) };
    });
  return { dist, base, files: new Set(files), pages };
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' };

/** Resolves character references; an unknown name is a fault of the test, to be added above. */
export function decode(text: string): string {
  return text.replace(
    /&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/giu,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (decimal) return String.fromCodePoint(Number(decimal));
      if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
      const character = NAMED[name ?? ''];
      if (character === undefined) throw new Error(`unknown character reference ${whole}`);
      return character;
    },
  );
}

/** An attribute's value, or null without one. */
export function attribute(element: HtmlElement, name: string): string | null {
  const value = element.getAttributeValue(name);
  return value === null ? null : decode(value);
}

/** The text of a node as `textContent` has it, without the elements that `skip` names. */
export function textOf(node: DOMNode, skip: (element: HtmlElement) => boolean = () => false): string {
  if (node instanceof TextNode) return decode(node.textContent);
  return node.childNodes
    .map((child) => (child instanceof HtmlElement && skip(child) ? '' : textOf(child, skip)))
    .join('');
}

/** Elements of a page, without those inside elements that `skip` names, nor these themselves. */
export function elementsOf(root: HtmlElement, skip: (element: HtmlElement) => boolean = () => false): HtmlElement[] {
  return root.childElements.flatMap((child) => (skip(child) ? [] : [child, ...elementsOf(child, skip)]));
}

/** Whether search engines may keep the page. */
export function isIndexed(page: SitePage): boolean {
  return !page.root.querySelectorAll('meta[name="robots"]').some((meta) => attribute(meta, 'content') === 'noindex');
}

/** An old address that sends the reader on. */
export function isMoved(page: SitePage): boolean {
  return page.root.querySelector('meta[http-equiv="refresh"]') !== null;
}

/** A page that shows the witness as it is. */
export function isSourcePage(page: SitePage): boolean {
  return page.path.endsWith('/source/');
}
