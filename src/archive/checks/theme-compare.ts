import type { Check } from './check.ts';

/** Where pieces are compared there are at least two. */
export const themeCompare: Check = (draft) =>
  draft.collected.themes.entries.flatMap(({ data, file, lineOf }) => {
    const { size } = new Set(data.compare.says.map(({ piece }) => piece));
    if (size >= 2) return [];
    const message = `compare 只引了 ${size} 篇；同一个问题至少引两篇不同的，才有得比。`;
    return [{ file, line: lineOf(['compare', 'says']), code: 'theme-compare' as const, message }];
  });
