/**
 * The editors' words as files beside the text's index, which hold none of them: what the build and the worker agree on.
 *
 * Every answer (a situation, a case, a paragraph with its questions …) is a row, every sentence that leads to it a line.
 * `grams-N.json` tells which lines hold a character or a pair of characters, `rows-N.json` holds the rows. Both are cut
 * small, so that a question costs a few kilobytes however large the archive is.
 */

/** What answers; a paragraph does by the questions that its piece says it answers. */
export type AnswerKind = 'paragraph' | 'situation' | 'case' | 'term' | 'theme' | 'unit' | 'decision' | 'piece';
/** What a line is of its row: a name of it, a question that it answers, what it is in short, one of its sentences, a supposed place. */
export type FoundAs = 'name' | 'asked' | 'gist' | 'sentence' | 'place';

/** What the table says of the layer. */
export interface LayerInfo {
  /** Names its content and its folder. */
  version: string;
  /** Files of grams. */
  grams: number;
  /** Lines in all: how rare a gram is. */
  lines: number;
}

/** Lines that hold a gram: how many there are, then the places of as many as are kept, ascending, each less the one before. */
export type GramPostings = readonly number[];
export type GramsFile = Record<string, GramPostings>;

/** Row of the piece in the table, number of the paragraph. */
export type LayerCite = readonly [piece: number, paragraph: number];
export type LayerLine = readonly [found: FoundAs, words: string, cites: readonly LayerCite[]];
/** Naming lines (names, questions, places) find a row before those that tell more of it. The address stands below the site's base. */
export type LayerRow = readonly [
  kind: AnswerKind,
  name: string,
  url: string,
  naming: readonly LayerLine[],
  telling: readonly LayerLine[],
];

/** Rows of a file and lines of a row at most: a place is `(file * ROWS + row) * LINES + line`. */
export const ROWS = 16;
export const LINES = 128;
/** The first of the telling lines, those beyond the last are not looked through; a paragraph tells by its text, which is kept elsewhere. */
export const FIRST_TELLING = 32;

export const gramsPath = (version: string, file: number): string => `data/search/editors/${version}/grams-${file}.json`;
export const rowsPath = (version: string, file: number): string => `data/search/editors/${version}/rows-${file}.json`;

/** The file that a gram stands in, of so many: FNV-1a. */
export function fileOfGram(gram: string, files: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < gram.length; at++) hash = Math.imul(hash ^ gram.charCodeAt(at), 0x01000193) >>> 0;
  return hash % files;
}
