/** A static server as small hosts run them: text compressed, everything cacheable; and it counts what it sends. */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** What was sent, page HTML and CSS left out. */
export interface Traffic {
  bytes: number;
  requests: number;
}

export interface BenchServer {
  /** Address of the site's base, with a final slash. */
  url: string;
  /** What was sent since this was last asked. */
  take(): Traffic;
  /** Resolves when nothing has been asked for a while. */
  quiet(): Promise<void>;
  close(): void;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};
/** No request for this long means that the page has what it wants, ms. */
const QUIET_MS = 120;

/**
 * @param folders searched in order, so that one may lie over another
 * @param base the path below which the site was built
 */
export async function serveSite(folders: readonly string[], base: string): Promise<BenchServer> {
  let traffic: Traffic = { bytes: 0, requests: 0 };
  let open = 0;
  let last = 0;
  const packed = new Map<string, Buffer>();

  async function find(name: string): Promise<string | null> {
    for (const folder of folders) {
      const file = path.join(folder, name);
      const found = await stat(file).catch(() => null);
      if (found?.isFile()) return file;
    }
    return null;
  }

  const server = createServer((request, response) => {
    void (async () => {
      open++;
      const { pathname } = new URL(request.url!, 'http://localhost');
      const name = decodeURIComponent(pathname.startsWith(base) ? pathname.slice(base.length) : pathname);
      const file = await find(name === '' || name.endsWith('/') ? `${name}index.html` : name);
      const type = TYPES[path.extname(file ?? '')];
      const counted = file !== null && !type?.startsWith('text/html') && !type?.startsWith('text/css');
      if (counted) traffic.requests++;
      response.on('close', () => {
        open--;
        last = performance.now();
      });
      if (!file) return response.writeHead(404).end();
      const headers = { 'cache-control': 'public, max-age=600', 'content-type': type ?? 'application/octet-stream' };
      if (!type) {
        if (counted) traffic.bytes += (await stat(file)).size;
        return createReadStream(file).pipe(response.writeHead(200, headers));
      }
      if (!packed.has(file)) packed.set(file, gzipSync(await readFile(file)));
      const body = packed.get(file)!;
      if (counted) traffic.bytes += body.length;
      return response.writeHead(200, { ...headers, 'content-encoding': 'gzip' }).end(body);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    take() {
      const taken = traffic;
      traffic = { bytes: 0, requests: 0 };
      return taken;
    },
    async quiet() {
      while (open > 0 || performance.now() - last < QUIET_MS) await new Promise((resolve) => setTimeout(resolve, 20));
    },
    close: () => server.close(),
  };
}
