/** The page of cases: what is ticked and typed becomes its state, which stands in the address and is drawn as the list. */
import type { FiledCases } from '../../text/case-fields.ts';
import { explainFailure } from '../page/explain.ts';
import { createPassageFinder } from '../page/passages.ts';
import { partOf } from '../page/views/template.ts';
import { asFailure } from '../shared/failure.ts';
import { fetchJson } from '../shared/files.ts';
import { keep } from '../shared/keep.ts';
import { readState, writeState, type ListState } from './address.ts';
import { connectList, type Found } from './list.ts';
import { connectSave } from './save.ts';
import { createCaseWords } from './words.ts';

/** Quiet after a keystroke before words are looked for, ms: shorter than a pause, longer than a burst of typing. */
const PAUSE = 140;

/** How a state comes about: as a step of the history, in place of the last, or by typing, which is one step till it ends. */
type Step = 'push' | 'replace' | 'type';

/** Connects the list on its page; `data-base` of `root` is the site's base path with a final slash. */
export function startCaseList(root: HTMLElement): void {
  const part = (name: string) => root.querySelector<HTMLElement>(`[data-case-${name}]`)!;
  const field = part('field') as HTMLInputElement;
  const failure = part('failure');
  const { base = '/', archive = '', date = '' } = root.dataset;
  const address = root.querySelector<HTMLAnchorElement>('[data-save="json"]')!.href;
  const file = keep(async () => (await fetchJson((input, init) => fetch(input, init), address)) as FiledCases);
  const words = createCaseWords(() => file.get(), createPassageFinder(base));
  const list = connectList(part, {
    choose: (choice) => go({ ...state, choice }),
    dropWords: () => fill({ ...state, query: '' }),
    clear: () => fill({ ...state, query: '', choice: new Map() }),
    compare: (compared) => go({ ...state, compared }, 'replace'),
  });
  let state: ListState = { query: '', choice: new Map(), compared: [] };
  let found: Found = null;
  let asked = new AbortController();
  let typing = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function go(next: ListState, step: Step = 'push'): void {
    const query = writeState(next, list.facets);
    if (query !== writeState(state, list.facets)) {
      const to = query === '' ? location.pathname : `?${query}`;
      if (step === 'push' || (step === 'type' && !typing)) history.pushState(null, '', to);
      else history.replaceState(history.state, '', to);
    }
    typing = step === 'type';
    show(next);
  }

  /** Goes to a state whose words were not typed. */
  function fill(next: ListState): void {
    clearTimeout(timer);
    field.value = next.query;
    go(next);
  }

  /** Shows a state; as long as its words are looked for, what is shown stands. */
  function show(next: ListState): void {
    const isNew = next.query.trim() !== state.query.trim();
    state = next;
    if (isNew) void look(next.query.trim());
    else if (root.dataset.caseState !== 'busy') draw();
  }

  async function look(query: string): Promise<void> {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    failure.hidden = true;
    root.dataset.caseState = 'busy';
    try {
      const answer = query === '' ? null : await words.find(query, signal);
      if (signal.aborted) return;
      found = answer;
    } catch (reason) {
      if (signal.aborted) return;
      found = null;
      explain(reason);
    }
    draw();
  }

  function explain(reason: unknown): void {
    const { kind, message } = asFailure(reason);
    console.warn(message);
    const { what, next } = explainFailure(kind, '只用筛选');
    partOf(failure, 'what').textContent = what;
    partOf(failure, 'next').textContent = `${next}下面只照筛选列出。`;
    failure.hidden = false;
  }

  function draw(): void {
    list.draw(state, found);
    root.dataset.caseState = 'done';
    delete document.documentElement.dataset.asked;
  }

  const type = () => {
    clearTimeout(timer);
    go({ ...state, query: field.value }, 'type');
  };
  field.addEventListener('focus', words.warm);
  field.addEventListener('compositionstart', () => clearTimeout(timer));
  for (const name of ['input', 'compositionend']) {
    field.addEventListener(name, (event) => {
      clearTimeout(timer);
      if (!(event instanceof InputEvent && event.isComposing)) timer = setTimeout(type, PAUSE);
    });
  }
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.isComposing) type();
  });
  partOf(failure, 'retry').addEventListener('click', () => void look(state.query.trim()));
  addEventListener('popstate', () => {
    clearTimeout(timer);
    typing = false;
    const next = readState(location.search, list.facets);
    field.value = next.query;
    show(next);
  });
  const site = new URL(base, location.href).href.replace(/\/$/u, '');
  connectSave(part('save'), () => file.get(), { archive, date, site }, list.shown);

  const first = readState(location.search, list.facets);
  // What a browser has kept in the field was typed later than the address.
  if (field.value === '') field.value = first.query;
  go({ ...first, query: field.value }, 'replace');
}
