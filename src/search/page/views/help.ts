/** Ways on where nothing is found exactly: what is most like the query, before words, themes and terms to try. */
import { element } from '../../shared/element.ts';
import type { Results } from '../client.ts';
import { kindAndName } from './proposals.ts';

export interface HelpView {
  /** Shows help that fits an answer; none to an exact one. */
  draw(results: Results): void;
  show(): void;
}

/** @param base the site's base path with a final slash */
export function connectHelp(section: HTMLElement, base: string): HelpView {
  const closest = section.querySelector<HTMLElement>('[data-closest]')!;
  return {
    draw({ state, help }) {
      section.hidden = state === 'exact';
      closest.replaceChildren(
        ...(help?.closest ?? []).map(({ kind, text, url }) =>
          element('a', { href: base + url.slice(1) }, ...kindAndName(kind, text)),
        ),
      );
      closest.parentElement!.hidden = closest.childElementCount === 0;
    },
    show() {
      section.hidden = false;
    },
  };
}
