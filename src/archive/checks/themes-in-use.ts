import type { Check } from './check.ts';

/** Every theme has a piece. Told only where every piece could be read. */
export const themesInUse: Check = (draft) => {
  if (draft.pieces.length < draft.collected.pieces.files.length) return [];
  const used = new Set(draft.pieces.flatMap((piece) => piece.data.themes));
  return draft.collected.themes.entries
    .filter(({ id }) => !used.has(id))
    .map(({ id, file }) => ({
      file,
      line: 1,
      code: 'theme-empty',
      message: `没有一篇属于主题 ${id}；在相关篇目的 themes 里写上它，或删去这个主题。`,
    }));
};
