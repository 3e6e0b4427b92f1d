import { isMap, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { z } from 'zod';
import type { Fault } from '../faults.ts';
import { nearest } from '../near.ts';

/** YAML that could be parsed, with the way back to its lines. */
export interface ParsedYaml {
  value: unknown;
  /** 1-based line of the file on which the value at `path` stands; of its nearest parent where the path is absent. */
  lineOf(path: readonly PropertyKey[]): number;
}

/** A Markdown file's front matter and what follows it. */
export interface FrontMatter {
  /** The YAML between the two fences; null where they are missing. */
  yaml: string | null;
  body: string;
  /** 1-based line of the body's first line. */
  bodyLine: number;
}

const FRONT_MATTER = /^---\n([\s\S]*?)\n---\n/u;
/** The line of the file on which the YAML of a front matter begins. */
export const FRONT_MATTER_LINE = 2;

export function splitFrontMatter(text: string): FrontMatter {
  const match = FRONT_MATTER.exec(text.endsWith('\n') ? text : `${text}\n`);
  if (!match) return { yaml: null, body: '', bodyLine: 1 };
  return { yaml: match[1]!, body: text.slice(match[0].length), bodyLine: match[0].split('\n').length };
}

/**
 * Parses YAML. Aliases are refused: an editor who begins a value with `*` means an asterisk; and keys are plain names.
 * @param firstLine 1-based line of the file on which the YAML begins
 * @returns null where anything in it cannot be read
 */
export function parseYaml(file: string, yaml: string, firstLine = 1): { parsed: ParsedYaml | null; faults: Fault[] } {
  const counter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false, uniqueKeys: false });
  const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1;
  const faults: Fault[] = [];
  const report = (offset: number, what: string) =>
    faults.push({ file, line: lineAt(offset), code: 'yaml-syntax', message: `元数据读不懂：${what}` });
  for (const error of document.errors) {
    report(error.pos[0], `${error.message.split('\n')[0]!}。检查这一行的缩进、冒号和引号。`);
  }
  visit(document, {
    Alias: (_key, node) => {
      report(node.range?.[0] ?? 0, `*${node.source} 在 YAML 里是别名。值以 * 开头时加上引号。`);
    },
    Node: (_key, node) => {
      const { anchor } = node as { anchor?: string };
      if (anchor === undefined) return;
      report(node.range?.[0] ?? 0, `&${anchor} 在 YAML 里是锚，不是字。值以 & 开头时加上引号。`);
    },
    Map: (_key, map) => {
      const names = new Set<unknown>();
      for (const { key } of map.items) {
        if (isScalar(key) && (key.value === null || typeof key.value !== 'object')) {
          if (names.has(key.value)) report(key.range?.[0] ?? 0, `字段 ${String(key.value)} 写了两次。删去一次。`);
          names.add(key.value);
          continue;
        }
        const at = (key as { range?: [number, number, number] | null } | null)?.range?.[0] ?? map.range?.[0] ?? 0;
        report(at, '字段名不能是列表或一组字段。检查这一行的方括号、花括号和问号。');
      }
    },
  });
  if (faults.length > 0) return { parsed: null, faults };
  return {
    parsed: { value: document.toJS() as unknown, lineOf: (path) => lineAt(offsetOf(document, path)) },
    faults,
  };
}

/** Character offset of the node at `path`, or of its nearest parent that exists. A field stands where its name stands. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
    if (node?.range) return node.range[0];
  }
  return isMap(document.contents) ? (document.contents.range?.[0] ?? 0) : 0;
}

/** A value checked against its schema: its data, or what is wrong with it. */
export type Validated<T> = { data: T; faults: [] } | { data: null; faults: Fault[] };

/**
 * Checks a value against a schema.
 * @param item how messages call the value in its list: `第 3 条`; empty for a file's only value
 */
export function validate<S extends z.ZodType>(
  file: string,
  schema: S,
  value: unknown,
  lineOf: ParsedYaml['lineOf'],
  item = '',
): Validated<z.output<S>> {
  const result = schema.safeParse(value);
  if (result.success) return { data: result.data, faults: [] };
  return {
    data: null,
    faults: result.error.issues.flatMap((issue) => faultsOf(file, schema, lineOf, value, issue, item)),
  };
}

function faultsOf(
  file: string,
  schema: z.ZodType,
  lineOf: ParsedYaml['lineOf'],
  value: unknown,
  issue: z.core.$ZodIssue,
  item: string,
): Fault[] {
  const path = issue.path.map(String).join('.') || (item ? '（整条）' : '（整个文件）');
  const field = `${item && `${item}的`}字段 ${path}`;
  const line = lineOf(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, issue.path);
    return issue.keys.map((key): Fault => {
      const near = nearest(key, known);
      const next = near ? `是不是 ${near}？否则删去这个字段。` : '核对拼写，或删去这个字段。';
      return {
        file,
        line: lineOf([...issue.path, key]),
        code: 'unknown-field',
        message: `${item}没有名为 ${key} 的字段；${next}`,
        ...(near ? { hint: near } : {}),
      };
    });
  }
  if (valueAt(value, issue.path) === undefined) {
    return [{ file, line, code: 'missing-field', message: `${item}缺少字段 ${path}；补上它，写法见编者手册。` }];
  }
  if (issue.code !== 'invalid_value') {
    return [{ file, line, code: 'invalid-field', message: `${field} 的值不对：${issue.message}。改正后重试。` }];
  }
  const near = nearest(String(valueAt(value, issue.path)), issue.values.map(String));
  const allowed = `只能是 ${issue.values.join('、')}`;
  return [
    {
      file,
      line,
      code: 'invalid-field',
      message: `${field} 的值不对：${allowed}。${near ? `是不是 ${near}？改正后重试。` : '改正后重试。'}`,
      ...(near ? { hint: near } : {}),
    },
  ];
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | null | undefined)?.[key], value);
}

/** The fields that a schema knows at a path; none where the path leads to something else than an object. */
function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  let at: z.core.$ZodType | undefined = schema;
  for (const key of path) {
    const def = unwrapped(at);
    at = ((def.shape as Record<PropertyKey, z.core.$ZodType> | undefined)?.[key] ?? def.element ?? def.valueType) as
      z.core.$ZodType | undefined;
  }
  return Object.keys((unwrapped(at).shape as object | undefined) ?? {});
}

function unwrapped(schema: z.core.$ZodType | undefined): Record<string, unknown> {
  let def = schema?._zod.def as unknown as Record<string, unknown> | undefined;
  while (def?.innerType) def = (def.innerType as z.core.$ZodType)._zod.def as unknown as Record<string, unknown>;
  return def ?? {};
}
