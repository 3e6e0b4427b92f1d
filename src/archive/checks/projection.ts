import { scan } from '../../text/apparatus.ts';
import { foldPunctuation } from '../../text/punctuation.ts';

import type { Fault } from '../faults.ts';
import { sourceOf } from '../layers.ts';
import type { Check } from './check.ts';

/** The source projection of each paragraph equals its witness line, character for character: the edition is lossless. */
export const projection: Check = (draft) => {
  const witnesses = new Map(draft.witnesses.map((witness) => [witness.id, witness]));
  return draft.claims.flatMap((piece) => {
    const witness = witnesses.get(piece.witness);
    const { from, to } = piece;
    if (!witness || to > witness.lines.length || from > to) return [];
    const faults: Fault[] = [];
    if (piece.paragraphs.length !== to - from + 1) {
      faults.push({
        file: piece.file,
        line: piece.bodyLine,
        code: 'paragraph-count',
        message: `正文有 ${piece.paragraphs.length} 段，底本 ${from}–${to} 行有 ${to - from + 1} 行；一行一段，段间空一行，不可增减。`,
      });
    }
    piece.paragraphs.slice(0, to - from + 1).forEach((paragraph, index) => {
      const line = from + index;
      if (scan(paragraph.raw).faults.some((fault) => /^mark-(?:broken|nested)$/u.test(fault.code))) return;
      const expected = [...witness.lines[line - 1]!];
      const actual = [...foldPunctuation(sourceOf(paragraph), witness.data.fold)];
      const at = firstDifference(actual, expected);
      if (at < 0) return;
      const around = (characters: string[]) => characters.slice(Math.max(0, at - 6), at + 6).join('') || '（到此为止）';
      faults.push({
        file: piece.file,
        line: paragraph.fileLine,
        code: 'projection-differs',
        message:
          `p${index + 1} 去掉改动后与底本第 ${line} 行不同，第 ${at + 1} 字起：正文“${around(actual)}”，底本“${around(expected)}”。` +
          '照底本还原，改动一律写成记号。',
      });
    });
    return faults;
  });
};

/** Code-point offset of the first difference, or -1. */
function firstDifference(a: readonly string[], b: readonly string[]): number {
  const length = Math.max(a.length, b.length);
  for (let at = 0; at < length; at += 1) if (a[at] !== b[at]) return at;
  return -1;
}
