import type { Edition } from '../archive/edition.ts';
import type { FiledCases } from '../text/case-fields.ts';
import { fileCase, fileNames } from './filed-case.ts';

/** All cases, and what their ids stand for. */
export function fileCases(edition: Edition): FiledCases {
  return { cases: edition.cases.map((record) => fileCase(edition, record)), ...fileNames(edition) };
}

/** All cases as one JSON text, with the edition that they are of. */
export function casesJson(edition: Edition): string {
  const data = { edition: { date: edition.site.date, hash: edition.hash }, ...fileCases(edition) };
  return `${JSON.stringify(data)}\n`;
}
