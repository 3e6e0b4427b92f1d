/**
 * The search worker: Pagefind runs here, away from the page's `document` and its typing. It answers the latest query
 * only; an older one still under way is given up and answered with null.
 */
import { asFailure } from '../shared/failure.ts';
import type { Reply, Request } from '../shared/protocol.ts';
import type { SearchTable } from '../shared/table.ts';
import { makeEngine, type Engine } from './engine.ts';
import { openPagefind, type PagefindScope } from './pagefind.ts';
import { openTexts } from './texts.ts';

/** The few things that search needs of a worker's global scope; the project's types are the page's. */
interface WorkerScope extends PagefindScope {
  postMessage(reply: Reply): void;
  onmessage: ((event: MessageEvent<Request>) => void) | null;
}

const scope = globalThis as unknown as WorkerScope;

let engine: Promise<Engine> | null = null;
let current: AbortController | null = null;

async function open(base: string, table: SearchTable): Promise<Engine> {
  const texts = openTexts(scope.fetch.bind(scope), base, table);
  return makeEngine(table, await openPagefind(scope, base, table, (url) => import(/* @vite-ignore */ url)), texts);
}

async function opened(): Promise<Engine> {
  if (!engine) throw new Error('asked before it was opened');
  return engine;
}

async function search({ id, query, near }: Extract<Request, { type: 'search' }>): Promise<void> {
  current?.abort();
  const controller = new AbortController();
  current = controller;
  try {
    const answer = await (await opened()).search(query, { near, signal: controller.signal });
    scope.postMessage({ type: 'answer', id, answer: controller.signal.aborted ? null : answer });
  } catch (reason) {
    if (controller.signal.aborted) scope.postMessage({ type: 'answer', id, answer: null });
    else fail(id, reason);
  }
}

function fail(id: number, reason: unknown): void {
  const { kind, message } = asFailure(reason);
  scope.postMessage({ type: 'failure', id, kind, detail: message });
}

scope.onmessage = async ({ data }) => {
  switch (data.type) {
    case 'open':
      engine = open(data.base, data.table);
      // Told to whoever asks first.
      engine.catch(() => undefined);
      return;
    case 'search':
      return search(data);
    case 'passages':
      try {
        const passages = await (await opened()).passages(data.piece, data.parts);
        scope.postMessage({ type: 'passages', id: data.id, passages });
      } catch (reason) {
        fail(data.id, reason);
      }
  }
};
