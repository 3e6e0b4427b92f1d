import { readingOf } from '../layers.ts';
import type { Check } from './check.ts';

/** Shortest passage, in characters: a sentence that can be read without its paragraph. */
const SHORTEST = 24;

/** The passages of a theme stand alone: each is long enough, or the whole of a short paragraph. */
export const passageLengths: Check = (draft) => {
  const pieces = new Map(draft.pieces.map((piece) => [piece.id, piece]));
  return draft.collected.themes.entries.flatMap(({ data, file, lineOf }) =>
    data.passages.flatMap(({ piece, paragraph, quote }, index) => {
      const length = [...quote].length;
      if (length >= SHORTEST) return [];
      const whole = pieces.get(piece)?.paragraphs[Number(paragraph.slice(1)) - 1];
      const reading = whole ? readingOf(whole) : '';
      // What does not stand there is told where references are checked.
      if (!reading.includes(quote) || reading === quote) return [];
      const message = `要紧的段落只引了 ${length} 字“${quote}”；引到 ${SHORTEST} 字以上，让它单独读得懂，或引整段。`;
      return [{ file, line: lineOf(['passages', index, 'quote']), code: 'passage-too-short' as const, message }];
    }),
  );
};
