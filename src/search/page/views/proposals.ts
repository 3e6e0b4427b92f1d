/** The row of proposals under the search field: one combobox with its list, moved through by arrows. */
import { makeFold } from '../../shared/fold.ts';
import { READINGS_PATH, type Readings, type SearchTable } from '../../shared/table.ts';
import { fetchJson } from '../../shared/files.ts';
import { keep } from '../../shared/keep.ts';
import { isSound, suggestBySound } from '../sounds.ts';
import { KIND_LABELS, suggest, type Proposal } from '../suggest.ts';
import { copyOf, partOf } from './template.ts';

const PROPOSALS = 6;

/**
 * Connects the field and its list, and proposes at once what fits the field, as always while that has the focus.
 * @param base the site's base path with a final slash
 * @param table tells what can be proposed
 * @param leave where ArrowDown goes past the last proposal
 */
export function connectProposals(
  field: HTMLInputElement,
  list: HTMLElement,
  base: string,
  table: () => Promise<SearchTable>,
  leave: () => void,
): void {
  const show = connectCombobox(field, list, leave);
  const put = (found: readonly Proposal[]) => show(found.map((proposal, index) => proposalItem(base, proposal, index)));
  const readings = keep(async (version: string) => {
    const address = `${base}${READINGS_PATH}?v=${version}`;
    return (await fetchJson((input, init) => fetch(input, init), address)) as Readings;
  });
  const foldOf = remembered((known: SearchTable) => makeFold(known.fold));

  async function refresh(): Promise<void> {
    const { value } = field;
    const isAsked = () => document.activeElement === field && field.value === value;
    if (!isAsked() || value.trim() === '') {
      put([]);
      return;
    }
    const known = await table();
    if (!isAsked()) return;
    const fold = foldOf(known);
    const found = suggest(known, fold, value, PROPOSALS);
    put(found);
    const missing = PROPOSALS - found.length;
    if (missing === 0 || !isSound(value, fold)) return;
    const more = suggestBySound(known, fold, await readings.get(known.version), value, missing);
    if (more.length > 0 && isAsked()) put([...found, ...more]);
  }

  // Without proposals what was typed is found all the same.
  const propose = () => void refresh().catch(() => undefined);
  field.addEventListener('input', (event) => {
    if (!event.isComposing) propose();
  });
  for (const type of ['compositionend', 'focus', 'blur']) field.addEventListener(type, propose);
  propose();
}

/** What was made last, for as long as it is made of the same. */
function remembered<From, To>(make: (from: From) => To): (from: From) => To {
  let last: { from: From; to: To } | null = null;
  return (from) => {
    if (last?.from !== from) last = { from, to: make(from) };
    return last.to;
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
