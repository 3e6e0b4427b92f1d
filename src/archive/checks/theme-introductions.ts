import { readProse } from '../../text/prose.ts';
import type { Check } from './index.ts';

/** A theme's introduction makes claims about the texts: it cites at least two different pieces. */
export const themeIntroductions: Check = (draft) =>
  draft.collected.themes.entries.flatMap((theme) => {
    const cited = new Set(
      readProse(theme.body).links.flatMap(({ target }) => (target.startsWith('@') ? [target.split('#')[0]] : [])),
    );
    if (cited.size >= 2) return [];
    const message = `导语只引了 ${cited.size} 篇；至少引两篇不同的，写成 [文字](@篇名#p3)。`;
    return [{ file: theme.file, line: theme.bodyLine, code: 'theme-too-thin', message }];
  });
