/**
 * What needs the cases in full: finding words in them, and handing them out. The list does without until it is asked for, so
 * this is fetched then, as one file.
 */
import type { FiledCases } from '../../text/case-fields.ts';
import type { Origin } from '../../text/case-text.ts';
import { explainFailure } from '../page/explain.ts';
import { createPassageFinder } from '../page/passages.ts';
import { asFailure } from '../shared/failure.ts';
import { fetchJson } from '../shared/files.ts';
import { keep } from '../shared/keep.ts';
import { casesText, chosenFrom, FORMS } from './files.ts';
import { createCaseWords, type CaseWords } from './words.ts';

export interface CaseTexts {
  words: CaseWords;
  /** The cases of these names as a file. */
  file(form: keyof typeof FORMS, ids: ReadonlySet<string>): Promise<Blob>;
  /** The cases of these names in plain words. */
  text(ids: ReadonlySet<string>): Promise<string>;
}

/**
 * @param base the site's base path with a final slash
 * @param address of data/cases.json
 * @param origin what copied words say of where they come from
 */
export function openTexts(base: string, address: string, origin: Origin): CaseTexts {
  const all = keep(async () => (await fetchJson((input, init) => fetch(input, init), address)) as FiledCases);
  const chosen = async (ids: ReadonlySet<string>) => chosenFrom(await all.get(), ids);
  return {
    words: createCaseWords(() => all.get(), createPassageFinder(base)),
    async file(form, ids) {
      const { type, make } = FORMS[form];
      return new Blob([make(await chosen(ids))], { type });
    },
    text: async (ids) => casesText(await chosen(ids), origin),
  };
}

/** Why words could not be looked for, and what to do. */
export function explain(reason: unknown): { what: string; next: string } {
  return explainFailure(asFailure(reason).kind, '只用筛选');
}
