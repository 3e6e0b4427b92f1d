/**
 * The search page as a state. Whatever happens is an event, and the transition of that event tells the state after it
 * and the effects that it asks for. Document, network and clock are others' business.
 */
import { allows, toggled } from '../shared/choice.ts';
import type { SearchFailure } from '../shared/failure.ts';
import type { Passage } from '../shared/protocol.ts';
import type { SearchTable } from '../shared/table.ts';
import { readAddress, writeAddress, type LineOrder, type SearchState } from './address.ts';
import type { Hit, Results } from './client.ts';
import { valuesOf, type Choice, type FacetName } from '../shared/facets.ts';

/** Typing within this time of the last address change belongs to the same step of the history, ms. */
const HISTORY_STEP = 3000;
const NO_CHOICE: Choice = new Map();
/** Rows listed at once. */
const PAGE_SIZE = 200;

/** An answer with the query that it answers, and the table that names its values. */
export interface Answered {
  query: string;
  results: Results;
  table: SearchTable;
}

/** An answer under a choice of facets. */
export interface Listing extends Answered {
  choice: Choice;
  /** The order of the lines that it is to be shown as; null by piece, which is the only way of what has no words. */
  lines: LineOrder | null;
  hits: readonly Hit[];
  /** Those that the choice leaves, and as many of them as are listed. */
  left: readonly Hit[];
  rows: readonly Hit[];
}

/** What the address says, and how far the page has come with it. */
export interface PageState extends SearchState {
  /** `idle` before any query or choice of facets, `busy` from asking to drawing. */
  phase: 'idle' | 'busy' | 'done';
  /** The latest answer, if nothing failed since; while another query is under way it is not that query's. */
  answer: Answered | null;
  /** How many rows may be listed. */
  limit: number;
  /** The listing last wanted, to be drawn when its first passages are there, or keep coming; any other comes too late. */
  wanted: Listing | null;
  /** Whether that one is drawn already. */
  isDrawn: boolean;
  /** Whether passages that do not come are reason to ask once more: the site may be a newer one. */
  patient: boolean;
  /** Whether the last query failed because the line did. */
  cutOff: boolean;
  /** Where the browser is: all from `?` on. */
  address: string;
  /** When typing last changed the address, ms; 0 if something else did. */
  typedAt: number;
}

/** Passages by row: null where the line did not bring them, undefined where they are still on their way. */
export type Fetched = readonly (readonly Passage[] | null | undefined)[];

/** What a state may ask for. */
export interface Effects {
  /** Wait for a pause in typing, from the beginning. */
  wait(): void;
  /** Wait no more. */
  stop(): void;
  /** Put words into the field. */
  fill(field: string): void;
  /** Change the address, as a new step of the history or in place of the last. */
  go(address: string, push: boolean): void;
  ask(query: string): void;
  /** Get the passages of a listing's first rows; what is shown stands until they are there, or for a short time. */
  fetch(listing: Listing): void;
  /** Show a listing with what has come of its first rows' passages. */
  draw(listing: Listing, passages: Fetched): void;
  /** Show no answer, but offer the facets of a listing of all pieces; null where there is none. */
  clear(all: Listing | null): void;
  fail(failure: SearchFailure): void;
}

type Calls<T extends Record<keyof T, (...args: never[]) => unknown>> = {
  [Name in keyof T]: readonly [Name, ...Parameters<T[Name]>];
}[keyof T];

export type Effect = Calls<Effects>;
export type Step = readonly [next: PageState, ...effects: Effect[]];

/** What an address says, and that address as `writeAddress` would have it. */
const placeOf = (search: string, hash: string) => ({ ...readAddress(search, hash), address: (search || '?') + hash });

/** The state of a page at this address, nothing asked yet. */
export const stateAt = (search: string, hash: string): PageState => ({
  ...placeOf(search, hash),
  phase: 'idle',
  answer: null,
  limit: PAGE_SIZE,
  wanted: null,
  isDrawn: false,
  patient: false,
  cutOff: false,
  typedAt: 0,
});

