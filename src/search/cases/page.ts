/** The page of cases: what is ticked and typed becomes its state, which stands in the address and is drawn as the list. */
import { keep } from '../shared/keep.ts';
import { partOf } from '../page/views/template.ts';
import { readState, writeState, type ListState } from './address.ts';
import { fetchTexts } from './fetch-texts.ts';
import { connectList, type Found } from './list.ts';
import { connectSave } from './save.ts';

/** Quiet after a keystroke before words are looked for, ms: shorter than a pause, longer than a burst of typing. */
const PAUSE = 140;

/** How long the list is held back for what its rows have to say, when it is opened with a choice, ms. */
const PATIENCE = 1000;

/** How a state comes about: as a step of the history, in place of the last, or by typing, which is one step till it ends. */
type Step = 'push' | 'replace' | 'type';

/** Connects the list on its page; `data-base` of `root` is the site's base path with a final slash. */
export function startCaseList(root: HTMLElement): void {
  const part = (name: string) => root.querySelector<HTMLElement>(`[data-case-${name}]`)!;
  const field = part('field') as HTMLInputElement;
  const failure = part('failure');
  const { base = '/', archive = '', date = '', site = null } = root.dataset;
  const code = keep(fetchTexts);
  const texts = keep(async () => {
    const address = root.querySelector<HTMLAnchorElement>('[data-save="json"]')!.href;
    return (await code.get()).openTexts(base, address, { archive, date, site });
  });
  const list = connectList(part, {
    choose: (choice) => go({ ...state, choice }),
    look: (query) => fill({ ...state, query }),
    clear: () => fill({ ...state, query: '', choice: new Map() }),
    compare: (compared) => go({ ...state, compared }, 'replace'),
    showNothing(box, barren) {
      texts.get().then(
        // What was asked for is shown only as long as it is what is chosen.
        ({ showNothing }) => state.choice === barren.choice && showNothing(box, barren),
        (reason: unknown) => console.warn(reason),
      );
    },
    showFindings(rows, words, choice) {
      const isWanted = () => state.choice === choice && !isLate;
      // Without the texts nothing has been asked that rows could answer.
      const said = (choice.size > 0 ? texts.get() : texts.value)?.then(async ({ showFindings }) => {
        if (isWanted()) await showFindings(rows, words, choice, isWanted);
      });
      told = Promise.resolve(said).catch((reason: unknown) => console.warn(reason));
    },
  });
  let state: ListState = { query: '', choice: new Map(), compared: [] };
  let found: Found = null;
  /** What rows say of what they are shown for is there, or cannot be had. */
  let told: Promise<void> = Promise.resolve();
  /** It did not come before the list was shown to who opened its address, under whom nothing moves. */
  let isLate = false;
  let asked = new AbortController();
  let looking = false;
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
    else if (!looking) draw();
  }

  async function look(query: string): Promise<void> {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    failure.hidden = true;
    looking = true;
    root.dataset.caseState = 'busy';
    try {
      const answer = query === '' ? null : await (await texts.get()).words.find(query, signal);
      if (signal.aborted) return;
      found = answer;
    } catch (reason) {
      if (signal.aborted) return;
      found = null;
      await explain(reason);
      if (asked.signal !== signal) return;
    }
    looking = false;
    draw();
  }

  async function explain(reason: unknown): Promise<void> {
    console.warn(reason);
    // What the page says by itself holds where not even the words for it have come.
    const told = await code.value?.then(({ explain: words }) => words(reason)).catch(() => null);
    if (told) {
      partOf(failure, 'what').textContent = told.what;
      partOf(failure, 'next').textContent = told.next;
    }
    failure.hidden = false;
  }

  function draw(): void {
    root.dataset.caseState = 'busy';
    list.draw(state, found, () => {
      if (!looking) root.dataset.caseState = 'done';
    });
    const { dataset } = document.documentElement;
    if (!('asked' in dataset)) {
      isLate = false;
      return;
    }
    const patience = new Promise<boolean>((resolve) => setTimeout(() => resolve(true), PATIENCE));
    void Promise.race([told.then(() => false), patience]).then((late) => {
      isLate = late;
      delete dataset.asked;
    });
  }

  const type = () => {
    clearTimeout(timer);
    go({ ...state, query: field.value }, 'type');
  };
  field.addEventListener(
    'focus',
    () =>
      void texts.get().then(
        ({ words }) => words.warm(),
        () => undefined,
      ),
  );
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
  connectSave(part('save'), async () => (await texts.get()).files, list.shown);

  const first = readState(location.search, list.facets);
  // What a browser has kept in the field was typed later than the address.
  if (field.value === '') field.value = first.query;
  go({ ...first, query: field.value }, 'replace');
}
