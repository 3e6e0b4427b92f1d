/** What both sides know of the files that Pagefind writes; what one side knows stands in its own pagefind.ts. */
import { PAGEFIND_PATH, type SearchTable } from './table.ts';

/** What the compressed files begin with, once unzipped. */
export const SIGNATURE = 'pagefind_dcd';
/** The script, and the file that names the index it opens. */
export const SCRIPT_FILE = 'pagefind.js';
export const ENTRY_FILE = 'pagefind-entry.json';

/** The entry file. */
export interface PagefindEntry {
  /** The release of Pagefind that wrote the index. */
  version: string;
  languages: { unknown: { hash: string; wasm: null; page_count: number } };
  include_characters: string[];
}

/** The table's part that names an index. */
export type NamedIndex = Pick<SearchTable, 'index' | 'pagefind'> & { pieces: { length: number } };

/** The entry file of an index, as Pagefind writes it: all that it tells stands in the table. */
export const entryOf = ({ index, pagefind, pieces }: NamedIndex): PagefindEntry => ({
  version: pagefind,
  languages: { unknown: { hash: index, wasm: null, page_count: pieces.length } },
  include_characters: [...'_‿⁀⁔︳︴﹍﹎﹏＿'],
});

/** Where the WebAssembly is fetched; its name does not change with its content, as the others' do. */
const wasmPath = ({ pagefind }: NamedIndex): string => `${PAGEFIND_PATH}wasm.unknown.pagefind?v=${pagefind}`;
/** Where the list of an index is fetched. */
const metaPath = ({ index }: NamedIndex): string => `${PAGEFIND_PATH}pagefind.${index}.pf_meta`;

/** What every first search fetches of an index, below the site's base, the largest first. */
export const needed = (table: NamedIndex): string[] => [wasmPath(table), metaPath(table)];
