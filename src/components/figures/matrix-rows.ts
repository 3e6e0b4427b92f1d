import type { Edition } from '../../archive/edition.ts';
import { UNTOLD, casesOfCells, casesWith, labelOfLine, type Matrix } from '../../archive/queries/cases.ts';

/** A row of the matrix, as its table and its list show it. */
export interface MatrixRow {
  cause: string;
  /** What readers call it. */
  name: string;
  /** How many cases have the cause; null for the row of what has no stated cause. */
  have: number | null;
  /** In how many the text states that something was done for it. */
  done: number;
}

/** The rows by the group of their cause; last, in a group without a name, that of what has no stated cause. */
export function rowsOf(archive: Edition, matrix: Matrix): { group: string | null; rows: MatrixRow[] }[] {
  const rowOf = (cause: string): MatrixRow => ({
    cause,
    name: labelOfLine(archive, 'cause', cause),
    have: cause === UNTOLD ? null : casesWith(archive, 'cause', cause).length,
    done: casesOfCells(matrix.cells.filter((cell) => cell.cause === cause)).length,
  });
  const groups = matrix.causes.map(({ group, entries }) => ({ group, rows: entries.map(({ slug }) => rowOf(slug)) }));
  const untold = rowOf(UNTOLD);
  return untold.done > 0 ? [...groups, { group: null, rows: [untold] }] : groups;
}
