import { sourceOf, readingOf } from '../layers.ts';
import type { Check } from './index.ts';

/** Each search that the home page offers stands in a text or a title, as it is or all its words in one piece. */
export const homeQueries: Check = (draft) => {
  // A piece that could not be read may be the one that answers.
  if (!draft.collected.pieces.sound) return [];
  const texts = draft.pieces.map(({ data, paragraphs }) =>
    [data.title, ...paragraphs.flatMap((paragraph) => [readingOf(paragraph), sourceOf(paragraph)])].join('\n'),
  );
  const answers = (query: string) =>
    texts.some((text) => text.includes(query) || query.split(/\s+/u).every((word) => text.includes(word)));
  return draft.collected.site.entries.flatMap(({ data, file, lineOf }) =>
    data.queries.flatMap((query, index) => {
      if (answers(query)) return [];
      const message = `首页的搜索例子“${query}”一篇也搜不到；换一个搜得到的。`;
      return [{ file, line: lineOf(['queries', index]), code: 'query-without-hit' as const, message }];
    }),
  );
};
