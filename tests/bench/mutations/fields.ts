/** The values of a YAML text with the place of each, so that one can be damaged and the rest left as the editor wrote it. */
import { isMap, isScalar, isSeq, parseDocument, type Node, type YAMLMap } from 'yaml';
import { bodyOffset, type ContentFile, type Span } from './files.ts';

export interface Field extends Span {
  file: ContentFile;
  /** What kind of field it is, the same in all files of one kind: `essays/*.md year.evidence.quote`. */
  name: string;
  path: readonly (string | number)[];
  value: unknown;
  /** The key, where the value stands in a mapping. */
  key: Span | null;
  /** What to cut so that the entry is gone and the rest still parses; null for the only one of a block. */
  entry: Span | null;
}

/** A mapping and where a further entry can be put. */
export interface Mapping {
  file: ContentFile;
  name: string;
  path: readonly (string | number)[];
  keys: string[];
  /** UTF-16 offset where an entry can be inserted. */
  at: number;
  /** What has to follow an inserted `key: value`. */
  separator: string;
}

/** The field beside another in the same mapping. */
export function siblingOf({ fields }: { fields: readonly Field[] }, field: Field, key: string): Field | undefined {
  const path = [...field.path.slice(0, -1), key].join('.');
  return fields.find((other) => other.file === field.file && other.path.join('.') === path);
}

/** The fields and mappings of a file's YAML; none for files of another kind. */
export function listFields(file: ContentFile): { fields: Field[]; mappings: Mapping[] } {
  const fields: Field[] = [];
  const mappings: Mapping[] = [];
  const isMarkdown = file.path.endsWith('.md');
  if (!isMarkdown && !file.path.endsWith('.yaml')) return { fields, mappings };
  const offset = isMarkdown ? '---\n'.length : 0;
  const yaml = isMarkdown ? file.text.slice(offset, bodyOffset(file.text) - '---\n'.length) : file.text;
  const folder = file.path.replace(/(?<=^|\/)[^/]+$/u, '');
  const kind = isMarkdown || folder === 'sources/' ? `${folder}*${isMarkdown ? '.md' : '.yaml'}` : file.path;
  const nameOf = (path: readonly (string | number)[]) =>
    [kind, path.filter((part) => typeof part === 'string').join('.')].join(' ').trim();
  const place = (node: Node): Span => ({ start: offset + node.range![0], end: offset + node.range![1] });

  const visit = (node: Node, path: (string | number)[]) => {
    if (isMap(node)) {
      mappings.push({ file, name: nameOf(path), path, ...insertion(node, file.text, offset), keys: keysOf(node) });
      const items = node.items.map(({ key, value }) => ({ key: key as Node, value: value as Node }));
      const entries = cuts(items.map(({ key, value }) => ({ start: place(key).start, end: place(value).end })));
      for (const [index, { key, value }] of items.entries()) {
        const name = String(isScalar(key) ? key.value : key);
        add(value, [...path, name], place(key), entries[index]!);
      }
    } else if (isSeq(node)) {
      const items = node.items as Node[];
      const entries = node.flow ? cuts(items.map(place)) : items.map(() => null);
      for (const [index, item] of items.entries()) add(item, [...path, index], null, entries[index]!);
    }
  };
  const add = (node: Node, path: (string | number)[], key: Span | null, entry: Span | null) => {
    const value: unknown = node.toJSON();
    fields.push({ file, name: nameOf(path), path, value, ...place(node), key, entry });
    visit(node, path);
  };
  const root = parseDocument(yaml).contents as Node | null;
  if (root) visit(root, []);
  return { fields, mappings };
}

const keysOf = (map: YAMLMap) => map.items.map(({ key }) => String(isScalar(key) ? key.value : key));

function insertion(map: YAMLMap, text: string, offset: number): { at: number; separator: string } {
  const start = offset + map.range![0];
  if (map.flow) return { at: start + 1, separator: map.items.length > 0 ? ', ' : '' };
  const indent = start - (text.lastIndexOf('\n', start - 1) + 1);
  return { at: start, separator: `\n${' '.repeat(indent)}` };
}

/** For each of the neighbouring items, what goes with it when it is cut. */
function cuts(items: readonly Span[]): (Span | null)[] {
  return items.map(({ start, end }, index) => {
    const [before, after] = [items[index - 1], items[index + 1]];
    if (after) return { start, end: after.start };
    return before ? { start: before.end, end } : null;
  });
}
