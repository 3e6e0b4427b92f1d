/** A static file server for the bench and the tests. It answers as a plain host does: directory index, 404.html, gzip, a base path. */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface Reply {
  status: number;
  type: string;
  body: Buffer;
}

/**
 * Changes what the server answers. Gets the path below the base and the answer that the files give; returns another
 * answer, the same one, or null to break the connection. Where it waits, the browser waits.
 */
export type Intercept = (path: string, reply: Reply) => Reply | null | Promise<Reply | null>;

export interface ServeOptions {
  /** Path below which the site lives, `/gongxing`. */
  base?: string;
  intercept?: Intercept;
  /** Headers of every answer. */
  headers?: Record<string, string>;
  /** Told of each request when it comes and when its answer has gone, with the bytes of its body as sent. */
  watch?: { began: () => void; ended: (sent: { path: string; type: string; bytes: number; status: number }) => void };
}

export interface StaticServer {
  /** `http://127.0.0.1:1234` */
  origin: string;
  /** Absolute address of a path below the base. */
  url: (path: string) => string;
  /** Paths asked for, below the base, in order. */
  requests: string[];
  /** Replaces the intercept; null for none. */
  intercept: (intercept: Intercept | null) => void;
  close: () => Promise<void>;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};
const ZIPPED = /^(?:text\/|application\/(?:json|xml)|image\/svg)/u;

/** A readable file's answer, or null if there is no such file. */
export async function fileReply(path: string): Promise<Reply | null> {
  try {
    return { status: 200, type: TYPES[extname(path)] ?? 'application/octet-stream', body: await readFile(path) };
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

/** Serves folders on a free port of this machine; the first that has a file answers for it. */
export async function serve(roots: string | readonly string[], options: ServeOptions = {}): Promise<StaticServer> {
  const base = (options.base ?? '').replace(/\/$/u, '');
  let intercept = options.intercept ?? null;
  const requests: string[] = [];

  const find = async (name: string): Promise<Reply | null> => {
    if (name.split('/').includes('..')) return null;
    for (const root of [roots].flat()) {
      const found = await fileReply(join(root, name));
      if (found) return found;
    }
    return null;
  };

  const fromFiles = async (path: string): Promise<Reply> => {
    const found = await find(path.endsWith('/') ? `${path}index.html` : path);
    if (found) return found;
    const missing = await find('404.html');
    return missing ? { ...missing, status: 404 } : { status: 404, type: 'text/plain', body: Buffer.from('404') };
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const full = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname);
    const below = full.startsWith(`${base}/`) ? full.slice(base.length) : null;
    if (below !== null) requests.push(below);
    options.watch?.began();
    const found =
      below === null ? { status: 404, type: 'text/plain', body: Buffer.from('404') } : await fromFiles(below);
    const reply = intercept ? await intercept(below ?? full, found) : found;
    if (!reply) {
      options.watch?.ended({ path: below ?? full, type: '', bytes: 0, status: 0 });
      request.socket.destroy();
      return;
    }
    const zip = ZIPPED.test(reply.type) && /\bgzip\b/u.test(request.headers['accept-encoding'] ?? '');
    const body = zip ? gzipSync(reply.body) : reply.body;
    response.on('close', () => {
      const { status, type } = reply;
      options.watch?.ended({ path: below ?? full, type, bytes: body.length, status });
    });
    response.writeHead(reply.status, {
      ...options.headers,
      'content-type': reply.type,
      'content-length': body.length,
      ...(zip ? { 'content-encoding': 'gzip' } : {}),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    url: (path) => origin + base + path,
    requests,
    intercept: (next) => {
      intercept = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
