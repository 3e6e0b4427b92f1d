import type { Fault } from '../faults.ts';

/** Control characters that no editor types on purpose, all but tab and line feed. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/u;

/**
 * A content file's bytes as text, with line feeds only and without a byte order mark. Editors on Windows may save it
 * otherwise: that is one fault, not fifty.
 */
export function decodeText(file: string, bytes: Uint8Array): { text: string; faults: Fault[] } {
  const faults: Fault[] = [];
  const report = (line: number, what: string) =>
    faults.push({ file, line, code: 'file-encoding', message: `${what}；另存为 UTF-8（无 BOM）、换行用 LF。` });
  const raw = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const text = raw.replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n');
  const lineOf = (at: number) => text.slice(0, at).split('\n').length;
  if (raw.startsWith('\uFEFF')) report(1, '文件开头有 BOM');
  else if (raw.length !== text.length) report(1, '文件的换行是 CRLF');
  const broken = text.indexOf('\uFFFD');
  if (broken >= 0) report(lineOf(broken), '这一行有不是 UTF-8 的字节');
  const control = text.search(CONTROL);
  if (control >= 0) report(lineOf(control), '这一行有看不见的控制字符');
  return { text, faults };
}

/** A text's lines; a final line feed ends the last line and opens no new one. */
export function splitLines(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
