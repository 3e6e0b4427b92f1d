import {
  isMap,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type ErrorCode,
  type YAMLParseError,
} from 'yaml';
import { safeParse, type z } from 'zod';
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
  const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1;
  const faults: Fault[] = [];
  const report: ReportAt = (offset, what) =>
    faults.push({ file, line: lineAt(offset), code: 'yaml-syntax', message: `元数据读不懂：${what}` });
  try {
    const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false, uniqueKeys: false });
    for (const { pos, code, message } of firstOfEachLine(document.errors, lineAt)) {
      report(pos[0], `${YAML_ERRORS[code] ?? message.split('\n')[0]!}。检查这一行的缩进、冒号和引号。`);
    }
    refuseOddities(document, report);
    if (faults.length > 0) return { parsed: null, faults };
    const value = document.toJS() as unknown;
    return { parsed: { value, lineOf: (path) => lineAt(offsetOf(document, path)) }, faults };
  } catch (error) {
    // YAML is read by functions that call themselves: what is nested a hundred thousand deep exhausts the stack.
    if (!(error instanceof RangeError)) throw error;
    const message = '元数据读不懂：一层套一层，套得太深。检查有没有连串的 -、? 或方括号。';
    return { parsed: null, faults: [{ file, line: firstLine, code: 'yaml-syntax', message }] };
  }
}

type ReportAt = (offset: number, what: string) => void;

/** What YAML allows and an editor never means: anchors, aliases, a field given twice, a field whose name is no word. */
function refuseOddities(document: Document, report: ReportAt): void {
  const startOf = (node: unknown) => (node as { range?: [number, number, number] | null } | null)?.range?.[0] ?? 0;
  const refuseAnchor = (node: object) => {
    const { anchor } = node as { anchor?: string };
    if (anchor !== undefined) report(startOf(node), `&${anchor} 在 YAML 里是锚，不是字。值以 & 开头时加上引号。`);
  };
  visit(document, {
    Alias: (_key, node) => {
      report(startOf(node), `*${node.source} 在 YAML 里是别名。值以 * 开头时加上引号。`);
    },
    Value: (_key, node) => {
      refuseAnchor(node);
      if (!isMap(node)) return;
      const names = new Set<unknown>();
      for (const { key } of node.items) {
        if (!isScalar(key) || (key.value !== null && typeof key.value === 'object')) {
          report(startOf(key) || startOf(node), '字段名不能是列表或一组字段。检查这一行的方括号、花括号和问号。');
        } else if (names.has(key.value)) report(startOf(key), `字段 ${String(key.value)} 写了两次。删去一次。`);
        else names.add(key.value);
      }
    },
  });
}

/** What YAML's commonest errors mean to an editor. */
const YAML_ERRORS: Partial<Record<ErrorCode, string>> = {
  TAB_AS_INDENT: '行首是制表符；YAML 只用空格缩进',
  BLOCK_AS_IMPLICIT_KEY: '一行里有两个冒号；值里有冒号时加上引号',
  MISSING_CHAR: '缺少配对的引号或括号',
  UNEXPECTED_TOKEN: '这里不该有这样的字',
  BAD_INDENT: '缩进不对',
  BLOCK_IN_FLOW: '方括号、花括号没有配对',
  MULTILINE_IMPLICIT_KEY: '字段名后面缺冒号，或引号没有配对',
};

type Slip = Pick<YAMLParseError, 'pos' | 'code' | 'message'>;

/** One error a line, for one slip causes several; a tab is the slip wherever there is one. */
function firstOfEachLine(errors: readonly Slip[], lineAt: (offset: number) => number): Slip[] {
  const first = new Map<number, Slip>();
  for (const error of errors) {
    const line = lineAt(error.pos[0]);
    if (!first.has(line) || error.code === 'TAB_AS_INDENT') first.set(line, error);
  }
  return [...first.values()];
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
    const known = keysAt(schema, value, issue.path);
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
  const values = valuesOf(issue);
  if (!values) {
    return [{ file, line, code: 'invalid-field', message: `${field} 的值不对：${explain(issue)}。改正后重试。` }];
  }
  const near = nearest(String(valueAt(value, issue.path)), values);
  const allowed = `只能是 ${values.join('、')}`;
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

/** The values that a field can have, where these are few; null for other issues. */
function valuesOf(issue: z.core.$ZodIssue): string[] | null {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  // Zod gives them where a discriminator names no shape, and leaves them out of its type.
  return 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : null;
}

/** What each type is to whoever writes YAML. */
const TYPES: Readonly<Record<string, string>> = {
  string: '文字；像数目或日期的加上引号',
  number: '数目',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表',
  tuple: '列表',
  object: '一组字段',
  record: '一组字段',
};

/** An issue of a schema in an editor's words; messages of our own stay as they are. */
function explain(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `要写${TYPES[issue.expected] ?? issue.expected}`;
  if (issue.code === 'too_small') {
    if (issue.origin === 'string') return '不能空着';
    return issue.origin === 'array' ? `至少要有 ${issue.minimum} 项` : `不能小于 ${issue.minimum}`;
  }
  if (issue.code === 'too_big') {
    return issue.origin === 'array' ? `至多只能有 ${issue.maximum} 项` : `不能大于 ${issue.maximum}`;
  }
  return issue.message;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | null | undefined)?.[key], value);
}

/** The fields that a schema knows at a path of a value; none where the path leads to something else than an object. */
function keysAt(schema: z.core.$ZodType, value: unknown, path: readonly PropertyKey[]): string[] {
  let def = chosen(schema, value);
  for (const [index, key] of path.entries()) {
    const inner =
      (def.shape as Record<PropertyKey, z.core.$ZodType> | undefined)?.[key] ?? def.element ?? def.valueType;
    def = chosen(inner as z.core.$ZodType | undefined, valueAt(value, path.slice(0, index + 1)));
  }
  return Object.keys((def.shape as object | undefined) ?? {});
}

/** What a schema is to a value: of several shapes, the one that the value's discriminator names. */
function chosen(schema: z.core.$ZodType | undefined, value: unknown): Record<string, unknown> {
  const def = unwrapped(schema);
  if (def.type !== 'union') return def;
  const name = def.discriminator as string;
  const shapes = (def.options as z.core.$ZodType[]).map(unwrapped);
  return (
    shapes.find(({ shape }) => {
      const inner = (shape as Record<string, z.core.$ZodType> | undefined)?.[name];
      return inner && safeParse(inner, valueAt(value, [name])).success;
    }) ?? {}
  );
}

function unwrapped(schema: z.core.$ZodType | undefined): Record<string, unknown> {
  let def = schema?._zod.def as unknown as Record<string, unknown> | undefined;
  while (def?.innerType) def = (def.innerType as z.core.$ZodType)._zod.def as unknown as Record<string, unknown>;
  return def ?? {};
}
