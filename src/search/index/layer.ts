/** The editors' words as files of their own, see shared/layer.ts. */
import { createHash } from 'node:crypto';
import type { EditorsAnswer, EditorsLine } from '../../archive/queries/editors-words.ts';
import { contentPairs, contentRuns } from '../shared/content-words.ts';
import type { Fold } from '../shared/fold.ts';
import {
  fileOfGram,
  FIRST_TELLING,
  gramsPath,
  LINES,
  ROWS,
  rowsPath,
  type FoundAs,
  type GramsFile,
  type LayerInfo,
  type LayerLine,
  type LayerRow,
} from '../shared/layer.ts';
import type { SearchablePiece } from './build.ts';
import type { SearchFile } from './files.ts';

/** A file of rows is full with so many characters of lines. */
const ROW_CHARACTERS = 500;
/** Of a gram that more lines hold, so many places are kept: it tells little, and no file may grow with the archive. */
const PLACES_AT_MOST = 400;

const NAMING = new Set<FoundAs>(['name', 'asked', 'place']);

/**
 * The files of the layer, and what the table says of it; null and none where there are no words.
 * @param pieces in the order of the table
 */
export function buildLayer(
  answers: readonly EditorsAnswer[],
  pieces: readonly Pick<SearchablePiece, 'id' | 'paragraphs'>[],
  fold: Fold,
): { info: LayerInfo | null; files: SearchFile[] } {
  const numbers = new Map(pieces.map(({ id }, row) => [id, row]));
  const rowOf = (piece: string) => numbers.get(piece)!;
  const rows = answers.filter(({ lines }) => lines.length > 0).map((answer) => toRow(answer, rowOf));
  const rowFiles = fileRows(rows);
  const { grams, lines } = placesOfGrams(rowFiles, pieces, fold);
  if (lines === 0) return { info: null, files: [] };
  const gramFiles = fileGrams(grams);
  const bytes = { grams: gramFiles.map(json), rows: rowFiles.map(json) };
  const digest = createHash('sha256');
  for (const file of [...bytes.grams, ...bytes.rows]) digest.update(file);
  const version = digest.digest('hex').slice(0, 12);
  return {
    info: { version, grams: gramFiles.length, lines },
    files: [
      ...bytes.grams.map((file, at) => ({ path: gramsPath(version, at), bytes: file })),
      ...bytes.rows.map((file, at) => ({ path: rowsPath(version, at), bytes: file })),
    ],
  };
}

function toRow({ as, name, url, lines }: EditorsAnswer, rowOf: (piece: string) => number): LayerRow {
  const toLine = ({ found, words, cites }: EditorsLine): LayerLine => [
    found,
    words,
    cites.map((cite) => {
      const [piece = '', paragraph = ''] = cite.split('#');
      return [rowOf(piece), Number(paragraph.slice(1))] as const;
    }),
  ];
  const naming = lines.filter(({ found }) => NAMING.has(found)).slice(0, FIRST_TELLING);
  const telling = lines.filter(({ found }) => !NAMING.has(found)).slice(0, LINES - FIRST_TELLING);
  return [as, name, url, naming.map(toLine), telling.map(toLine)];
}

/** Rows in their order, cut into files. */
function fileRows(rows: readonly LayerRow[]): LayerRow[][] {
  const files: LayerRow[][] = [];
  let size = Infinity;
  for (const row of rows) {
    const [, , , naming, telling] = row;
    const characters = [...naming, ...telling].reduce((sum, [, words]) => sum + words.length, 0);
    if (size + characters > ROW_CHARACTERS || files.at(-1)!.length === ROWS) {
      files.push([]);
      size = 0;
    }
    size += characters;
    files.at(-1)!.push(row);
  }
  return files;
}

function placesOfGrams(
  files: readonly (readonly LayerRow[])[],
  pieces: readonly Pick<SearchablePiece, 'paragraphs'>[],
  fold: Fold,
): { grams: Map<string, number[]>; lines: number } {
  const grams = new Map<string, number[]>();
  let lines = 0;
  const add = (words: string, place: number) => {
    lines += 1;
    for (const gram of gramsOf(fold(words))) {
      const places = grams.get(gram);
      if (places) places.push(place);
      else grams.set(gram, [place]);
    }
  };
  for (const [file, rows] of files.entries()) {
    for (const [at, [kind, , , naming, telling]] of rows.entries()) {
      const first = (file * ROWS + at) * LINES;
      naming.forEach(([, words], index) => add(words, first + index));
      telling.forEach(([, words], index) => add(words, first + FIRST_TELLING + index));
      const [piece, paragraph] = (kind === 'paragraph' ? naming[0]?.[2][0] : null) ?? [];
      if (piece !== undefined) add(pieces[piece]!.paragraphs[paragraph! - 1]!.text, first + FIRST_TELLING);
    }
  }
  return { grams, lines };
}

/** The characters that count and the pairs of a line, each once. */
function gramsOf(folded: string): Set<string> {
  const grams = new Set<string>();
  for (const run of contentRuns(folded)) {
    run.chars.forEach((char, at) => run.counts[at] && grams.add(char));
    for (const { pair } of contentPairs(run)) grams.add(pair);
  }
  return grams;
}

function fileGrams(grams: ReadonlyMap<string, readonly number[]>): GramsFile[] {
  const sorted = [...grams].sort(([a], [b]) => (a < b ? -1 : 1));
  const kept = sorted.map(([gram, places]) => [gram, postings(places)] as const);
  const size = kept.reduce((sum, [, { length }]) => sum + length, 0);
  // As many files as each has places: neither grows faster than the root of the archive.
  const count = Math.max(1, Math.round(Math.sqrt(size)));
  const files = Array.from({ length: count }, (): GramsFile => ({}));
  for (const [gram, list] of kept) files[fileOfGram(gram, count)]![gram] = list;
  return files;
}

/** Naming lines are kept before others. */
function postings(places: readonly number[]): number[] {
  const isNaming = (place: number) => place % LINES < FIRST_TELLING;
  const naming = places.filter(isNaming);
  const kept = places.length <= PLACES_AT_MOST ? places : [...naming, ...places.filter((p) => !isNaming(p))];
  const ascending = kept.slice(0, PLACES_AT_MOST).sort((a, b) => a - b);
  return [places.length, ...ascending.map((place, at) => place - (ascending[at - 1] ?? 0))];
}

const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
