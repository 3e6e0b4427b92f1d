/** Search for a site under the editor's hands: files from memory, made when first asked for and again after a change. */
import type { ServerResponse } from 'node:http';
import { dirname, extname } from 'node:path/posix';
import { keep } from '../shared/keep.ts';
import { PAGEFIND_PATH, TABLE_PATH, textPath } from '../shared/table.ts';
import type { SearchFile } from './files.ts';

export interface LiveSearch {
  /**
   * Answers a request for a file of search; any other is passed on to `next`.
   * @param url as the browser asked, base included
   */
  answer(url: string, response: ServerResponse, next: () => void): void;
  /** Has the files made anew: to be called when the content has changed. */
  renew(): void;
}

const TYPES: Record<string, string> = { '.json': 'application/json', '.js': 'text/javascript' };
const FOLDERS = [`${dirname(textPath(''))}/`, PAGEFIND_PATH];

/**
 * Serves the files of search below a path.
 * @param base the site's base path, with or without a final slash
 * @param build makes the files of the present content; what it throws is answered with 500 and the words of it, and
 *   the next request tries again
 */
export function serveLive(base: string, build: () => Promise<readonly SearchFile[]>): LiveSearch {
  const root = base.replace(/\/*$/u, '/');
  const files = keep(async () => new Map((await build()).map(({ path, bytes }) => [path, bytes])));

  return {
    renew() {
      files.value = null;
    },
    answer(url, response, next) {
      const { pathname } = new URL(url, 'http://localhost');
      const path = pathname.startsWith(root) ? pathname.slice(root.length) : '';
      if (path !== TABLE_PATH && !FOLDERS.some((folder) => path.startsWith(folder))) {
        next();
        return;
      }
      const reply = (status: number, type: string, body: Uint8Array | string) => {
        response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' }).end(body);
      };
      files.get().then(
        (all) => {
          const bytes = all.get(path);
          if (bytes) reply(200, TYPES[extname(path)] ?? 'application/octet-stream', bytes);
          else reply(404, 'text/plain', `${path} 不在搜索的文件里`);
        },
        (reason: unknown) => reply(500, 'text/plain', reason instanceof Error ? reason.message : String(reason)),
      );
    },
  };
}
