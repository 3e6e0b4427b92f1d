/** What the engine says to the page, by way of the worker: plain data. Pieces are named by their row in the table. */
import type { SearchTable, Suggestion } from './table.ts';

/** Code points of a text, end exclusive. */
export type Range = readonly [start: number, end: number];

/**
 * `empty`: nothing asked. `exact`: the query stands in the archive. `near`: it does not, but something like it does.
 * `none`: neither.
 */
export type State = 'empty' | 'exact' | 'near' | 'none';

/** How a near answer came about: the editor's variant of the query, or shared strings. */
export type Nearness = 'variant' | 'loose';

/** One piece found. */
export interface Found {
  piece: number;
  /**
   * Hits in the paragraphs, one that stands in both layers counted once. Told by the index alone it may fall short
   * where other hits stand in the layers; null where the index cannot tell (single characters in many pieces).
   */
  count: number | null;
  titleRanges: Range[];
}

/** A near answer, with what was found in place of the query: each of its marks folds to one of `parts`. */
export interface NearFound extends Found {
  nearness: Nearness;
  parts: string[];
}

/** Ways on when nothing is found exactly: the titles, themes, terms and places most like the query. */
export interface Help {
  closest: (Suggestion | { kind: 'title'; text: string; url: string })[];
}

/** The answer to one query. */
export interface Answer {
  state: State;
  /** Pieces found: exact ones, or else near ones. */
  total: number;
  /** Best first. */
  exact: Found[];
  near: NearFound[];
  /** What was looked for, folded; every mark of an exact hit folds to one of these. */
  parts: string[];
  help: Help | null;
}

/** A paragraph with hits, in the layer where they stand: `source` only where the reading text has none. */
export interface Passage {
  paragraph: string;
  layer: 'reading' | 'source';
  text: string;
  ranges: Range[];
  /** Where the words begin that matter, in code points, if nothing is marked. */
  from?: number | undefined;
}

/** Why a search could not be answered. */
export type FailureKind =
  /** The browser ran no module worker, or its script did not load. */
  | 'no-worker'
  /** WebAssembly is missing or forbidden. */
  | 'no-wasm'
  /** A file did not arrive: no connection, or it took too long. */
  | 'network'
  /** The server has no such file. */
  | 'missing'
  /** A file arrived, but not whole or not as it was written. */
  | 'broken'
  /** Table, index and script are of different editions, and asking again did not help. */
  | 'outdated'
  /** A fault of the program. */
  | 'internal';

/** What a query is to be answered with. */
export interface Wanted {
  /** Whether near answers and ways on are looked for where nothing is found exactly. */
  near: boolean;
}

export type Request =
  | { type: 'open'; base: string; table: SearchTable }
  | ({ type: 'search'; id: number; query: string } & Wanted)
  | { type: 'passages'; id: number; piece: number; parts: string[] };

export type Reply =
  | { type: 'answer'; id: number; answer: Answer | null }
  | { type: 'passages'; id: number; passages: Passage[] }
  | { type: 'failure'; id: number; kind: FailureKind; detail: string };
