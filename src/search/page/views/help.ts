/** Ways on where nothing is found exactly: what is most like the query, before words, themes and terms to try. */
import type { Results } from '../client.ts';
import { KIND_LABELS } from '../suggest.ts';
import { copyOf, partOf } from './template.ts';

export interface HelpView {
  /** Shows help that fits an answer; none to an exact one, nor where no words were asked. */
  draw(results: Results): void;
  show(): void;
}

/** @param base the site's base path with a final slash */
export function connectHelp(section: HTMLElement, base: string): HelpView {
  const closest = partOf(section, 'closest');
  /** Where the address asks something, the page waits for the answer before it shows help: nothing jumps. */
  const settle = () => delete document.documentElement.dataset.asked;
  return {
    draw({ state, help }) {
      settle();
      section.hidden = state === 'exact' || state === 'empty';
      closest.replaceChildren(
        ...(help?.closest ?? []).map(({ kind, text, url }) => {
          const item = copyOf('closest');
          const link = item.querySelector('a')!;
          link.href = base + url.slice(1);
          const what = partOf(link, 'kind');
          what.textContent = KIND_LABELS[kind];
          link.replaceChildren(what, ` ${text}`);
          return item;
        }),
      );
      closest.parentElement!.hidden = closest.childElementCount === 0;
    },
    show() {
      settle();
      section.hidden = false;
    },
  };
}
