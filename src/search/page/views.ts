/** All that shows an answer or that there is none, and what stands by it. Fetched while the first answer is under way. */
import type { SearchFailure } from '../shared/failure.ts';
import { keep, type Kept } from '../shared/keep.ts';
import { fetchStudy, type Study } from '../study/fetch-study.ts';
import type { SearchClient } from './client.ts';
import { fetchProposals } from './fetch-proposals.ts';
import { connectPlace, type KeptPlace } from './place.ts';
import type { Effects, Fetched, Listing, PageEvent } from './state.ts';
import { fillAnswers } from './views/answers.ts';
import { connectCases, type OpenCaseWords } from './views/cases.ts';
import { connectFacets } from './views/facets.ts';
import { connectFailure } from './views/failure.ts';
import { connectHelp } from './views/help.ts';
import { showHints } from './views/hints.ts';
import { connectLines } from './views/lines.ts';
import { connectResults, firstTitle } from './views/results.ts';
import { answersLeft, busyStatus, statusOf } from './views/status.ts';

/** Finds an element by what it is for. */
// The caller knows what the page's markup has there.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export type Part = <T extends HTMLElement>(name: string) => T;

export interface Views extends Pick<Effects, 'draw' | 'clear' | 'fail'> {
  /** Says that a query is looked for, and whose the rows are that still stand. */
  tellBusy(query: string): void;
  /** Gets ready to draw a listing. */
  prepare(listing: Listing): Promise<void>;
  /** Gives up what is looked for beside the answer that is shown. */
  stop(): void;
  readonly place: KeptPlace;
}

/** Connects the search page's elements; `base` is the site's base path with a final slash. */
export function connectViews(
  part: Part,
  root: HTMLElement,
  base: string,
  client: SearchClient,
  openCaseWords: OpenCaseWords,
  dispatch: (...event: PageEvent) => void,
): Views {
  const field = part<HTMLInputElement>('field');
  const [status, answers, hints, more] = [part('status'), part('answers'), part('hints'), part('more')];
  const headings = { exact: part('exact'), near: part('near') };
  const onMore = () => dispatch('more');
  const results = connectResults(part('results'), headings, more, field, onMore);
  const place = connectPlace(part('results'), more, onMore);
  const study = keep(fetchStudy);
  const lines = connectLines(part('lines'), part('aligned'), [part('results'), headings.exact, more], study, (order) =>
    dispatch('arranged', order),
  );
  const cases = connectCases(part('cases'), client, openCaseWords);
  const facets = connectFacets(
    part('facets'),
    part('fold'),
    field,
    results.focusFirst,
    (facet, value) => dispatch('toggled', facet, value),
    () => dispatch('unfiltered'),
  );
  const help = connectHelp(part('help'), base);
  const failure = connectFailure(part('failure'), '从下面的主题和词语找', () => dispatch('retried'));
  let shown: Listing | null = null;

  /** Words that the box of failures shows too are for those who listen. */
  const say = (words: string, isShown = true) => {
    status.classList.toggle('sr-only', !isShown);
    status.textContent = words;
  };
  /** Above the rows; below them where they came first, for what a reader has before him does not move. */
  const showAnswers = (listing: Listing) => {
    const left = answersLeft(listing);
    if (shown?.results !== listing.results) {
      const isLate = shown?.query === listing.query;
      if (isLate) more.after(answers);
      else headings.exact.before(answers);
      answers.classList.toggle('mt-8', isLate);
    }
    // What follows the editors' words has to be told from them.
    headings.exact.classList.toggle('sr-only', left.length === 0 || answers.classList.contains('mt-8'));
    fillAnswers(answers, left);
    answers.hidden = left.length === 0;
  };
  listenToCopies(root, study);
  const propose = keep(async () => {
    const connect = await fetchProposals();
    connect(field, part('proposals'), base, client.table, () => firstTitle(part('results'))?.focus());
  });
  // Without proposals what is typed is found all the same.
  const whileTyping = () => void propose.get().catch(() => undefined);
  field.addEventListener('focus', whileTyping);
  if (document.activeElement === field) whileTyping();

  const showNone = () => {
    shown = null;
    cases.clear();
    answers.hidden = true;
    showHints(hints, base, []);
    results.clear();
    lines.clear();
    help.show();
  };
  return {
    place,
    stop: cases.stop,
    prepare: lines.prepare,
    tellBusy: (query) => say(busyStatus(query, shown?.query)),
    draw(listing: Listing, passages: Fetched) {
      showAnswers(listing);
      shown = listing;
      showHints(hints, base, listing.results.hints);
      results.draw(listing, passages);
      lines.draw(listing);
      facets.draw(listing);
      cases.draw(listing);
      help.draw(listing.results);
      if (failure.hide()) results.focusFirst();
      // Said anew even where the words are those of the answer before.
      say(statusOf(listing));
      place.settle();
    },
    clear(all) {
      showNone();
      say('');
      if (all) facets.draw(all);
      else facets.hide();
      failure.hide();
    },
    fail({ kind, message }: SearchFailure) {
      console.warn(message);
      showNone();
      say(failure.show(kind), false);
      facets.hide();
    },
  };
}

/**
 * What is taken along says where it stands, without private names; how, is fetched as soon as somebody begins to select,
 * comes near such a name, or to the button.
 */
function listenToCopies(root: HTMLElement, study: Kept<Study>): void {
  let isReady = false;
  const citing = keep(async () => {
    (await study.get()).citeCopies(root);
    isReady = true;
  });
  const buttonOf = ({ target }: Event) => (target as Element).closest('[data-cite]');
  // Without it the browser copies as ever all but names, and the button asks again.
  const quietly = (coming: Promise<unknown>) => void coming.catch(() => undefined);
  root.addEventListener('selectstart', () => quietly(citing.get()));
  for (const name of ['pointerover', 'focusin']) {
    root.addEventListener(name, (event) => {
      const row = (event.target as Element).closest('li');
      if (buttonOf(event) || row?.querySelector('[data-name]')) quietly(citing.get());
    });
  }
  document.addEventListener('copy', (event) => {
    const names = [...root.querySelectorAll('[data-name]')];
    // A name is not taken along before it can be masked.
    if (!isReady && names.some((name) => getSelection()?.containsNode(name, true))) event.preventDefault();
  });
  root.addEventListener('click', (event) => {
    const row = buttonOf(event)?.closest<HTMLElement>('[data-piece]');
    if (row) quietly(study.get().then(({ copyRow }) => copyRow(row)));
  });
}
