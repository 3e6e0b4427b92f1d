/** The row of proposals under the search field: one combobox with its list, moved through by arrows. */
import type { Proposal } from './suggest.ts';
import { proposalItems } from './view.ts';

export interface Proposals {
  /** Replaces what is proposed; none is chosen then. */
  show(found: readonly Proposal[]): void;
}

/**
 * Connects the field and its list: arrows choose, Enter or a press goes there, Escape puts the list away.
 * @param base the site's base path with a final slash
 * @param leave where ArrowDown goes past the last proposal
 */
export function connectProposals(
  field: HTMLInputElement,
  list: HTMLElement,
  base: string,
  leave: () => void,
): Proposals {
  let active = -1;

  function show(found: readonly Proposal[]) {
    active = -1;
    field.removeAttribute('aria-activedescendant');
    list.replaceChildren(...proposalItems(base, found));
    list.hidden = found.length === 0;
    field.setAttribute('aria-expanded', String(found.length > 0));
  }

  function point(index: number) {
    const items = [...list.children];
    active = index;
    items.forEach((item, at) => item.setAttribute('aria-selected', String(at === active)));
    if (active < 0) field.removeAttribute('aria-activedescendant');
    else {
      field.setAttribute('aria-activedescendant', items[active]!.id);
      items[active]!.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  }

  field.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const count = list.childElementCount;
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      if (active + 1 < count) point(active + 1);
      else leave();
    } else if (event.key === 'ArrowUp' && active >= 0) {
      event.preventDefault();
      point(active - 1);
    } else if (event.key === 'Escape' && count > 0) {
      // Only without proposals it empties the field, as the browser has it.
      event.preventDefault();
      show([]);
    } else if (event.key === 'Enter' && active >= 0) {
      event.preventDefault();
      location.assign((list.children[active] as HTMLElement).dataset.url!);
    }
  });
  // The field keeps the focus while a proposal is pressed.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const url = (event.target as Element).closest<HTMLElement>('[data-url]')?.dataset.url;
    if (url) location.assign(url);
  });
  return { show };
}
