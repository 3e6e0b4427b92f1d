import type { Edition } from '../archive/edition.ts';
import { casesCsv } from '../text/case-table.ts';
import { fileCases } from './cases-json.ts';

/** All cases as one CSV text. */
export function allCasesCsv(edition: Edition): string {
  const { cases, ...names } = fileCases(edition);
  return casesCsv(cases, names);
}
