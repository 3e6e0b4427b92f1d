/** What a page points at, and whether it is there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SITE_URL } from './build.ts';
import { attribute, elementsOf, isIndexed, isMoved, type Site, type SitePage } from './html.ts';

export interface Link {
  /** Absolute. */
  url: URL;
  /** What says so, for messages. */
  from: string;
}

const ADDRESSES = ['href', 'src', 'action', 'poster', 'data'] as const;

/** Every address on a page: links, forms, scripts, pictures, social cards, structured data. */
function linksOf(site: Site, page: SitePage): Link[] {
  const self = new URL(site.base.replace(/\/$/u, '') + page.path, SITE_URL);
  const found: { value: string; from: string }[] = [];
  for (const element of elementsOf(page.root)) {
    for (const name of ADDRESSES) {
      const value = attribute(element, name);
      if (value !== null) found.push({ value, from: `${page.path} <${element.tagName} ${name}="${value}">` });
    }
    const content = attribute(element, 'content');
    if (element.is('meta') && content !== null) {
      const refresh = /^\d+; *url=(.+)$/u.exec(content)?.[1];
      const value = refresh ?? (content.startsWith('http') ? content : null);
      if (value) found.push({ value, from: `${page.path} <meta content="${content}">` });
    }
    if (element.is('script') && attribute(element, 'type') === 'application/ld+json') {
      const data = element.childNodes.map((node) => node.textContent).join('');
      for (const [, value] of data.matchAll(/"(https?:\/\/[^"{]+)"/gu)) {
        found.push({ value: value!, from: `${page.path} JSON-LD ${value!}` });
      }
    }
  }
  return found.map(({ value, from }) => ({ url: new URL(value, self), from }));
}

/** The file that an internal address stands for, below the site's folder, or null. */
function fileOf(site: Site, url: URL): string | null {
  if (!url.pathname.startsWith(site.base)) return null;
  const path = decodeURIComponent(url.pathname.slice(site.base.length));
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  return site.files.has(file) ? file : null;
}

const isInternal = (url: URL) => url.origin === SITE_URL;
/** Vocabularies named in structured data. */
const VOCABULARIES = ['https://schema.org'];

/** Every internal address that leads nowhere: no such file, no such fragment, or outside the base path. */
export function brokenLinks(site: Site): string[] {
  const ids = new Map(
    site.pages.map(({ file, root }) => [file, new Set(elementsOf(root).map((element) => attribute(element, 'id')))]),
  );
  const broken: string[] = [];
  const check = ({ url, from }: Link) => {
    if (VOCABULARIES.includes(url.origin)) return;
    if (!/^https?:$/u.test(url.protocol) || !isInternal(url)) {
      if (/^https?:\/\/(?:localhost|127\.)/u.test(url.href)) broken.push(`${from}: this machine`);
      return;
    }
    const file = fileOf(site, url);
    if (file === null) broken.push(`${from}: no file`);
    else if (url.hash && !ids.get(file)?.has(decodeURIComponent(url.hash.slice(1)))) broken.push(`${from}: no such id`);
  };
  for (const page of site.pages) linksOf(site, page).forEach(check);
  for (const file of site.files) {
    if (!/\.(?:xml|txt|css)$/u.test(file) || file.startsWith('data/')) continue;
    const text = readFileSync(join(site.dist, file), 'utf8');
    const self = new URL(site.base + file, SITE_URL);
    const addresses = file.endsWith('.css')
      ? [...text.matchAll(/url\(["']?([^"')]+)["']?\)/gu)].map(([, value]) => value!)
      : [...text.matchAll(/https?:\/\/[^\s"<]+/gu)]
          .map(([value]) => value)
          .filter((value) => !/w3\.org|sitemaps\.org|google\.com/u.test(value));
    for (const value of addresses) {
      if (!value.startsWith('data:')) check({ url: new URL(value, self), from: `${file}: ${value}` });
    }
  }
  return [...new Set(broken)];
}

/** Pages that no chain of links from the home page reaches; old addresses and the page for missing ones need none. */
export function unreachablePages(site: Site): string[] {
  const byFile = new Map(site.pages.map((page) => [page.file, page]));
  const seen = new Set(['index.html']);
  for (const file of seen) {
    for (const { url } of linksOf(site, byFile.get(file)!)) {
      const target = isInternal(url) ? fileOf(site, url) : null;
      if (target && byFile.has(target)) seen.add(target);
    }
  }
  return site.pages.filter((page) => !seen.has(page.file) && !isMoved(page) && isIndexed(page)).map(({ path }) => path);
}
