import { createHash } from 'node:crypto';

import type { Draft, WitnessDraft } from '../draft.ts';
import type { Fault, FaultCode } from '../faults.ts';
import { marksOf } from '../layers.ts';
import type { Check } from './check.ts';

/** Hex digits of a line's hash that the table keeps: enough to notice that a line is not the one that was read. */
const DIGITS = 16;
const CLEAN = '无误';
const ASIDE = '另置';

/**
 * Where a witness has a sign-off, every line is signed exactly once, as it stands, and the finding agrees with the edition:
 * 无误 for a line without a mark and for no other; 另置 for a line that belongs to no piece.
 */
export const signoff: Check = (draft) =>
  draft.witnesses.flatMap((witness) => (witness.signoff ? checkTable(draft, witness, witness.signoff) : []));

function checkTable(draft: Draft, witness: WitnessDraft, table: NonNullable<WitnessDraft['signoff']>): Fault[] {
  const faults: Fault[] = [];
  const report = (line: number, code: FaultCode, message: string) =>
    faults.push({ file: table.file, line, code, message });
  const marked = countMarks(draft, witness);
  const seen = new Map<number, number>();
  for (const row of table.rows) {
    const { line, sha256, finding } = row.data;
    const fileLine = row.lineOf();
    const text = witness.lines[line - 1];
    const earlier = seen.get(line);
    if (text === undefined || earlier !== undefined) {
      const what = text === undefined ? `底本没有第 ${line} 行` : `第 ${line} 行已在表的第 ${earlier} 行签过`;
      report(fileLine, 'signoff-stale', `${what}；删去这一行。`);
      continue;
    }
    seen.set(line, fileLine);
    const actual = createHash('sha256').update(text).digest('hex').slice(0, DIGITS);
    if (sha256 !== actual) {
      const message = `底本第 ${line} 行的散列是 ${actual}，表里是 ${sha256}：签的不是现在这一行；重读这一行再改表。`;
      report(fileLine, 'signoff-stale', message);
    }
    const marks = marked.get(line);
    const isClean = finding.includes(CLEAN);
    if (marks === undefined) {
      if (finding.includes(ASIDE)) continue;
      report(fileLine, 'signoff-finding', `第 ${line} 行不属于任何一篇；读后所得里写明“${ASIDE}”。`);
    } else if (isClean !== (marks === 0)) {
      const message =
        marks === 0
          ? `第 ${line} 行没有记号；读后所得写“${CLEAN}”，或在正文里补上记号。`
          : `第 ${line} 行有 ${marks} 处记号，不能写“${CLEAN}”；照记号改写读后所得。`;
      report(fileLine, 'signoff-finding', message);
    }
  }
  witness.lines.forEach((_, index) => {
    if (seen.has(index + 1)) return;
    report(1, 'signoff-missing', `底本第 ${index + 1} 行没有签读；读过后在表里加一行。`);
  });
  return faults;
}

/** Marks of each line that belongs to a piece, masks included. */
function countMarks(draft: Draft, witness: WitnessDraft): Map<number, number> {
  const counts = new Map<number, number>();
  for (const claim of draft.claims.filter((candidate) => candidate.witness === witness.id)) {
    for (let line = claim.from; line <= Math.min(claim.to, witness.lines.length); line += 1) {
      const paragraph = claim.paragraphs[line - claim.from];
      counts.set(line, paragraph ? marksOf(paragraph).length : 0);
    }
  }
  return counts;
}
