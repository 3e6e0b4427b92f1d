export { sealNumber } from '../text/seal.ts';

/** An address below the site's base: `/essays/x/` → `/base/essays/x/`. */
export function href(path: string): string {
  return import.meta.env.BASE_URL.replace(/\/$/u, '') + path;
}
