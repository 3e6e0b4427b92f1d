/** Search as files: the table, the texts that passages are cut from, and the records that the index is made of. */
import { createHash } from 'node:crypto';
import { encode, startOf } from '../shared/code.ts';
import { makeFold, type Fold } from '../shared/fold.ts';
import {
  PAGEFIND_PATH,
  READINGS_PATH,
  SEARCH_FORMAT,
  TABLE_PATH,
  textPath,
  type Facets,
  type SearchTable,
  type Suggestion,
  type TableCase,
  type TablePiece,
  type TextParagraph,
  type Told,
} from '../shared/table.ts';
import { nameRanges } from '../../text/masked.ts';
import type { EditorsAnswer } from '../../archive/queries/editors-words.ts';
import { buildEveryday } from './everyday.ts';
import type { SearchFile } from './files.ts';
import { buildLayer } from './layer.ts';
import { reduceFold, simplifications } from './fold-pairs.ts';
import { formPairs } from './forms.ts';
import { indexRecords, type PagefindRecord } from './pagefind.ts';
import { readingsOf } from './pinyin.ts';

/** What search needs to know of a piece. */
export interface SearchablePiece extends Facets {
  id: string;
  /** Below the site's base, `/essays/<id>/`. */
  url: string;
  title: string;
  /** As on its seal. */
  number: number;
  /** Reading text and witness line of each paragraph; its role is `text` where it is running text. */
  paragraphs: { id: string; role: string; text: string; source: string }[];
}

/** The words by which a case tells a value. */
interface Cite {
  piece: string;
  paragraph: string;
  quote: string;
}

/** What search needs to know of a case: by value the words that tell it, each in the reading text of its paragraph. */
export type SearchableCase = Record<keyof TableCase, Record<string, readonly Cite[]>>;

/** What the table carries besides the pieces. */
export interface SearchExtras {
  labels: Record<string, Record<string, string>>;
  variants: string[][];
  /** Names of the same thing. */
  names: string[][];
  everyday: { said: string[]; found: string[] }[];
  suggestions: Suggestion[];
  cases: SearchableCase[];
  /** What the editors wrote. */
  editors: readonly EditorsAnswer[];
  /** Names that are read in their pieces and nowhere else; the table carries none of them. */
  privateNames: readonly string[];
}

/** A piece's record: the reading layer's paragraphs, then the source layer's where they differ. */
export interface SearchRecord extends PagefindRecord {
  /** The place where the source layer begins. */
  sourceAt: number;
}

/** How many of the commonest characters the table lists; beyond these, rarity no longer tells much. */
const COMMON_CHARACTERS = 200;

