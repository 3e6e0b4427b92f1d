/**
 * What the list does without until it is asked for: finding words in the cases and handing them out, which needs them in
 * full, and ways out where none is left. It is fetched then, as one file.
 */
import type { FiledCases } from '../../text/case-fields.ts';
import type { Origin } from '../../text/case-text.ts';
import { createSearch, type SearchClient } from '../page/client.ts';
import { explainFailure } from '../page/explain.ts';
import { createPassageFinder } from '../page/passages.ts';
import { asFailure } from '../shared/failure.ts';
import { fetchJson } from '../shared/files.ts';
import { keep } from '../shared/keep.ts';
import { createFindings, type ShowFindings } from './finding.ts';
import { openFiles, type CaseFiles } from './files.ts';
import { createNothing, type ShowNothing } from './nothing.ts';
import { createCaseWords, type CaseWords } from './words.ts';

export interface CaseTexts {
  words: CaseWords;
  files: CaseFiles;
  showNothing: ShowNothing;
  showFindings: ShowFindings;
}

/**
 * @param base the site's base path with a final slash
 * @param address of data/cases.json
 * @param origin what copied words say of where they come from
 */
export function openTexts(base: string, address: string, origin: Origin): CaseTexts {
  const all = keep(() => fetchCases(address));
  const words = createCaseWords(() => all.get(), createPassageFinder(createSearch(base)));
  return {
    words,
    files: openFiles(() => all.get(), origin),
    showNothing: createNothing(words),
    showFindings: createFindings(base, () => all.get()),
  };
}

/**
 * Only the words, found by a search that the page has already.
 * @param address of data/cases.json
 */
export function openWords(client: SearchClient, address: string): CaseWords {
  return createCaseWords(() => fetchCases(address), createPassageFinder(client));
}

async function fetchCases(address: string): Promise<FiledCases> {
  return (await fetchJson((input, init) => fetch(input, init), address)) as FiledCases;
}

/** Why words could not be looked for, and what to do. */
export function explain(reason: unknown): { what: string; next: string } {
  return explainFailure(asFailure(reason).kind, '只用筛选');
}
