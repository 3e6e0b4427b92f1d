import type { z } from 'zod';
import type { FaultCode } from '../faults.ts';

/** A value read from a content file, with the way back to the line that each part of it stands on. */
export interface Entry<T> {
  /** What references call it: the file's name without its ending, the value of the kind's `id`, else its number in the list. */
  id: string;
  file: string;
  data: T;
  /** 1-based line of the value at a path such as `['themes', 0]`; of the nearest parent where the path is absent. */
  lineOf(path?: readonly PropertyKey[]): number;
  /** What follows the front matter; empty where there is none. */
  body: string;
  /** 1-based line of the body's first line. */
  bodyLine: number;
}

/** Where the entries of a kind lie below the content folder. */
export type Store =
  /**
   * A file for each entry, in any of the folders. `body`: what follows the front matter of a Markdown file; `mayBeEmpty`: there
   * may be none; `required`: names that have to be there; `closed`: there is no place for others; `reserved`: names whose
   * address the site needs itself.
   */
  | { form: 'files'; folders: readonly string[]; ending: '.yaml' }
  | {
      form: 'files';
      folders: readonly string[];
      ending: '.md';
      body: 'paragraphs' | 'prose';
      mayBeEmpty?: true;
      required?: readonly string[];
      closed?: true;
      reserved?: readonly string[];
    }
  /** One YAML file: a list with an item for each entry. */
  | { form: 'list'; file: string; optional?: true }
  /** One YAML file that is the only entry. */
  | { form: 'single'; file: string }
  /** Rows of tabs with a header, one file or those of a folder with that ending. */
  | { form: 'table'; file: string; columns: readonly string[] }
  | { form: 'tables'; folder: string; ending: string; columns: readonly string[] }
  /** A plain file, one entry a line; `#` begins a comment. */
  | { form: 'lines'; file: string };

/**
 * A kind of content, declared once: where it lies, what shape it has, what its fields are (see fields.ts). The reader,
 * the checks, the archive's type, the editors' schemas and the site's collections follow from it.
 */
export interface Kind<S extends z.ZodType = z.ZodType, R = unknown, T extends Store = Store> {
  /** How messages call an entry: 主题. */
  label: string;
  store: T;
  schema: S;
  /** The field that references name an entry of a list by. */
  id?: string;
  /** The code of a reference to an entry that there is not. */
  unknown?: FaultCode;
  /** The address of an entry below the site's base, where each has a page of its own. */
  address?(entry: Pick<Entry<z.output<S>>, 'id' | 'file' | 'data'>): string;
  /** Whether only entries that some other entry names have their page. */
  addressWhereNamed?: true;
  /**
   * What a search of the editors' words finds an entry as, by those of its fields that are declared `found`, and the address
   * of that answer where it is not the entry's own.
   */
  answer?: { as: AnswerKind; at?(id: string): string };
  /** Whether such a search looks into the body's prose too. */
  foundBody?: true;
  /** Somebody else's signature on the body's prose; see `Review`. */
  reviewBody?: 'required' | 'listed';
  /** What the archive holds of an entry; its data where there is none. */
  record?(entry: Entry<z.output<S>>): R;
  /** The order of records in the archive; that of the files where there is none. */
  order?(a: R, b: R): number;
}

/** What an answer by the editors' words can be; `paragraph` is one whose piece says which questions it answers. */
export type AnswerKind = 'paragraph' | 'situation' | 'case' | 'term' | 'theme' | 'unit' | 'decision' | 'piece';

export type Kinds = Readonly<Record<string, Kind>>;
/** The data of a kind's entries, as its schema has it. */
export type DataOf<K> = K extends { schema: infer S extends z.ZodType } ? z.output<S> : never;
/** What the archive holds of a kind's entries. */
export type RecordOf<K> = K extends { record?(entry: never): infer R } ? R : never;

/** A kind as it is, its types kept. */
export function defineKind<S extends z.ZodType, R = z.output<S>, const T extends Store = Store>(
  kind: Kind<S, R, T>,
): Kind<S, R, T> {
  return kind;
}

/** Where a new entry would be added, for messages. */
export function homeOf({ store }: Kind): string {
  switch (store.form) {
    case 'files':
      return store.folders.map((folder) => `content/${folder}/`).join(' 或 ');
    case 'tables':
      return `content/${store.folder}/`;
    default:
      return `content/${store.file}`;
  }
}
