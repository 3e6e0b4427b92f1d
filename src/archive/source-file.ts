import { LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { z } from 'zod';
import type { Fault } from './faults.ts';

/** A value read from a content file, with the way back to the line that each part of it stands on. */
export interface Entry<T> {
  /** The file's name without its ending. */
  id: string;
  file: string;
  data: T;
  /** 1-based line of the value at a path such as `['themes', 0]`; of the nearest parent where the path is absent. */
  lineOf(path?: readonly PropertyKey[]): number;
  /** What follows the front matter; empty for plain YAML files. */
  body: string;
  /** 1-based line of the body's first line. */
  bodyLine: number;
}

/** What a content file came to. */
export interface Parsed<T> {
  entry: Entry<T> | null;
  raw: unknown;
  matter: string;
  body: string;
  bodyLine: number;
  faults: Fault[];
}

const NO_PARTS = { matter: '', body: '', bodyLine: 1 };

const FRONT_MATTER = /^---\n([\s\S]*?)\n---\n/u;

/**
 * Parses a content file (`.yaml`, or Markdown with front matter) against its schema.
 * @param file path shown in faults
 * @param content the file's text
 * @param schema what the YAML has to be
 * @returns the entry, or null with every fault found; `raw` is the unchecked YAML value where it could be parsed, `matter`
 * the front matter and `body` what follows it, whatever is wrong with either
 */
export function parseEntry<S extends z.ZodType>(file: string, content: string, schema: S): Parsed<z.output<S>> {
  const isMarkdown = file.endsWith('.md');
  const front = isMarkdown ? FRONT_MATTER.exec(content) : null;
  if (isMarkdown && !front) {
    const message = '文件开头没有元数据；第一行写 ---，再写各字段，再写一行 ---。';
    return { entry: null, raw: null, ...NO_PARTS, faults: [{ file, line: 1, code: 'yaml-syntax', message }] };
  }
  const matter = front ? front[0] : '';
  const parts = { matter, body: isMarkdown ? content.slice(matter.length) : '', bodyLine: matter.split('\n').length };
  const yaml = front ? front[1]! : content;
  const firstLine = front ? 2 : 1;
  const counter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1;
  const faults = document.errors.map((error) => ({
    file,
    line: lineAt(error.pos[0]),
    code: 'yaml-syntax',
    message: `元数据读不懂：${error.message.split('\n')[0]!}。检查这一行的缩进、冒号和引号。`,
  }));
  visit(document, {
    // An alias may name nothing, or unfold without end; and an editor who begins a value with * means an asterisk.
    Alias: (_key, node) => {
      const message = `元数据读不懂：*${node.source} 在 YAML 里是别名。值以 * 开头时加上引号。`;
      faults.push({ file, line: lineAt(node.range?.[0] ?? 0), code: 'yaml-syntax', message });
    },
  });
  if (faults.length > 0) return { entry: null, raw: null, ...parts, faults };
  const raw: unknown = document.toJS();
  const lineOf = (path: readonly PropertyKey[] = []) => lineAt(offsetOf(document, path));
  const result = schema.safeParse(raw);
  if (!result.success) {
    const schemaFaults = result.error.issues.map((issue) => schemaFault(file, lineOf, raw, issue));
    return { entry: null, raw, ...parts, faults: schemaFaults };
  }
  const id = file.replace(/^.*\//u, '').replace(/\.[^.]*$/u, '');
  const { body, bodyLine } = parts;
  return { entry: { id, file, data: result.data, lineOf, body, bodyLine }, raw, ...parts, faults: [] };
}

function schemaFault(file: string, lineOf: Entry<unknown>['lineOf'], raw: unknown, issue: z.core.$ZodIssue): Fault {
  const path = issue.path.map(String).join('.') || '（整个文件）';
  const line = lineOf(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const message = `没有名为 ${issue.keys.join('、')} 的字段；核对拼写，或删去这个字段。`;
    return { file, line: lineOf([...issue.path, issue.keys[0]!]), code: 'unknown-field', message };
  }
  if (valueAt(raw, issue.path) === undefined) {
    return { file, line, code: 'missing-field', message: `缺少字段 ${path}；补上它，写法见编者手册。` };
  }
  const allowed = issue.code === 'invalid_value' ? `只能是 ${issue.values.join('、')}` : issue.message;
  return { file, line, code: 'invalid-field', message: `字段 ${path} 的值不对：${allowed}。改正后重试。` };
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key], raw);
}

/** Character offset of the node at `path`, or of its nearest parent that exists. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
    if (node?.range) return node.range[0];
  }
  return 0;
}
