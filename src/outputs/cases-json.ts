import type { Edition } from '../archive/edition.ts';
import { caseCellUrl, matrixOf } from '../archive/queries/cases.ts';
import type { FiledCases } from '../text/case-fields.ts';
import { fileCase, fileNames } from './filed-case.ts';

/** All cases, what their ids stand for, and the cells of the matrix. */
export function fileCases(edition: Edition): FiledCases {
  return {
    cases: edition.cases.map((record) => fileCase(edition, record)),
    ...fileNames(edition),
    matrix: matrixOf(edition).cells.map((cell) => ({
      cause: cell.cause,
      measure: cell.measure,
      url: caseCellUrl(cell),
      cases: cell.cases.map(({ id }) => id),
    })),
  };
}

/** All cases as one JSON text, with the edition that they are of. */
export function casesJson(edition: Edition): string {
  const data = { edition: { date: edition.site.date, hash: edition.hash }, ...fileCases(edition) };
  return `${JSON.stringify(data)}\n`;
}
