/** Search as files: Pagefind's index, the texts that passages are cut from, and the table that ties them together. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { transform } from 'esbuild';
import { configs } from 'opencc-js/preset/t2cn';
import * as pagefind from 'pagefind';
import { makeFold, reduceFold, type Fold, type FoldPairs } from '../shared/fold.ts';
import { encode, startOf } from '../shared/code.ts';
import {
  PAGEFIND_PATH,
  SEARCH_FORMAT,
  TABLE_PATH,
  textPath,
  type Facets,
  type SearchTable,
  type Suggestion,
  type TablePiece,
  type TextParagraph,
} from '../shared/table.ts';

/** What search needs to know of a piece. */
export interface SearchablePiece extends Facets {
  id: string;
  /** Below the site's base, `/essays/<id>/`. */
  url: string;
  title: string;
  /** Reading text and witness line of each paragraph. */
  paragraphs: { id: string; text: string; source: string }[];
}

/** What the table carries besides the pieces. */
export interface SearchExtras {
  labels: Record<string, Record<string, string>>;
  variants: string[][];
  suggestions: Suggestion[];
}

/** One record for Pagefind: the reading layer's paragraphs, then the source layer's where they differ. */
export interface SearchRecord {
  url: string;
  content: string;
  sourceAt: number;
}

/** A file of the built site, its path relative to the site's root. */
export interface SearchFile {
  path: string;
  bytes: Uint8Array;
}

/** How many of the commonest characters the table lists; beyond these, rarity no longer tells much. */
const COMMON_CHARACTERS = 200;

/** Every single character that OpenCC simplifies, from its table of characters alone: phrases would change lengths. */
export function simplifications(): FoldPairs {
  const pairs = new Map<string, string>();
  for (const dictionary of configs.t2s!.conversionChain[0]!) {
    if (typeof dictionary !== 'string') throw new Error('opencc-js: the t2s dictionary is no longer one string');
    for (const entry of dictionary.split('|')) {
      const [from, to] = entry.split(' ') as [string, string];
      if ([...from].length === 1 && [...to].length === 1 && !pairs.has(from)) pairs.set(from, to);
    }
  }
  return { from: [...pairs.keys()].join(''), to: [...pairs.values()].join('') };
}

/** A piece's record. */
export function searchRecord(piece: SearchablePiece, fold: Fold): SearchRecord {
  const reading = piece.paragraphs.map(({ text }) => fold(text));
  const source = piece.paragraphs
    .map((paragraph, index) => ({ folded: fold(paragraph.source), index }))
    .filter(({ folded, index }) => folded !== reading[index])
    .map(({ folded }) => folded);
  const all = [...reading, ...source];
  return { url: piece.url, content: encode(all), sourceAt: startOf(all, reading.length) };
}

/**
 * Everything that search needs in the built site: data/search.json, data/search/ and pagefind/.
 * The same pieces give the same bytes, in whatever order they come.
 */
export async function buildSearch(pieces: readonly SearchablePiece[], extras: SearchExtras): Promise<SearchFile[]> {
  const sorted = [...pieces].sort((a, b) => compare(a.id, b.id));
  const pairs = reduceFold(simplifications(), searchedTexts(sorted, extras));
  const fold = makeFold(pairs);
  const records = sorted.map((piece) => searchRecord(piece, fold));
  const index = await pagefindIndex(records);
  const texts = sorted.map((piece) => json(textParagraphs(piece, fold)));
  const rows = sorted.map((piece, at): TablePiece => {
    const { paragraphs, ...row } = piece;
    return {
      ...facetsInOrder(row),
      length: paragraphs.reduce((sum, { text }) => sum + [...text].length, 0),
      sourceAt: records[at]!.sourceAt,
      record: index.names.get(piece.url)!,
      text: hash(texts[at]!),
    };
  });
  const table: Omit<SearchTable, 'version'> = {
    format: SEARCH_FORMAT,
    index: index.name,
    pagefind: index.release,
    fold: pairs,
    common: commonCharacters(sorted, fold),
    variants: extras.variants.map((forms) => [...forms]).sort((a, b) => compare(a.join(), b.join())),
    labels: sortedLabels(extras.labels),
    suggestions: [...extras.suggestions].sort((a, b) => compare(a.kind + a.text, b.kind + b.text)),
    pieces: rows,
  };
  return [
    { path: TABLE_PATH, bytes: json({ version: hash(json(table)), ...table }) },
    ...texts.map((bytes) => ({ path: textPath(hash(bytes)), bytes })),
    ...index.files,
  ];
}

/** Writes the files of `buildSearch` into a built site. */
export async function writeSearch(files: readonly SearchFile[], directory: string): Promise<void> {
  for (const file of files) {
    const target = path.join(directory, file.path);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, file.bytes);
  }
}

function* searchedTexts(pieces: readonly SearchablePiece[], extras: SearchExtras): Generator<string> {
  for (const piece of pieces) {
    yield piece.title;
    for (const { text, source } of piece.paragraphs) yield text + source;
  }
  for (const { text } of extras.suggestions) yield text;
  for (const forms of extras.variants) yield forms.join('');
}

function textParagraphs(piece: SearchablePiece, fold: Fold): TextParagraph[] {
  return piece.paragraphs.map(({ id, text, source }) => ({
    id,
    text,
    ...(fold(source) === fold(text) ? {} : { source }),
  }));
}

