/** The facets: groups of toggles beside the results, and a button that takes every choice back. */
import { countFacets, labelOf, type CountedFacet, type FacetName } from '../../shared/facets.ts';
import type { Listing } from '../state.ts';
import { copyOf, partOf } from './template.ts';

export interface FacetsView {
  draw(listing: Listing): void;
  hide(): void;
}

/**
 * @param fold opens and closes the facets where they do not stand beside the results
 * @param field gets the focus when nothing is left that could have it
 * @param onShow told that the results are wanted
 * @param onToggle told the value that was pressed
 * @param onClear told that every choice is taken back
 */
export function connectFacets(
  box: HTMLElement,
  fold: HTMLElement,
  field: HTMLElement,
  onShow: () => void,
  onToggle: (facet: FacetName, value: string) => void,
  onClear: () => void,
): FacetsView {
  const unfold = (open: boolean) => {
    box.toggleAttribute('data-open', open);
    fold.setAttribute('aria-expanded', String(open));
  };
  fold.addEventListener('click', () => unfold(!box.hasAttribute('data-open')));
  /** What a choice leaves, told beside it, with the way there if there is one. */
  const effectOf = (count: number): HTMLElement => {
    if (count === 0) return copyOf('no-effect');
    const effect = copyOf('effect');
    effect.textContent = `看这 ${count} 篇`;
    effect.addEventListener('click', () => {
      unfold(false);
      onShow();
    });
    return effect;
  };
  const show = (shown: boolean) => {
    box.hidden = fold.hidden = !shown;
  };
  return {
    draw({ table, hits, left, choice }) {
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
      for (const group of groups) {
        if (choice.has(group.dataset.facet as FacetName)) partOf(group, 'values').after(effectOf(left.length));
      }
      if (choice.size > 0) {
        const clear = copyOf('unfilter');
        clear.addEventListener('click', onClear);
        groups.push(clear);
      }
      box.replaceChildren(...groups);
      const chosen = [...choice.values()].reduce((sum, values) => sum + values.size, 0);
      fold.textContent = chosen > 0 ? `筛选 ${chosen}` : '筛选';
      show(groups.length > 0);
      if (!focused) return;
      const controls = [...box.querySelectorAll<HTMLElement>('summary, button')];
      (controls.find((control) => nameOf(control) === focused) ?? controls[0] ?? field).focus();
    },
    hide: () => show(false),
  };
}

/** Tells the controls apart, in this drawing and the next. */
function nameOf(control: Element): string {
  const { facet } = control.closest<HTMLElement>('[data-facet]')?.dataset ?? {};
  return JSON.stringify([facet, (control as HTMLElement).dataset.value]);
}

function facetGroup(
  { name, label, values }: CountedFacet,
  open: boolean,
  wordsFor: (value: string) => string,
  onToggle: (facet: FacetName, value: string) => void,
): HTMLElement {
  const chosen = values.filter((value) => value.chosen).length;
  const group = copyOf<HTMLDetailsElement>('facet');
  group.dataset.facet = name;
  group.open = chosen > 0 || open;
  partOf(group, 'label').textContent = chosen > 0 ? `${label} ${chosen}` : label;
  const box = partOf(group, 'values');
  box.ariaLabel = label;
  for (const { value, count, chosen: pressed } of values) {
    const toggle = copyOf('value');
    toggle.dataset.value = value;
    toggle.ariaPressed = String(pressed);
    const pieces = partOf(toggle, 'count');
    pieces.textContent = String(count);
    toggle.replaceChildren(wordsFor(value), ' ', pieces);
    toggle.addEventListener('click', () => onToggle(name, value));
    box.append(toggle);
  }
  return group;
}
