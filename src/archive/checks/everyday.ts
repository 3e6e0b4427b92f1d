import { readingOf, sourceOf } from '../layers.ts';
import type { Check } from './check.ts';

/** Each word that stands for one of everyday speech is in a text or a title, as it is. */
export const everyday: Check = (draft) => {
  // A piece that could not be read may be the one that has it.
  if (!draft.collected.pieces.sound) return [];
  const texts = draft.pieces.map(({ data, paragraphs }) =>
    [data.title, ...paragraphs.flatMap((paragraph) => [readingOf(paragraph), sourceOf(paragraph)])].join('\n'),
  );
  return draft.collected.everyday.entries.flatMap(({ data, file, lineOf }) =>
    data.found.flatMap((word, index) => {
      if (texts.some((text) => text.includes(word))) return [];
      const message = `“${word}”一篇里也没有，照它找不到；换一个文中的词，或删去它。`;
      return [{ file, line: lineOf(['found', index]), code: 'everyday-absent' as const, message }];
    }),
  );
};
