/** The present choice as a file or as words to paste, made of the file of all cases, so that both say the same. */
import { copyWords, saveFile } from '../../browser/hand-out.ts';
import type { FiledCases } from '../../text/case-fields.ts';
import { casesCsv } from '../../text/case-table.ts';
import { caseText, type Origin } from '../../text/case-text.ts';

/** The file of all cases with those that are chosen, in its own order, and the cells that have some of them. */
export function chosenFrom(file: FiledCases, ids: ReadonlySet<string>): FiledCases {
  const matrix = file.matrix
    .map((cell) => ({ ...cell, cases: cell.cases.filter((id) => ids.has(id)) }))
    .filter(({ cases }) => cases.length > 0);
  return { ...file, cases: file.cases.filter(({ id }) => ids.has(id)), matrix };
}

/** The forms in which cases can be kept. */
export const FORMS = {
  csv: { type: 'text/csv', make: ({ cases, ...names }: FiledCases) => casesCsv(cases, names) },
  json: { type: 'application/json', make: (file: FiledCases) => `${JSON.stringify(file)}\n` },
} as const;

/** The cases in plain words, one below the other. */
export function casesText({ cases, ...names }: FiledCases, origin: Origin): string {
  return cases.map((record) => caseText(record, names, origin)).join('\n\n');
}

/** As files to keep, or as plain words on the clipboard. */
export type Handed = keyof typeof FORMS | 'text';

/** Hands out cases by their names. */
export interface CaseFiles {
  /** Gets ready. Never fails. */
  warm(): void;
  /** @returns what was done, in words */
  hand(form: Handed, ids: ReadonlySet<string>): Promise<string>;
}

/**
 * @param all gets data/cases.json
 * @param origin what copied words say of where they come from
 */
export function openFiles(all: () => Promise<FiledCases>, origin: Origin): CaseFiles {
  return {
    warm: () => void all().catch(() => undefined),
    async hand(form, ids) {
      const chosen = chosenFrom(await all(), ids);
      if (form === 'text') {
        return (await copyWords(casesText(chosen, origin))) ? `${ids.size} 例的文字已复制` : '浏览器不许复制';
      }
      const { type, make } = FORMS[form];
      saveFile(new Blob([make(chosen)], { type }), `cases-${ids.size}.${form}`);
      return `${ids.size} 例已存成 ${form.toUpperCase()}`;
    },
  };
}
