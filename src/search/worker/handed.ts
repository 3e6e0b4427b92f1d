/** Files that the page fetches while the worker starts, so that they are under way by the time they are asked for. */
import type { Fetch } from '../shared/files.ts';
import type { HandedFile } from '../shared/protocol.ts';

export interface HandedFiles {
  /** Fetches the files that are to come by waiting for them, each once; others, and any at a second time, by the fetch given. */
  fetch: Fetch;
  /** Takes a file that has come, or did not. */
  take(file: HandedFile): void;
}

/** @param coming addresses of the files that are to come */
export function receiveFiles(coming: readonly string[], fetch: Fetch): HandedFiles {
  const takers = new Map<string, (file: HandedFile) => void>();
  const waiting = new Map(
    coming.map((url) => [url, new Promise<HandedFile>((resolve) => void takers.set(url, resolve))] as const),
  );
  return {
    async fetch(url, init) {
      const handed = waiting.get(url);
      if (!handed) return fetch(url, init);
      waiting.delete(url);
      const file = await handed;
      if ('bytes' in file) return new Response(file.bytes);
      if (file.kind === 'missing') return new Response(null, { status: 404 });
      throw new Error(file.detail);
    },
    take: (file) => takers.get(file.url)?.(file),
  };
}
