import { findForm } from '../../text/character-forms.ts';
import { findInvisible } from '../../text/invisible.ts';
import type { Fault } from '../faults.ts';

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
  return { text, faults };
}

/**
 * Characters of an editor's text that make equal words unequal, invisible ones and unusual forms of usual ones: of either
 * one fault, for the first.
 * @param firstLine 1-based line of the file on which the text begins
 */
export function characterFaults(file: string, text: string, firstLine = 1): Fault[] {
  const lineOf = (at: number) => firstLine + text.slice(0, at).split('\n').length - 1;
  const faults: Fault[] = [];
  const unseen = findInvisible(text);
  if (unseen) {
    const message = `这一行有看不见的字符 ${unseen.name}；删去它，再看同一文件里还有没有。`;
    faults.push({ file, line: lineOf(unseen.at), code: 'file-encoding', message });
  }
  const form = findForm(text);
  if (form) {
    const message = `这一行有${form.what}“${form.form}”（${form.name}），搜不到；改成“${form.usual}”，再看同一文件里还有没有。`;
    faults.push({ file, line: lineOf(form.at), code: 'character-form', message });
  }
  return faults;
}

/** A text's lines; a final line feed ends the last line and opens no new one. */
export function splitLines(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
