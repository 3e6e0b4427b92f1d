import type { Fault } from '../faults.ts';
import type { Entry } from '../source-file.ts';
import type { Check } from './index.ts';

/**
 * Names of people in hardship stay in the texts that have them. They stand in no address, title, summary, label, note or
 * any other words of ours.
 */
export const privateNames: Check = (draft) => {
  const faults: Fault[] = [];
  const report = (file: string, line: number, value: string, where: string) => {
    const name = draft.privateNames.find((candidate) => value.includes(candidate));
    if (!name) return;
    const message = `${where}里有不公开的人名“${name}”；改用身份称呼，如“一户村民”“作者的同事”。`;
    faults.push({ file, line, code: 'private-name', message });
  };
  const visit = (entry: Entry<unknown>, value: unknown, path: PropertyKey[]) => {
    if (typeof value === 'string') {
      if (!isQuotation(path)) report(entry.file, entry.lineOf(path), value, `字段 ${path.map(String).join('.')} `);
    } else if (Array.isArray(value)) value.forEach((item, index) => visit(entry, item, [...path, index]));
    else if (value && typeof value === 'object') {
      for (const [key, item] of Object.entries(value)) visit(entry, item, [...path, key]);
    }
  };
  for (const { id, file } of draft.pieceFiles) report(file, 1, id, '文件名');
  const { site, tags, causes, measures, terms, variants, changes } = draft;
  const singles = [site, tags, causes, measures, terms, variants, changes].filter((entry) => entry !== null);
  for (const entry of [...draft.witnesses, ...draft.pieces, ...draft.themes, ...draft.pages, ...singles]) {
    visit(entry, entry.data, []);
  }
  for (const entry of [...draft.themes, ...draft.pages]) {
    entry.body.split('\n').forEach((text, index) => report(entry.file, entry.bodyLine + index, text, '正文'));
  }
  for (const piece of draft.pieces) {
    for (const paragraph of piece.paragraphs) {
      for (const note of paragraph.raw.matchAll(/\{>>(.*?)<<\}/gu)) {
        report(piece.file, paragraph.fileLine, note[1]!, '校注');
      }
    }
  }
  return faults;
};

/** Evidence for a year quotes the text itself, names included. */
function isQuotation(path: readonly PropertyKey[]): boolean {
  return path.includes('evidence') && path.at(-1) === 'quote';
}
