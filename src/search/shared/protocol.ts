/** What the engine says to the page, by way of the worker: plain data. Pieces are named by their row in the table. */
import type { AnswerKind, FoundAs } from './layer.ts';
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
  /** What each part is worth, where some say more than others. */
  weights?: number[];
}

/**
 * Something said beside an answer, of which nothing counts in it: another name of what was asked, what a part of the query
 * has that stands nowhere as a whole, a year that it names.
 */
export interface Hint {
  kind: 'name' | 'part' | 'year';
  words: string;
  /** The search that it leads to, of words, of a year or of both; null where that finds nothing. */
  to: { query: string; year: string | null } | null;
}

/** Ways on when nothing is found exactly: the titles, themes, terms and places most like the query. */
export interface Help {
  closest: (Suggestion | { kind: 'title'; text: string; url: string })[];
}

/** What the editors' words answer with. */
export interface EditorsReply {
  kind: AnswerKind;
  /** Its name, of a paragraph that of its piece, and its address below the site's base. */
  name: string;
  url: string;
  /** The words of ours that answer, and what they are. */
  words: string;
  found: FoundAs;
  /** Whether they do answer, as far as can be told, or only have to do with the query. */
  sure: boolean;
  /** The paragraphs that they rest on. */
  cites: { piece: number; paragraph: string }[];
  /** Of a paragraph: its words. */
  passage: Passage | null;
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
  hints: Hint[];
  /** What the editors' words answer, best first; none of it counts in `total`. */
  editors: EditorsReply[];
}

/** A paragraph with hits, in the layer where they stand: `source` only where the reading text has none. */
export interface Passage {
  paragraph: string;
  layer: 'reading' | 'source';
  text: string;
  ranges: Range[];
  /** Where the text names people whose names leave this place only as 〔某户〕. */
  names?: readonly Range[] | undefined;
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

/** A file that the page has fetched for the worker, or why it did not come. */
export type HandedFile =
  { url: string; bytes: Uint8Array<ArrayBuffer> } | { url: string; kind: FailureKind; detail: string };

export type Request =
  /**
   * @property coming addresses of the files that the page hands over as soon as it has them
   * @property cache how everything else is fetched
   */
  | { type: 'open'; base: string; table: SearchTable; coming: string[]; cache?: RequestCache | undefined }
  | ({ type: 'file' } & HandedFile)
  | ({ type: 'search'; id: number; query: string } & Wanted)
  | { type: 'passages'; id: number; piece: number; parts: string[]; weights?: number[] | undefined };

export type Reply =
  /** The script has come; said once, before it is asked anything. */
  | { type: 'started' }
  | { type: 'answer'; id: number; answer: Answer | null }
  /** What is found already, where the rest keeps coming; the whole answer follows. */
  | { type: 'early'; id: number; answer: Answer }
  | { type: 'passages'; id: number; passages: Passage[] }
  | { type: 'failure'; id: number; kind: FailureKind; detail: string };
