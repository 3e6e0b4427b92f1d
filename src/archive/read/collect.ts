import type { z } from 'zod';
import { addFaults as add, type Fault } from '../faults.ts';
import type { Entry, Kind, Store } from '../kinds/kind.ts';
import { decodeText, characterFaults, splitLines } from './text-file.ts';
import type { ContentTree } from './tree.ts';
import {
  FRONT_MATTER_LINE,
  parseYaml,
  splitFrontMatter,
  validate,
  type FrontMatter,
  type ParsedYaml,
} from './yaml-file.ts';

/** A file of a kind that has a file for each entry, known whatever is wrong with it. */
export interface KindFile extends FrontMatter {
  id: string;
  file: string;
  /** The unchecked front matter or YAML; null where it could not be parsed. */
  parsed: ParsedYaml | null;
}

/** Everything of a kind that could be read. */
export interface Collected<T> {
  entries: Entry<T>[];
  /** Names of all entries, the faulty ones too, so that one fault does not cause a hundred. */
  ids: ReadonlySet<string>;
  /** false where a file could not be read: a name that is not among `ids` may then be there all the same. */
  complete: boolean;
  /** Whether every entry could be read. */
  sound: boolean;
  /** The files of a kind that has one for each entry. */
  files: KindFile[];
}

interface Reading<T> {
  collected: Collected<T>;
  /** Paths of the tree that the kind has read. */
  used: string[];
  faults: Fault[];
}

const shown = (path: string) => `content/${path}`;
const missing = (path: string): Fault => ({
  file: shown(path),
  line: 1,
  code: 'missing-file',
  message: '缺少这个文件；写法见编者手册。',
});

/** Reads all entries of a kind. */
export function collect<S extends z.ZodType>(tree: ContentTree, kind: Kind<S>): Reading<z.output<S>> {
  const { store } = kind;
  switch (store.form) {
    case 'files':
      return collectFiles(tree, kind, store);
    case 'list':
    case 'single':
      return collectYaml(tree, kind, store);
    case 'table':
      return collectTables(tree, kind, [store.file], store.columns);
    case 'tables': {
      const paths = pathsIn(tree, store.folder, store.ending);
      return collectTables(tree, kind, paths, store.columns);
    }
    case 'lines':
      return collectLines(tree, kind, store.file);
  }
}

/** Paths of the files directly in a folder whose names end so, in order. */
function pathsIn(tree: ContentTree, folder: string, ending: string): string[] {
  return [...tree.files.keys()].filter(
    (path) => path.startsWith(`${folder}/`) && !path.slice(folder.length + 1).includes('/') && path.endsWith(ending),
  );
}

const stem = (path: string, ending: string) => path.slice(path.lastIndexOf('/') + 1, -ending.length);

function collectFiles<S extends z.ZodType>(
  tree: ContentTree,
  kind: Kind<S>,
  store: Extract<Store, { form: 'files' }>,
): Reading<z.output<S>> {
  const faults: Fault[] = [];
  const entries: Entry<z.output<S>>[] = [];
  const files: KindFile[] = [];
  const required = store.ending === '.md' ? (store.required ?? []) : [];
  const isClosed = store.ending === '.md' && store.closed;
  const paths = store.folders
    .flatMap((folder) => pathsIn(tree, folder, store.ending))
    .filter((path) => !isClosed || required.includes(stem(path, store.ending)));
  for (const path of paths) {
    const file = shown(path);
    const { text, faults: encoding } = decodeText(file, tree.files.get(path)!);
    const parts = store.ending === '.md' ? splitFrontMatter(text) : { yaml: text, body: '', bodyLine: 1 };
    // A body of paragraphs is the witness's, with whatever that has; what its notes add is looked at with the marks.
    const isWitness = store.ending === '.md' && store.body === 'paragraphs';
    add(faults, isWitness ? characterFaults(file, parts.yaml ?? '', FRONT_MATTER_LINE) : characterFaults(file, text));
    const read =
      parts.yaml === null
        ? withoutFrontMatter(file, text)
        : parseYaml(file, parts.yaml, store.ending === '.md' ? FRONT_MATTER_LINE : 1);
    add(faults, encoding, read.faults);
    const id = stem(path, store.ending);
    files.push({ id, file, ...parts, parsed: read.parsed });
    if (!read.parsed) continue;
    const { value, lineOf } = read.parsed;
    const validated = validate(file, kind.schema, value, lineOf);
    add(faults, validated.faults);
    if (validated.data === null) continue;
    const { body, bodyLine } = parts;
    if (store.ending === '.md' && store.body === 'prose' && !store.mayBeEmpty && body.trim() === '') {
      faults.push({ file, line: bodyLine - 1, code: 'missing-field', message: '元数据下面没有正文；写上正文。' });
    }
    entries.push({ id, file, data: validated.data, lineOf: (at = []) => lineOf(at), body, bodyLine });
  }
  const ids = new Set(files.map(({ id }) => id));
  for (const id of required) if (!ids.has(id)) faults.push(missing(`${store.folders[0]}/${id}${store.ending}`));
  return {
    collected: { entries, ids, complete: true, sound: entries.length === files.length, files },
    used: paths,
    faults,
  };
}

