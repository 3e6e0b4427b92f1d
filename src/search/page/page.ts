/** The search page: what happens to its elements becomes an event of its state, and what that asks for is done here. */
import { asFailure } from '../shared/failure.ts';
import type { SearchTable } from '../shared/table.ts';
import { createSearch, type SearchClient } from './client.ts';
import { stateAt, transition, type Effects, type PageEvent } from './state.ts';
import { connectCases, type CasesView, type OpenCaseWords } from './views/cases.ts';
import { connectFacets } from './views/facets.ts';
import { connectFailure } from './views/failure.ts';
import { connectHelp } from './views/help.ts';
import { connectProposals } from './views/proposals.ts';
import { connectResults, firstTitle } from './views/results.ts';
import { statusOf } from './views/status.ts';

/** Quiet after a keystroke before the query is asked, ms: shorter than a pause, longer than a burst of typing. */
const PAUSE = 140;

/** Rows that have their passages before they are listed. */
const FILLED = 10;

type Dispatch = (...event: PageEvent) => void;
/** Finds an element by what it is for. */
// The caller knows what the page's markup has there.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
type Part = <T extends HTMLElement>(name: string) => T;

/** Connects the search page's elements; `base` is the site's base path with a final slash. */
export function startSearchPage(base: string, openCaseWords: OpenCaseWords): void {
  const root = document.querySelector<HTMLElement>('[data-search-state]')!;
  const part: Part = (name) => root.querySelector(`[data-search-${name}]`)!;
  const field = part<HTMLInputElement>('field');
  const [status, hint, busy] = [part('status'), part('hint'), part('busy')];
  const client = createSearch(base);
  const cases = connectCases(part('cases'), client, openCaseWords);
  const proposals = connectProposals(field, part('proposals'), base, () => firstTitle(part('results'))?.focus());
  let state = stateAt(location.search, location.hash);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const effects: Effects = {
    ...connectViews(part, base, cases, dispatch),
    stop: () => clearTimeout(timer),
    wait() {
      effects.stop();
      timer = setTimeout(() => dispatch('paused', field.value, Date.now()), PAUSE);
    },
    fill(words) {
      field.value = words;
    },
    go(address, push) {
      if (push) history.pushState(null, '', address);
      else history.replaceState(null, '', address);
    },
    async ask(query) {
      cases.stop();
      try {
        const results = await client.search(query);
        if (!results) return;
        const table = await client.table();
        proposals.know(table);
        dispatch('answered', { query, results, table });
      } catch (reason) {
        dispatch('failed', query, asFailure(reason));
      }
    },
    async fetch(listing) {
      try {
        const first = listing.rows.slice(0, FILLED);
        dispatch('fetched', listing, await Promise.all(first.map((hit) => hit.passages(listing.choice))));
      } catch (reason) {
        dispatch('lost', listing, asFailure(reason));
      }
    },
  };

  function dispatch(...event: PageEvent): void {
    const { phase } = state;
    const [next, ...wanted] = transition(state, event);
    state = next;
    for (const [name, ...args] of wanted) (effects[name] as (...args: unknown[]) => void)(...args);
    if (next.phase !== phase) root.dataset.searchState = next.phase;
    hint.hidden = next.phase !== 'idle';
    // Before this script ran it was for the address to say whether something is looked for.
    busy.classList.toggle('hidden', next.phase !== 'busy' || status.textContent !== '');
  }

  listen(part('form'), field, client, dispatch);
  const propose = (table: SearchTable) => {
    proposals.know(table);
    proposals.refresh();
  };
  client.table().then(propose, () => undefined);
  dispatch('opened', field.value, Date.now());
}

/** What happens to form and field, and to the place in the history. Proposals have listeners of their own. */
function listen(form: HTMLElement, field: HTMLInputElement, client: SearchClient, dispatch: Dispatch): void {
  field.addEventListener('input', (event) => {
    if (!event.isComposing) dispatch('typed');
  });
  field.addEventListener('compositionstart', () => dispatch('composing'));
  field.addEventListener('compositionend', () => dispatch('typed'));
  field.addEventListener('focus', client.warm);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    dispatch('submitted', field.value);
  });
  addEventListener('popstate', () => dispatch('moved', location.search, location.hash));
}

/** Connects all that shows an answer or that there is none. */
function connectViews(
  part: Part,
  base: string,
  cases: CasesView,
  dispatch: Dispatch,
): Pick<Effects, 'draw' | 'clear' | 'fail'> {
  const field = part('field');
  const headings = { exact: part('exact'), near: part('near') };
  const results = connectResults(part('results'), headings, part('more'), field, () => dispatch('more'));
  const facets = connectFacets(
    part('facets'),
    part('fold'),
    field,
    (facet, value) => dispatch('toggled', facet, value),
    () => dispatch('unfiltered'),
  );
  const help = connectHelp(part('help'), base);
  const failure = connectFailure(part('failure'), '从下面的主题和词语找', () => dispatch('retried'));
  const status = part('status');
  /** Words that the box of failures shows too are for those who listen. */
  const say = (words: string, isShown = true) => {
    status.classList.toggle('sr-only', !isShown);
    status.textContent = words;
  };
  const showNone = () => {
    cases.clear();
    results.clear();
    help.show();
  };
  return {
    draw(listing, passages) {
      results.draw(listing, passages);
      facets.draw(listing);
      cases.draw(listing);
      help.draw(listing.results);
      if (failure.hide()) results.focusFirst();
      // Said anew even where the words are those of the answer before.
      say(statusOf(listing));
    },
    clear(all) {
      showNone();
      say('');
      if (all) facets.draw(all);
      else facets.hide();
      failure.hide();
    },
    fail({ kind, message }) {
      console.warn(message);
      showNone();
      say(failure.show(kind), false);
      facets.hide();
    },
  };
}
