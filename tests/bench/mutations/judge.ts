/** Whether faults answer a damage. */
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../../../src/archive/faults.ts';
import type { Damage } from './damage.ts';

const LINE_FEED = 0x0a;

export type Expectation = Pick<Damage, 'places' | 'codes'>;

/** Why an answer is none; null where it is one. */
export function judge(root: string, faults: readonly Fault[], { places, codes }: Expectation): string | null {
  if (faults.length === 0) return '没有报错';
  const lengths = new Map<string, number>();
  for (const fault of faults) {
    const wrong = misshapen(root, fault, lengths);
    if (wrong) return wrong;
  }
  const there = faults.filter(({ file }) => places.includes(file.replace(/^content\/|\/$/gu, '')));
  if (there.length === 0) return `没有说到 ${places.slice(0, 3).join('、')}，只说了 ${describe(faults[0]!)}`;
  if (codes && !there.some(({ code }) => codes.includes(code)))
    return `代号不是 ${codes.join('、')}，而是 ${describe(there[0]!)}`;
  return null;
}

/** Every fault has a place, a code and a message of one line; none holds a stack trace. */
function misshapen(root: string, { file, line, code, message }: Fault, lengths: Map<string, number>): string | null {
  if (!/^content(?:\/|$)/u.test(file)) return `错在 content 之外：${file}`;
  if (!/^[a-z]+(?:-[a-z]+)*$/u.test(code)) return `代号不成样子：${code}`;
  if (!message.trim() || message.includes('\n') || /\bat .*:\d+:\d+/u.test(message))
    return `说明不成样子：${message.slice(0, 60)}`;
  if (!Number.isSafeInteger(line) || line < 1) return `行号不成样子：${file}:${line}`;
  if (!lengths.has(file)) lengths.set(file, countLines(join(root, file.slice('content'.length))));
  return line > lengths.get(file)! ? `${file} 没有第 ${line} 行` : null;
}

/** Lines of a regular file, the empty one after a last line feed too; 1 for anything else. */
function countLines(path: string): number {
  try {
    if (!lstatSync(path).isFile()) return 1;
    return readFileSync(path).reduce((count, byte) => count + Number(byte === LINE_FEED), 1);
  } catch {
    return 1;
  }
}

function describe({ file, line, code }: Fault): string {
  return `${file}:${line} ${code}`;
}
