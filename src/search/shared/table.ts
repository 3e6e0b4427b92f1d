/**
 * What the build and the browser agree on besides the code: the shape of data/search.json and of the texts.
 * Addresses are below the site's base, without it.
 */
import type { Years } from '../../text/years.ts';
import type { EverydayInfo } from './everyday.ts';
import type { FoldPairs } from './fold.ts';
import type { FormPairs } from './forms.ts';
import type { LayerInfo } from './layer.ts';
import type { Range } from './protocol.ts';

/** Raised when the shape below or the search code changes, so that a cached script never misreads a newer table. */
export const SEARCH_FORMAT = 8;

/** Where the table, the texts and Pagefind's files lie below the site's base. */
export const TABLE_PATH = 'data/search.json';
export const textPath = (hash: string): string => `data/search/${hash}.json`;
/** How the names that can be proposed sound. */
export const READINGS_PATH = 'data/search/pinyin.json';
export const PAGEFIND_PATH = 'pagefind/';

export type Standpoint = 'first-hand' | 'report' | 'general';

/** What can be counted and chosen about a piece. */
export interface Facets {
  kind: 'essay' | 'story';
  genre: string;
  themes: string[];
  tags: string[];
  places: string[];
  year: (Years & { certain: boolean }) | null;
  standpoint: Standpoint;
  causes: string[];
  measures: string[];
}

/** One piece's row. */
export interface TablePiece extends Facets {
  id: string;
  url: string;
  title: string;
  /** As on its seal. */
  number: number;
  /** Code points of its reading text. */
  length: number;
  /** The place in the index record where its source layer begins. */
  sourceAt: number;
  /** The name that Pagefind gives its record. */
  record: string;
  /** The name of its text file, by content. */
  text: string;
}

/** Something that can be proposed while typing or when nothing is found. Titles are proposed from the pieces. */
export interface Suggestion {
  kind: 'theme' | 'term' | 'place' | 'tag';
  text: string;
  url: string;
}

/** Words in which the texts tell something: row of the piece, number of the paragraph, code points before them in its reading text. */
export type Told = readonly [piece: number, paragraph: number, start: number];

/** A case under the facets that it shares with pieces: its values, each with where the texts tell it. */
export interface TableCase {
  cause: Record<string, Told[]>;
  measure: Record<string, Told[]>;
}

/** data/search.json. */
export interface SearchTable {
  format: number;
  /** Names this content; the same archive always has the same one. */
  version: string;
  /** The Pagefind index that belongs to it, and the release of Pagefind that wrote it. */
  index: string;
  pagefind: string;
  fold: FoldPairs;
  forms: FormPairs;
  /** The archive's commonest characters, folded, commonest first: rarer ones are looked up first. */
  common: string;
  /** Forms that the editor holds to be the same, `[异地搬迁, 易地搬迁]`. */
  variants: string[][];
  /** Names of the same thing that stand in the archive, each with the number of its pieces. */
  names: [form: string, pieces: number][][];
  /** Only near answers need them; null where there are none. */
  everyday: EverydayInfo | null;
  /** Facet, value, label. */
  labels: Record<string, Record<string, string>>;
  suggestions: Suggestion[];
  /** The editors' words; null where there are none. */
  layer: LayerInfo | null;
  /** By id. */
  pieces: TablePiece[];
  /** In the archive's order. */
  cases: TableCase[];
}

/** The readings of each folded character of a name, `{ 低: ['di'], … }`. */
export type Readings = Record<string, string[]>;

/** A paragraph as readers see it; `source` only where it differs by more than the fold. */
export interface TextParagraph {
  id: string;
  /** What it is, `title` or `byline` say, where that is not running text. */
  role?: string;
  text: string;
  source?: string;
  /** Where the text, and the source, name people whose names are read nowhere else, in code points. */
  names?: readonly Range[];
  sourceNames?: readonly Range[];
}
