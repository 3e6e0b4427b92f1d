/** Pagefind's own script in Node, on files in memory. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SearchFile } from '../../../src/search/index/files.ts';
import type { Fetch } from '../../../src/search/shared/files.ts';

/**
 * Serves files below an address.
 * @param spoil may answer in place of a file, by its path
 */
export function serveFiles(
  files: readonly SearchFile[],
  base: string,
  spoil: (path: string) => Response | undefined = () => undefined,
): Fetch {
  return async (input) => {
    const name = new URL(input).pathname.slice(new URL(base).pathname.length);
    const file = files.find((candidate) => candidate.path === name);
    return (
      spoil(name) ?? (file ? new Response(file.bytes as Uint8Array<ArrayBuffer>) : new Response('', { status: 404 }))
    );
  };
}

/** Imports a script as a module of its own each time, for Pagefind keeps its WebAssembly in it. */
export async function importFresh(script: Uint8Array): Promise<unknown> {
  const directory = await mkdtemp(path.join(tmpdir(), 'pagefind-'));
  try {
    const file = path.join(directory, 'pagefind.mjs');
    await writeFile(file, script);
    return await import(/* @vite-ignore */ pathToFileURL(file).href);
  } finally {
    await rm(directory, { recursive: true });
  }
}
