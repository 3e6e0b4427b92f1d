import { scan } from '../../text/apparatus.ts';
import { readProse } from '../../text/prose.ts';
import { everyKind, everyPart, type Draft } from '../draft.ts';
import type { Fault } from '../faults.ts';
import type { Check } from './check.ts';

/**
 * Names of people in hardship stay in the texts that have them. They stand in no address, title, summary, label, note,
 * reason or any other words of ours, whichever kind they are of; and no quotation that leaves its piece carries one.
 */
export const privateNames: Check = (draft) => {
  const nameIn = nameFinder([...draft.collected.privateNames.ids]);
  const faults: Fault[] = [];
  const report: Report = (file, line, value, where, next = '改用身份称呼，如“一户村民”“作者的同事”') => {
    // A name broken by a space or a line is read as one all the same.
    const name = nameIn(value.replace(/\s/gu, ''));
    if (name === null) return;
    faults.push({ file, line, code: 'private-name', message: `${where}里有不公开的人名“${name}”；${next}。` });
  };
  const reportProse = (file: string, prose: string, lineAt: (line: number) => number, where: string) => {
    for (const { words, line } of readProse(prose).blocks) report(file, lineAt(line), words, where);
  };
  for (const { name, collected } of everyKind(draft)) {
    for (const { id, file } of collected.files) report(file, 1, id, '文件名');
    for (const { file, body, bodyLine } of name === 'pieces' ? [] : collected.entries) {
      reportProse(file, body, (line) => bodyLine + line, '正文');
    }
  }
  for (const { name, field, value, path, entry } of everyPart(draft)) {
    if (typeof value !== 'string' || name === 'privateNames') continue;
    const where = `字段 ${path.map(String).join('.')} `;
    const line = entry.lineOf(path);
    if (field?.is === 'prose') reportProse(entry.file, value, () => line, where);
    else if (field?.is !== 'quotation') report(entry.file, line, value, where);
    else if (field.shown === 'anywhere') {
      report(entry.file, line, value, where, '引文离开原文就不能带这样的名字：换一段引，或从名字两边分开引');
    }
  }
  reportNotes(draft, report);
  return faults;
};

/** What finds the first of the names that stands in some words, in a time that does not grow with the names. */
function nameFinder(names: readonly string[]): (words: string) => string | null {
  const known = new Set(names);
  const starts = new Set(names.map((name) => name[0]));
  const lengths = [...new Set(names.map(({ length }) => length))];
  return (words) => {
    for (let at = 0; at < words.length; at += 1) {
      if (!starts.has(words[at])) continue;
      const name = lengths.map((length) => words.slice(at, at + length)).find((candidate) => known.has(candidate));
      if (name !== undefined) return name;
    }
    return null;
  };
}

type Report = (file: string, line: number, value: string, where: string, next?: string) => void;

/** Notes of the apparatus are the editor's words. */
function reportNotes(draft: Draft, report: Report): void {
  for (const { file, paragraphs } of draft.claims) {
    for (const { raw, fileLine } of paragraphs) {
      for (const segment of scan(raw).segments) {
        if (segment.kind !== 'text' && segment.note) report(file, fileLine, segment.note.reason, '校注');
      }
    }
  }
}