/** The events, each with the step that it makes from a state. */
const TRANSITIONS = {
  /** The page starts. What the field holds was typed before, and counts more than the address. */
  opened(state: PageState, field: string, now: number): Step {
    if (field === '') return andThen([state, ['fill', state.query]], ask);
    return andThen(field === state.query ? [state] : write({ ...state, query: field }, now), ask);
  },
  typed: (state: PageState): Step => [state, ['wait']],
  /** Words not yet chosen are no query, not even that of a key pressed just before them. */
  composing: (state: PageState): Step => [state, ['stop']],
  /** Typing has paused; the facets are out of sight if `isFolded`. */
  paused(state: PageState, field: string, now: number, isFolded = false): Step {
    if (field === state.query) return [state];
    return andThen(write(withWords(state, field, isFolded), now), ask);
  },
  submitted(state: PageState, field: string, isFolded = false): Step {
    const wanting = field !== state.query || (!state.answer && state.phase !== 'busy');
    const step = andThen([state, ['stop']], (next) => write(withWords(next, field, isFolded)));
    return wanting ? andThen(step, ask) : step;
  },
  toggled: (state: PageState, facet: FacetName, value: string): Step =>
    choose(state, toggled(state.choice, facet, value)),
  unfiltered: (state: PageState): Step => choose(state, NO_CHOICE),
  /** The reader wants the answer shown another way. */
  arranged: (state: PageState, lines: LineOrder | null): Step => andThen(write({ ...state, lines }), list),
  more: (state: PageState): Step => list({ ...state, limit: state.limit + PAGE_SIZE }),
  /** The browser went back or forward, or to a fragment. */
  moved(state: PageState, search: string, hash: string): Step {
    const place = placeOf(search, hash);
    const known = place.query === state.query && state.answer;
    return andThen([{ ...state, ...place, typedAt: 0 }, ['fill', place.query]], known ? list : ask);
  },
  retried: (state: PageState): Step => ask(state),
  /** The line has returned. */
  reconnected: (state: PageState): Step => (state.cutOff ? ask(state) : [state]),
  answered: (state: PageState, answer: Answered): Step =>
    answer.query === state.query ? list({ ...state, answer, limit: PAGE_SIZE }, state.patient) : [state],
  /** Where nothing is asked nothing is told. */
  failed(state: PageState, query: string, failure: SearchFailure): Step {
    if (query !== state.query) return [state];
    return asksNothing(state) ? [{ ...told(state, failure), phase: 'idle' }, ['clear', null]] : fail(state, failure);
  },
  /** The passages of a listing's first rows keep coming: the rows need not wait for them. */
  slow: (state: PageState, listing: Listing, passages: Fetched): Step =>
    listing === state.wanted ? draw(state, listing, passages) : [state],
  /** They have all come. */
  fetched(state: PageState, listing: Listing, passages: Fetched): Step {
    if (listing !== state.wanted) return [state];
    const next: PageState = { ...state, phase: 'done' };
    return state.isDrawn ? [next] : draw(next, listing, passages);
  },
  /** One did not. A row that is drawn says so itself. */
  lost(state: PageState, listing: Listing, failure: SearchFailure): Step {
    if (listing !== state.wanted) return [state];
    if (state.patient) return ask(state, false);
    return state.isDrawn ? [{ ...state, phase: 'done' }] : fail(state, failure);
  },
};

type Transitions = typeof TRANSITIONS;

export type PageEvent = {
  [Name in keyof Transitions]: Transitions[Name] extends (state: PageState, ...args: infer Args) => Step
    ? readonly [Name, ...Args]
    : never;
}[keyof Transitions];

export function transition(state: PageState, [name, ...args]: PageEvent): Step {
  return (TRANSITIONS[name] as (state: PageState, ...args: unknown[]) => Step)(state, ...args);
}

/** With the last words goes a choice of facets that is out of sight: nobody would see what the rows are left by. */
function withWords(state: PageState, query: string, isFolded: boolean): PageState {
  const isCleared = query.trim() === '' && !isBlank(state);
  return { ...state, query, choice: isCleared && isFolded ? NO_CHOICE : state.choice };
}

/** @param at when the change was typed, ms; one that was not is a step of the history by itself, and ends one */
function write(state: PageState, at = 0): Step {
  const address = writeAddress(state);
  if (address === state.address) return [at ? state : { ...state, typedAt: 0 }];
  return [{ ...state, address, typedAt: at }, ['go', address, !at || at - state.typedAt > HISTORY_STEP]];
}

/** Without words each choice is a search of its own, with the patience of one. */
const choose = (state: PageState, choice: Choice): Step =>
  andThen(write({ ...state, choice }), (next) => list(next, isBlank(next)));

/** Asks the query. A blank one, too: it overtakes those under way, and is what a choice of facets is made from. */
function ask(state: PageState, patient = true): Step {
  const next = { ...state, patient, wanted: null, cutOff: false };
  return [asksNothing(state) ? { ...next, answer: null } : { ...next, phase: 'busy' }, ['ask', state.query]];
}

/** Wants the answer shown, if anything was asked. While another query is under way, its answer is shown, under the choice of then. */
function list(state: PageState, patient = false): Step {
  const { query, choice, answer, limit } = state;
  if (answer?.query !== query) return [state];
  const { exact, near } = answer.results;
  const hits = exact.length > 0 ? exact : near;
  const left = hits.filter(({ row }) => allows(choice, row, valuesOf));
  const lines = exact.length > 0 && !isBlank(state) ? state.lines : null;
  const wanted = { ...answer, choice, lines, hits, left, rows: left.slice(0, limit) };
  if (asksNothing(state)) return [{ ...state, phase: 'idle', wanted: null }, ['clear', wanted]];
  const phase = state.phase === 'idle' ? 'busy' : state.phase;
  return [{ ...state, phase, patient, wanted, isDrawn: false }, ['fetch', wanted]];
}

const draw = (state: PageState, listing: Listing, passages: Fetched): Step => [
  { ...state, isDrawn: true },
  ['draw', listing, passages],
];

const fail = (state: PageState, failure: SearchFailure): Step => [
  { ...told(state, failure), phase: 'done', answer: null },
  ['fail', failure],
];

const told = (state: PageState, { kind }: SearchFailure): PageState => ({ ...state, cutOff: kind === 'network' });

const isBlank = ({ query }: SearchState): boolean => query.trim() === '';
const asksNothing = (state: SearchState): boolean => isBlank(state) && state.choice.size === 0;

function andThen([state, ...effects]: Step, next: (state: PageState) => Step): Step {
  const [last, ...more] = next(state);
  return [last, ...effects, ...more];
}
