/** Hints beside an answer, each a link to another search where that finds something. */
import type { Hint } from '../../shared/protocol.ts';
import { writeAddress } from '../address.ts';
import { copyOf } from './template.ts';

/**
 * Shows the hints to an answer in place of those before.
 * @param base the site's base path with a final slash
 */
export function showHints(list: HTMLElement, base: string, hints: readonly Hint[]): void {
  list.hidden = hints.length === 0;
  list.replaceChildren(
    ...hints.map(({ kind, words, to }) => {
      const item = copyOf('hint');
      item.dataset.answer = kind;
      const link = item.querySelector('a')!;
      link.textContent = words;
      if (to) {
        const choice = new Map(to.year === null ? [] : [['year' as const, new Set([to.year])]]);
        link.href = `${base}search/${writeAddress({ query: to.query, choice, lines: null })}`;
      }
      return item;
    }),
  );
}
