/** What both sides know of the files that Pagefind writes; what one side knows stands in its own pagefind.ts. */

/** What the compressed files begin with, once unzipped. */
export const SIGNATURE = 'pagefind_dcd';
/** The script, and the file that names the index it opens. */
export const SCRIPT_FILE = 'pagefind.js';
export const ENTRY_FILE = 'pagefind-entry.json';

/** The part of the entry file that matters here. */
export interface PagefindEntry {
  /** The release of Pagefind that wrote the index. */
  version: string;
  languages: { unknown: { hash: string } };
}
