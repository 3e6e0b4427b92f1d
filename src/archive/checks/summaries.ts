import type { Fault } from '../faults.ts';
import type { Check } from './check.ts';

interface Shape {
  /** How a message says how many sentences there are to be. */
  wanted: string;
  sentences: (count: number) => boolean;
  /** In characters. */
  longest: number;
}

/** A piece's fits three lines of a phone's list. */
const OF_PIECE: Shape = { wanted: '正好两句', sentences: (count) => count === 2, longest: 120 };
const OF_CASE: Shape = { wanted: '一句或两句', sentences: (count) => count === 1 || count === 2, longest: 100 };

/** A summary is one or two whole sentences and short. */
export const summaries: Check = (draft) => [
  ...draft.pieces.flatMap(({ data, file, lineOf }) =>
    shapeFaults(OF_PIECE, data.summary, { file, line: lineOf(['summary']) }),
  ),
  ...draft.collected.cases.entries.flatMap(({ data, file, lineOf }) =>
    shapeFaults(OF_CASE, data.summary.text, { file, line: lineOf(['summary', 'text']) }),
  ),
];

function shapeFaults(
  { wanted, sentences, longest }: Shape,
  summary: string,
  at: Pick<Fault, 'file' | 'line'>,
): Fault[] {
  const count = summary.match(/[。！？]/gu)?.length ?? 0;
  const length = [...summary].length;
  if (sentences(count) && length <= longest && /[。！？]$/u.test(summary)) return [];
  const message = `提要要${wanted}、不超过 ${longest} 字、以句号收尾；现在是 ${count} 句 ${length} 字。`;
  return [{ ...at, code: 'summary-shape', message }];
}
