/** The facets: groups of toggles beside the results, and a button that takes every choice back. */
import { button, element } from '../../shared/element.ts';
import { countFacets, labelOf, type CountedFacet, type FacetName } from '../facets.ts';
import type { Listing } from '../state.ts';

export interface FacetsView {
  draw(listing: Listing): void;
  hide(): void;
}

/**
 * @param field gets the focus when nothing is left that could have it
 * @param onToggle told the value that was pressed
 * @param onClear told that every choice is taken back
 */
export function connectFacets(
  box: HTMLElement,
  field: HTMLElement,
  onToggle: (facet: FacetName, value: string) => void,
  onClear: () => void,
): FacetsView {
  return {
    draw({ table, hits, choice }) {
      const open = new Set(
        [...box.querySelectorAll<HTMLElement>('details[open]')].map((group) => group.dataset.facet!),
      );
      const focused = box.contains(document.activeElement) && nameOf(document.activeElement!);
      const counted = countFacets(
        hits.map(({ row }) => row),
        choice,
      );
      const groups: HTMLElement[] = counted.map((facet) =>
        facetGroup(facet, open.has(facet.name), (value) => labelOf(table, facet.name, value), onToggle),
      );
      if (choice.size > 0) groups.push(button(onClear, { class: 'facet-clear' }, '清除筛选'));
      box.replaceChildren(...groups);
      box.hidden = groups.length === 0;
      if (!focused) return;
      const controls = [...box.querySelectorAll<HTMLElement>('summary, button')];
      (controls.find((control) => nameOf(control) === focused) ?? controls[0] ?? field).focus();
    },
    hide() {
      box.hidden = true;
    },
  };
}

/** Tells the controls apart, in this drawing and the next. */
function nameOf(control: Element): string {
  const { facet } = control.closest<HTMLElement>('.facet')?.dataset ?? {};
  return JSON.stringify([facet, (control as HTMLElement).dataset.value]);
}

function facetGroup(
  { name, label, values }: CountedFacet,
  open: boolean,
  wordsFor: (value: string) => string,
  onToggle: (facet: FacetName, value: string) => void,
): HTMLElement {
  const chosen = values.filter((value) => value.chosen).length;
  const buttons = values.map(({ value, count, chosen: pressed }) =>
    button(
      () => onToggle(name, value),
      { class: 'facet-value', 'aria-pressed': String(pressed), 'data-value': value },
      wordsFor(value),
      element('span', { class: 'count' }, String(count)),
    ),
  );
  const group = element(
    'details',
    { class: 'facet', 'data-facet': name },
    element('summary', {}, label, chosen > 0 ? ` ${chosen}` : ''),
    element('div', { class: 'facet-values', role: 'group', 'aria-label': label }, ...buttons),
  );
  group.open = chosen > 0 || open;
  return group;
}
