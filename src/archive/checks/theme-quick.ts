import type { PieceDraft } from '../draft.ts';
import type { Fault } from '../faults.ts';
import { readingOf } from '../layers.ts';
import { readingMinutes } from '../queries/pieces.ts';
import type { Check } from './check.ts';

/** What a reader of the short list has, in minutes. */
const LONGEST = 15;

/** The short list of a theme is taken from its reading list and read in a quarter of an hour. */
export const themeQuick: Check = (draft) => {
  const pieces = new Map(draft.pieces.map((piece) => [piece.id, piece]));
  return draft.collected.themes.entries.flatMap(({ data, file, lineOf }): Fault[] => {
    const reading = new Set(data.reading.map(({ piece }) => piece));
    const unlisted = data.quick.flatMap((id, index): Fault[] => {
      if (reading.has(id)) return [];
      const message = `quick 里的 ${id} 不在 reading 里；先写进 reading 并说明为什么，或换一篇。`;
      return [{ file, line: lineOf(['quick', index]), code: 'theme-quick', message }];
    });
    // A piece that could not be read is counted once it can be.
    const minutes = data.quick.flatMap((id) => pieces.get(id) ?? []).reduce((sum, piece) => sum + minutesOf(piece), 0);
    if (minutes <= LONGEST) return unlisted;
    const message = `quick 里的几篇合计要读 ${minutes} 分钟，超过 ${LONGEST} 分钟；减一篇，或换短的。`;
    return [...unlisted, { file, line: lineOf(['quick']), code: 'theme-quick', message }];
  });
};

function minutesOf({ data, paragraphs }: PieceDraft): number {
  return readingMinutes({
    paragraphs: paragraphs.map((paragraph, index) => ({
      role: data.roles[`p${index + 1}`] ?? 'text',
      text: readingOf(paragraph),
    })),
  });
}