function withoutFrontMatter(file: string, text: string): { parsed: null; faults: Fault[] } {
  const message = text.startsWith('---\n')
    ? '元数据没有结尾；在最后一个字段下面写一行 ---，再写正文。'
    : '文件开头没有元数据；第一行写 ---，再写各字段，再写一行 ---。';
  return { parsed: null, faults: [{ file, line: 1, code: 'yaml-syntax', message }] };
}

const NOTHING = { entries: [], ids: new Set<string>(), complete: false, sound: false, files: [] };
/** A file that may be left out, and is. */
const LEFT_OUT = { ...NOTHING, complete: true, sound: true };

function collectYaml<S extends z.ZodType>(
  tree: ContentTree,
  kind: Kind<S>,
  store: Extract<Store, { form: 'list' | 'single' }>,
): Reading<z.output<S>> {
  const bytes = tree.files.get(store.file);
  if (!bytes) {
    const optional = store.form === 'list' && store.optional;
    return optional
      ? { collected: LEFT_OUT, used: [], faults: [] }
      : { collected: NOTHING, used: [], faults: [missing(store.file)] };
  }
  const file = shown(store.file);
  const used = [store.file];
  const { text, faults } = decodeText(file, bytes);
  add(faults, characterFaults(file, text));
  const { parsed, faults: syntax } = parseYaml(file, text);
  add(faults, syntax);
  if (!parsed) return { collected: NOTHING, used, faults };
  const { value, lineOf } = parsed;
  const isList = Array.isArray(value) && (value.length > 0 || (store.form === 'list' && store.optional));
  if (store.form === 'list' && !isList) {
    const message = '这个文件要是一个列表，至少一条，每条以 - 开头；写法见编者手册。';
    faults.push({ file, line: 1, code: 'invalid-field', message });
    return { collected: NOTHING, used, faults };
  }
  const entries: Entry<z.output<S>>[] = [];
  const ids = new Set<string>();
  const items = store.form === 'list' ? (value as unknown[]) : [value];
  for (const [index, item] of items.entries()) {
    const at = (path: readonly PropertyKey[] = []) => lineOf(store.form === 'list' ? [index, ...path] : path);
    const named = kind.id === undefined ? index + 1 : (item as Record<string, unknown> | null)?.[kind.id];
    const id = typeof named === 'string' ? named : String(index + 1);
    ids.add(id);
    const name = store.form === 'list' ? `第 ${index + 1} 条` : '';
    const validated = validate(file, kind.schema, item, at, name);
    add(faults, validated.faults);
    if (validated.data !== null) entries.push({ id, file, data: validated.data, lineOf: at, body: '', bodyLine: 1 });
  }
  const sound = entries.length === items.length;
  return { collected: { entries, ids, complete: true, sound, files: [] }, used, faults };
}

/** Tables are optional; their first line names the columns. */
function collectTables<S extends z.ZodType>(
  tree: ContentTree,
  kind: Kind<S>,
  paths: readonly string[],
  columns: readonly string[],
): Reading<z.output<S>> {
  const faults: Fault[] = [];
  const entries: Entry<z.output<S>>[] = [];
  const used = paths.filter((path) => tree.files.has(path));
  for (const path of used) {
    const file = shown(path);
    const { text, faults: encoding } = decodeText(file, tree.files.get(path)!);
    add(faults, encoding, characterFaults(file, text));
    const [header = '', ...rows] = splitLines(text);
    if (header !== columns.join('\t')) {
      const message = `${kind.label}表的第一行要写 ${columns.join('、')}，各用一个制表符隔开；补上它。`;
      faults.push({ file, line: 1, code: 'invalid-field', message });
    }
    rows.forEach((row, index) => {
      const line = index + 2;
      const cells = row.split('\t');
      if (cells.length !== columns.length) {
        const message = `${kind.label}表的这一行读不懂；每行写 ${columns.join('、')}，各用一个制表符隔开。`;
        faults.push({ file, line, code: 'invalid-field', message });
        return;
      }
      const value = Object.fromEntries(columns.map((column, at) => [column, cells[at]]));
      const validated = validate(file, kind.schema, value, () => line);
      add(faults, validated.faults);
      if (validated.data === null) return;
      const id = `${stem(path, '.tsv')}:${line}`;
      entries.push({ id, file, data: validated.data, lineOf: () => line, body: '', bodyLine: 1 });
    });
  }
  const ids = new Set(entries.map(({ id }) => id));
  return { collected: { entries, ids, complete: true, sound: faults.length === 0, files: [] }, used, faults };
}

function collectLines<S extends z.ZodType>(tree: ContentTree, kind: Kind<S>, path: string): Reading<z.output<S>> {
  const bytes = tree.files.get(path);
  if (!bytes) return { collected: LEFT_OUT, used: [], faults: [] };
  const file = shown(path);
  const { text, faults } = decodeText(file, bytes);
  add(faults, characterFaults(file, text));
  const entries = splitLines(text).flatMap((line, index): Entry<z.output<S>>[] => {
    const name = line.trim();
    if (name === '' || name.startsWith('#')) return [];
    const validated = validate(file, kind.schema, { name }, () => index + 1);
    add(faults, validated.faults);
    if (validated.data === null) return [];
    return [{ id: name, file, data: validated.data, lineOf: () => index + 1, body: '', bodyLine: 1 }];
  });
  const ids = new Set(entries.map(({ id }) => id));
  return { collected: { entries, ids, complete: true, sound: faults.length === 0, files: [] }, used: [path], faults };
}
