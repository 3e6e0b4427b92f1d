import type { Check } from './check.ts';

/** Longest summary, in characters: what fits three lines of a phone's list. */
const LONGEST = 120;

/** A summary is two sentences and short. */
export const summaries: Check = (draft) =>
  draft.pieces.flatMap((piece) => {
    const sentences = piece.data.summary.match(/[。！？]/gu)?.length ?? 0;
    const length = [...piece.data.summary].length;
    if (sentences === 2 && length <= LONGEST && /[。！？]$/u.test(piece.data.summary)) return [];
    const message = `提要要正好两句、不超过 ${LONGEST} 字、以句号收尾；现在是 ${sentences} 句 ${length} 字。`;
    return [{ file: piece.file, line: piece.lineOf(['summary']), code: 'summary-shape', message }];
  });
