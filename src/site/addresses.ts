export { sealNumber } from '../text/seal.ts';

/** An address below the site's base: `/essays/x/` → `/base/essays/x/`. */
export function href(path: string): string {
  return import.meta.env.BASE_URL.replace(/\/$/u, '') + path;
}

/** Where the site's addresses begin, `https://example.org/base`; null in a build that was not told where it will live. */
export function publicRoot(): string | null {
  return process.env.SITE_URL ? new URL(href(''), import.meta.env.SITE).href.replace(/\/$/u, '') : null;
}