/** Fields in one order, whatever order the caller's object had. */
function facetsInOrder(piece: Omit<SearchablePiece, 'paragraphs'>): Omit<SearchablePiece, 'paragraphs'> {
  const { id, url, title, kind, genre, themes, tags, places, year, standpoint, causes, measures } = piece;
  const span = year && { from: year.from, to: year.to };
  return { id, url, title, kind, genre, themes, tags, places, year: span, standpoint, causes, measures };
}

function sortedLabels(labels: SearchExtras['labels']): SearchExtras['labels'] {
  const sortKeys = <T>(record: Record<string, T>) =>
    Object.fromEntries(Object.entries(record).sort(([a], [b]) => compare(a, b)));
  return sortKeys(Object.fromEntries(Object.entries(labels).map(([facet, values]) => [facet, sortKeys(values)])));
}

function commonCharacters(pieces: readonly SearchablePiece[], fold: Fold): string {
  const counts = new Map<string, number>();
  for (const { paragraphs } of pieces) {
    for (const { text } of paragraphs) {
      for (const char of fold(text)) counts.set(char, (counts.get(char) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || compare(a, b))
    .slice(0, COMMON_CHARACTERS)
    .map(([char]) => char)
    .join('');
}

/** Files of a Pagefind index that the engine fetches. Its interface, its own worker and its fragments are not among them. */
const NEEDED = /^(?:pagefind\.js|pagefind-entry\.json|pagefind\.[^/]+\.pf_meta|wasm\.unknown\.pagefind|index\/.+)$/u;
const FRAGMENT = /^fragment\/(.+)\.pf_fragment$/u;
/** Pagefind's files begin with this, once unzipped. */
const SIGNATURE_LENGTH = 'pagefind_dcd'.length;

/**
 * How much Pagefind puts into an index chunk, in its own measure (places and pages, about 2.2 for each token).
 * A query fetches two or three chunks of 2 bytes for each, and the meta file with 18 bytes for every chunk there is;
 * the sum is least near the square root of 9 times the tokens. Smaller archives want smaller chunks.
 */
function chunkSize(records: readonly SearchRecord[]): number {
  const tokens = records.reduce((sum, { content }) => sum + content.split(' ').length, 0);
  return Math.max(1, Math.round(Math.sqrt(9 * tokens)));
}

interface PagefindIndex {
  name: string;
  release: string;
  /** Record names by URL. */
  names: Map<string, string>;
  files: SearchFile[];
}

/**
 * Lets Pagefind index the records. Language `unknown`: neither index nor query is segmented. No filters and no meta:
 * filters would make its files differ from run to run, and the table knows better.
 */
async function pagefindIndex(records: readonly SearchRecord[]): Promise<PagefindIndex> {
  const before = process.env.PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE;
  process.env.PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE = String(chunkSize(records));
  try {
    const { index, errors } = await pagefind.createIndex();
    if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
    for (const { url, content } of records) {
      const added = await index.addCustomRecord({ url, content, language: 'unknown' });
      if (added.errors.length > 0) throw new Error(`Pagefind refused ${url}: ${added.errors.join('; ')}`);
    }
    const { files, errors: faults } = await index.getFiles();
    if (faults.length > 0) throw new Error(`Pagefind wrote no index: ${faults.join('; ')}`);
    return await readIndex(files, records);
  } finally {
    await pagefind.close();
    if (before === undefined) delete process.env.PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE;
    else process.env.PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE = before;
  }
}

/** Pagefind ships its script with its long names: a tenth of what it sends, on the first search of every visitor. */
async function minified(script: Uint8Array): Promise<Uint8Array> {
  const { code } = await transform(new TextDecoder().decode(script), { minify: true, format: 'esm', target: 'es2022' });
  return new TextEncoder().encode(code);
}

/** The part of pagefind-entry.json that matters here. */
interface PagefindEntry {
  version: string;
  languages: { unknown: { hash: string } };
}

async function readIndex(
  files: readonly pagefind.IndexFile[],
  records: readonly SearchRecord[],
): Promise<PagefindIndex> {
  const names = new Map<string, string>();
  for (const { path: name, content } of files) {
    const record = FRAGMENT.exec(name)?.[1];
    if (!record) continue;
    const fragment = JSON.parse(gunzipSync(content).subarray(SIGNATURE_LENGTH).toString()) as { url: string };
    names.set(fragment.url, record);
  }
  const lost = records.find(({ url }) => !names.has(url));
  if (lost) throw new Error(`Pagefind lost the record of ${lost.url}`);
  const entryFile = files.find(({ path: name }) => name === 'pagefind-entry.json');
  if (!entryFile) throw new Error('Pagefind wrote no entry file');
  const entry = JSON.parse(new TextDecoder().decode(entryFile.content)) as PagefindEntry;
  return {
    name: entry.languages.unknown.hash,
    release: entry.version,
    names,
    files: (
      await Promise.all(
        files
          .filter(({ path: name }) => NEEDED.test(name))
          .map(async ({ path: name, content }) => ({
            path: PAGEFIND_PATH + name,
            bytes: name.endsWith('.js') ? await minified(content) : content,
          })),
      )
    ).sort((a, b) => compare(a.path, b.path)),
  };
}

const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 12);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
