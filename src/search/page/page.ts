/** The search page: what happens to its elements becomes an event of its state, and what that asks for is done here. */
import { asFailure } from '../shared/failure.ts';
import type { Passage } from '../shared/protocol.ts';
import { createSearch, type Results, type SearchClient } from './client.ts';
import { stateAt, transition, type Effects, type PageEvent } from './state.ts';
import type { Part, Views } from './views.ts';
import type { OpenCaseWords } from './views/cases.ts';

/** Quiet after a keystroke before the query is asked, ms: shorter than a pause, longer than a burst of typing. */
const PAUSE = 140;

/** Longer than this a reader is told that something is looked for, ms. */
const SHORT = 300;

/** Longer than this rows do not wait for their passages, which move what is below when they come, ms. */
const LONG = 800;

/** Rows that have their passages before they are listed. */
const FILLED = 10;

type Dispatch = (...event: PageEvent) => void;

/**
 * Connects the search page's elements; `base` is the site's base path with a final slash.
 * @param onLost told if what shows answers does not come
 */
export function startSearchPage(base: string, openCaseWords: OpenCaseWords, onLost: () => void): void {
  const root = document.querySelector<HTMLElement>('[data-search-state]')!;
  const part: Part = (name) => root.querySelector(`[data-search-${name}]`)!;
  const field = part<HTMLInputElement>('field');
  const [status, hint, busy] = [part('status'), part('hint'), part('busy')];
  const client = createSearch(base);
  let state = stateAt(location.search, location.hash);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let telling: ReturnType<typeof setTimeout> | undefined;

  /** There before anything is drawn. */
  let views: Views | null = null;
  const loading = import('./views.ts').then(({ connectViews }) => {
    views = connectViews(part, root, base, client, openCaseWords, dispatch);
    part('unready').remove();
    return views;
  });
  loading.catch(onLost);
  part('unready').dataset.begun = '';

  /** Shown until the status says as much; before this script it is for the address to say whether something is looked for. */
  const showBusy = () => {
    const isShown = state.phase === 'busy' && status.textContent === '';
    busy.hidden = !isShown;
    busy.classList.toggle('hidden', !isShown);
  };
  const effects: Effects = {
    draw(listing, passages) {
      clearTimeout(telling);
      views!.draw(listing, passages);
    },
    clear: (all) => views!.clear(all),
    fail: (failure) => views!.fail(failure),
    stop: () => clearTimeout(timer),
    wait() {
      effects.stop();
      timer = setTimeout(() => dispatch('paused', field.value, Date.now(), isFolded(part('facets'))), PAUSE);
    },
    fill(words) {
      field.value = words;
    },
    go(address, push) {
      if (push) {
        views?.place.keep();
        history.pushState(null, '', address);
      } else history.replaceState(null, '', address);
    },
    async ask(query) {
      views?.stop();
      let early: Results | null = null;
      const tell = async (results: Results | null) => {
        // What came early, and has nothing beside it, is shown.
        if (!results || (early && results.editors.length === 0)) return;
        const [table] = await Promise.all([client.table(), loading]);
        dispatch('answered', { query, results, table });
      };
      try {
        const onEarly = (found: Results) => {
          void tell(found);
          early = found;
        };
        await tell(await client.search(query, undefined, onEarly));
      } catch (reason) {
        loading.then(
          () => dispatch('failed', query, asFailure(reason)),
          () => undefined,
        );
      }
    },
    async fetch(listing) {
      try {
        await views!.prepare(listing);
        const coming = listing.rows.slice(0, FILLED).map((hit) => unlessCutOff(hit.passages(listing.choice)));
        const come: (Passage[] | null | undefined)[] = coming.map(() => undefined);
        const all = Promise.all(coming.map(async (passages, at) => (come[at] = await passages)));
        const slow = setTimeout(() => dispatch('slow', listing, come), LONG);
        await all.finally(() => clearTimeout(slow));
        dispatch('fetched', listing, come);
      } catch (reason) {
        dispatch('lost', listing, asFailure(reason));
      }
    },
  };

  function dispatch(...event: PageEvent): void {
    const { phase, query } = state;
    const [next, ...wanted] = transition(state, event);
    state = next;
    for (const [name, ...args] of wanted) (effects[name] as (...args: unknown[]) => void)(...args);
    if (next.phase !== phase) root.dataset.searchState = next.phase;
    if (next.phase !== phase || next.query !== query) {
      clearTimeout(telling);
      if (next.phase === 'busy') telling = setTimeout(tellBusy, SHORT);
      part('results').ariaBusy = String(next.phase === 'busy');
    }
    hint.hidden = next.phase !== 'idle';
    showBusy();
  }

  function tellBusy(): void {
    views?.tellBusy(state.query);
    showBusy();
  }

  listen(part('form'), field, part('facets'), client, dispatch);
  addEventListener('popstate', () => {
    views?.place.await();
    dispatch('moved', location.search, location.hash);
  });
  dispatch('opened', field.value, Date.now());
}

/** Passages, or null where the line did not bring them: the answer stands without. */
async function unlessCutOff(coming: Promise<Passage[]>): Promise<Passage[] | null> {
  try {
    return await coming;
  } catch (reason) {
    if (asFailure(reason).kind === 'network') return null;
    throw reason;
  }
}

/** Whether the facets are out of sight, where they are folded. */
const isFolded = (facets: HTMLElement): boolean => facets.getClientRects().length === 0;

/** What happens to form and field, and to the line. Proposals have listeners of their own. */
function listen(
  form: HTMLElement,
  field: HTMLInputElement,
  facets: HTMLElement,
  client: SearchClient,
  dispatch: Dispatch,
): void {
  field.addEventListener('input', (event) => {
    if (!event.isComposing) dispatch('typed');
  });
  field.addEventListener('compositionstart', () => dispatch('composing'));
  field.addEventListener('compositionend', () => dispatch('typed'));
  field.addEventListener('focus', client.warm);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    // A keyboard on the screen would cover the answer.
    if (matchMedia('(pointer: coarse)').matches) field.blur();
    dispatch('submitted', field.value, isFolded(facets));
  });
  addEventListener('online', () => dispatch('reconnected'));
}
