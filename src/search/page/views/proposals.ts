/** The row of proposals under the search field: one combobox with its list, moved through by arrows. */
import { makeFold, type Fold } from '../../shared/fold.ts';
import type { SearchTable } from '../../shared/table.ts';
import { KIND_LABELS, suggest, type Proposal } from '../suggest.ts';
import { copyOf, partOf } from './template.ts';

const PROPOSALS = 6;

export interface ProposalsView {
  /** Tells what can be proposed. */
  know(table: SearchTable): void;
  /** Proposes what fits the field, while that has the focus. */
  refresh(): void;
}

/**
 * Connects the field and its list.
 * @param base the site's base path with a final slash
 * @param leave where ArrowDown goes past the last proposal
 */
export function connectProposals(
  field: HTMLInputElement,
  list: HTMLElement,
  base: string,
  leave: () => void,
): ProposalsView {
  const show = connectCombobox(field, list, leave);
  let known: { table: SearchTable; fold: Fold } | null = null;
  const refresh = () => {
    const asked = document.activeElement === field;
    const found = known && asked ? suggest(known.table, known.fold, field.value, PROPOSALS) : [];
    show(found.map((proposal, index) => proposalItem(base, proposal, index)));
  };
  field.addEventListener('input', (event) => {
    if (!event.isComposing) refresh();
  });
  for (const type of ['compositionend', 'focus', 'blur']) field.addEventListener(type, refresh);
  return {
    refresh,
    know(table) {
      if (table !== known?.table) known = { table, fold: makeFold(table.fold) };
    },
  };
}

/**
 * Arrows choose, Enter or a press goes there, Escape puts the list away.
 * @returns replaces what is proposed; none is chosen then
 */
function connectCombobox(
  field: HTMLInputElement,
  list: HTMLElement,
  leave: () => void,
): (items: readonly HTMLElement[]) => void {
  let active = -1;

  function show(items: readonly HTMLElement[]) {
    list.replaceChildren(...items);
    list.hidden = items.length === 0;
    field.setAttribute('aria-expanded', String(!list.hidden));
    point(-1);
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
  return show;
}

/** A name after what it is, for a theme and a term may have the same. */
function proposalItem(base: string, { kind, text, url }: Proposal, index: number): HTMLElement {
  const item = copyOf('proposal');
  item.id = `proposal-${index}`;
  item.dataset.url = base + url.slice(1);
  const what = partOf(item, 'kind');
  what.textContent = KIND_LABELS[kind];
  item.replaceChildren(what, ` ${text}`);
  return item;
}
