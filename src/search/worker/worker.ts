/**
 * The search worker: Pagefind runs here, away from the page's `document` and its typing. It answers the latest query
 * only; an older one still under way is given up and answered with null.
 */
import { asFailure } from '../shared/failure.ts';
import { fetchBytes } from '../shared/files.ts';
import type { Answer, Reply, Request } from '../shared/protocol.ts';
import { makeEngine, type Engine } from './engine.ts';
import { receiveFiles, type HandedFiles } from './handed.ts';
import { openLayer } from './layer.ts';
import { openPagefind, type PagefindScope } from './pagefind.ts';
import { openTexts } from './texts.ts';

/** The few things that search needs of a worker's global scope; the project's types are the page's. */
/** What is found already is not held up for longer than this by what may be beside it, ms. */
const LONG_MS = 800;

interface WorkerScope extends PagefindScope {
  postMessage(reply: Reply): void;
  onmessage: ((event: MessageEvent<Request>) => void) | null;
}

const scope = globalThis as unknown as WorkerScope;

let engine: Promise<Engine> | null = null;
let handOver: HandedFiles['take'] | null = null;
let current: AbortController | null = null;

async function open({ base, table, coming, cache }: Extract<Request, { type: 'open' }>): Promise<Engine> {
  const direct = scope.fetch.bind(scope);
  const { fetch, take } = receiveFiles(coming, (url, init) => direct(url, cache ? { ...init, cache } : init));
  handOver = take;
  scope.fetch = fetch;
  const load = async (url: string): Promise<unknown> => {
    // An import takes what the browser's cache has.
    if (cache) await fetchBytes(fetch, url);
    return import(/* @vite-ignore */ url);
  };
  const texts = openTexts(fetch, base, table);
  const layer = table.layer && openLayer(fetch, base, table.layer);
  return makeEngine(table, await openPagefind(scope, base, table, load), texts, layer);
}

async function opened(): Promise<Engine> {
  if (!engine) throw new Error('asked before it was opened');
  return engine;
}

async function search({ id, query, near }: Extract<Request, { type: 'search' }>): Promise<void> {
  current?.abort();
  const controller = new AbortController();
  current = controller;
  const { signal } = controller;
  let early: ReturnType<typeof setTimeout> | undefined;
  const onEarly = (answer: Answer) => {
    early = setTimeout(() => {
      if (!signal.aborted) scope.postMessage({ type: 'early', id, answer });
    }, LONG_MS);
  };
  try {
    const answer = await (await opened()).search(query, { near, signal, onEarly });
    scope.postMessage({ type: 'answer', id, answer: signal.aborted ? null : answer });
  } catch (reason) {
    if (signal.aborted) scope.postMessage({ type: 'answer', id, answer: null });
    else fail(id, reason);
  } finally {
    clearTimeout(early);
  }
}

function fail(id: number, reason: unknown): void {
  const { kind, message } = asFailure(reason);
  scope.postMessage({ type: 'failure', id, kind, detail: message });
}

scope.onmessage = async ({ data }) => {
  switch (data.type) {
    case 'open':
      engine = open(data);
      // Told to whoever asks first.
      engine.catch(() => undefined);
      return;
    case 'file':
      handOver?.(data);
      return;
    case 'search':
      return search(data);
    case 'passages':
      try {
        const passages = await (await opened()).passages(data.piece, data.parts, data.weights);
        scope.postMessage({ type: 'passages', id: data.id, passages });
      } catch (reason) {
        fail(data.id, reason);
      }
  }
};

scope.postMessage({ type: 'started' });