/** The record that stands for a piece in the index. */
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
 * Everything that search needs in the built site, by path below its root: data/search.json, data/search/ (texts, how names
 * sound, and the editors' words) and pagefind/.
 * The same pieces give the same bytes, in whatever order they come.
 */
export async function buildSearch(pieces: readonly SearchablePiece[], extras: SearchExtras): Promise<SearchFile[]> {
  const sorted = [...pieces].sort((a, b) => compare(a.id, b.id));
  const pairs = reduceFold(simplifications(), searchedTexts(sorted, extras));
  const fold = makeFold(pairs);
  const records = sorted.map((piece) => searchRecord(piece, fold));
  const index = await indexRecords(records);
  const texts = sorted.map((piece) => json(textParagraphs(piece, fold, extras.privateNames)));
  const rows = sorted.map((piece, at): TablePiece => {
    const { paragraphs, ...row } = piece;
    return {
      ...facetsInOrder(row),
      length: paragraphs.reduce((sum, { text }) => sum + [...text].length, 0),
      sourceAt: records[at]!.sourceAt,
      record: index.records.get(piece.url)!,
      text: hash(texts[at]!),
    };
  });
  const layer = buildLayer(extras.editors, sorted, fold);
  const everyday = buildEveryday(extras.everyday, fold);
  const table: Omit<SearchTable, 'version'> = {
    format: SEARCH_FORMAT,
    index: index.name,
    pagefind: index.release,
    fold: pairs,
    forms: formPairs(fold, searchedTexts(sorted, extras)),
    common: commonCharacters(sorted, fold),
    variants: extras.variants.map((forms) => [...forms]).sort((a, b) => compare(a.join(), b.join())),
    names: standingNames(extras.names, sorted, fold),
    everyday: everyday.info,
    labels: sortedLabels(extras.labels),
    suggestions: [...extras.suggestions].sort((a, b) => compare(a.kind + a.text, b.kind + b.text)),
    layer: layer.info,
    pieces: rows,
    cases: tableCases(extras.cases, sorted),
  };
  const readings = readingsOf(
    [...sorted.map(({ title }) => title), ...extras.suggestions.map(({ text }) => text)],
    fold,
  );
  return [
    { path: TABLE_PATH, bytes: json({ version: hash(json(table)), ...table }) },
    ...everyday.files,
    ...texts.map((bytes) => ({ path: textPath(hash(bytes)), bytes })),
    { path: READINGS_PATH, bytes: json(readings) },
    ...layer.files,
    ...index.files.map(({ path, bytes }) => ({ path: PAGEFIND_PATH + path, bytes })),
  ];
}

function* searchedTexts(pieces: readonly SearchablePiece[], extras: SearchExtras): Generator<string> {
  for (const piece of pieces) {
    yield piece.title;
    for (const { text, source } of piece.paragraphs) yield text + source;
  }
  for (const { text } of extras.suggestions) yield text;
  for (const forms of [...extras.variants, ...extras.names]) yield forms.join('');
  for (const { said } of extras.everyday) yield said.join('');
  for (const { name, lines } of extras.editors) yield name + lines.map(({ words }) => words).join('');
}

/** Names that stand in some piece, with the number of pieces; groups of which more than one does. */
function standingNames(
  groups: readonly (readonly string[])[],
  pieces: readonly SearchablePiece[],
  fold: Fold,
): SearchTable['names'] {
  const texts = pieces.map(({ title, paragraphs }) =>
    fold([title, ...paragraphs.flatMap(({ text, source }) => [text, source])].join('\n')),
  );
  return groups
    .map((forms) =>
      forms
        .map((form): [string, number] => [form, texts.filter((text) => text.includes(fold(form))).length])
        .filter(([, count]) => count > 0),
    )
    .filter((forms) => forms.length > 1)
    .sort(([a], [b]) => compare(a![0], b![0]));
}

/** Cases with the places of their words. @throws where words are not in their paragraph */
function tableCases(cases: readonly SearchableCase[], pieces: readonly SearchablePiece[]): TableCase[] {
  const rows = new Map(pieces.map(({ id }, row) => [id, row]));
  const toldIn = ({ piece, paragraph, quote }: Cite): Told => {
    const row = rows.get(piece);
    const text = row === undefined ? '' : pieces[row]!.paragraphs.find(({ id }) => id === paragraph)?.text;
    const [before, ...after] = text?.split(quote) ?? [];
    if (row === undefined || after.length === 0) throw new Error(`${piece}#${paragraph} 里没有“${quote}”`);
    return [row, Number(paragraph.slice(1)), [...before!].length];
  };
  const told = (values: Record<string, readonly Cite[]>) =>
    Object.fromEntries(Object.entries(values).map(([value, cites]) => [value, cites.map(toldIn)]));
  return cases.map(({ cause, measure }) => ({ cause: told(cause), measure: told(measure) }));
}

function textParagraphs(piece: SearchablePiece, fold: Fold, privateNames: readonly string[]): TextParagraph[] {
  return piece.paragraphs.map(({ id, role, text, source }) => {
    const isTwice = fold(source) !== fold(text);
    const names = nameRanges(text, privateNames);
    const sourceNames = isTwice ? nameRanges(source, privateNames) : [];
    return {
      id,
      ...(role === 'text' ? {} : { role }),
      text,
      ...(isTwice ? { source } : {}),
      ...(names.length > 0 ? { names } : {}),
      ...(sourceNames.length > 0 ? { sourceNames } : {}),
    };
  });
}

/** Fields in one order, whatever order the caller's object had. */
function facetsInOrder(piece: Omit<SearchablePiece, 'paragraphs'>): Omit<SearchablePiece, 'paragraphs'> {
  const { id, url, title, number, kind, genre, themes, tags, places, year, standpoint, causes, measures } = piece;
  const span = year && { from: year.from, to: year.to, certain: year.certain };
  return { id, url, title, number, kind, genre, themes, tags, places, year: span, standpoint, causes, measures };
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

const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 12);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
