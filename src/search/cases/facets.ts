/** The facets beside the list: the page's links to single values become boxes to tick. */
import type { Choice } from '../shared/choice.ts';
import { copyOf, partOf } from '../page/views/template.ts';

export interface FacetsView {
  /** In the page's order, and each facet's values in theirs. */
  facets: readonly { name: string; values: readonly string[] }[];
  /** What readers call a facet, and a value of it; a value that no case has is its own name. */
  labelOf(facet: string): string;
  wordsOf(facet: string, value: string): string;
  /** @param countsOf how many cases each value of a facet would show; a value that is not in it would show none */
  draw(choice: Choice, countsOf: (facet: string) => ReadonlyMap<string, number>): void;
}

interface Control {
  facet: string;
  value: string;
  words: string;
  label: HTMLElement;
  box: HTMLInputElement;
  count: HTMLElement;
}

/**
 * @param fold holds all facets
 * @param onToggle told the value that was ticked or unticked
 */
export function connectFacets(fold: HTMLDetailsElement, onToggle: (facet: string, value: string) => void): FacetsView {
  const groups = [...fold.querySelectorAll<HTMLDetailsElement>('[data-case-facet]')].map((group) => ({
    name: group.dataset.caseFacet!,
    label: group.querySelector('[role="group"]')!.ariaLabel!,
    group,
    controls: [...group.querySelectorAll('a')].map((link) => tickable(link, group.dataset.caseFacet!, onToggle)),
  }));
  openWhereWide(fold);
  keepInSight(fold);
  const byName = new Map(groups.map((group) => [group.name, group]));
  return {
    facets: groups.map(({ name, controls }) => ({ name, values: controls.map(({ value }) => value) })),
    labelOf: (facet) => byName.get(facet)!.label,
    wordsOf: (facet, value) => byName.get(facet)!.controls.find((control) => control.value === value)?.words ?? value,
    draw(choice, countsOf) {
      let all = 0;
      for (const { name, group, controls } of groups) {
        const chosen = choice.get(name);
        const counts = countsOf(name);
        all += chosen?.size ?? 0;
        tell(group, chosen?.size ?? 0);
        // What is chosen is seen as soon as the facets are.
        if (chosen) group.open = true;
        for (const { value, label, box, count } of controls) {
          const cases = counts.get(value) ?? 0;
          box.checked = chosen?.has(value) ?? false;
          count.textContent = String(cases);
          label.toggleAttribute('data-none', cases === 0);
        }
      }
      tell(fold, all);
    },
  };
}

/** Where the page has no use for the fold, and shows no summary, it is open to whoever asks; narrower it begins closed. */
function openWhereWide(fold: HTMLDetailsElement): void {
  let wasWide = false;
  const follow = () => {
    const isWide = !fold.querySelector('summary')!.offsetParent;
    if (isWide !== wasWide) fold.open = isWide;
    wasWide = isWide;
  };
  addEventListener('resize', follow);
  follow();
}

/** Beside the list the facets stay where they are; of more than the window holds, their end. */
function keepInSight(fold: HTMLElement): void {
  new ResizeObserver(() => {
    fold.style.top = `min(1.5rem, 100vh - ${fold.offsetHeight}px)`;
  }).observe(fold);
}

/** How many values are chosen, on the summary of what holds them. */
const tell = (fold: HTMLElement, chosen: number) => {
  fold.querySelector('[data-chosen]')!.textContent = chosen > 0 ? String(chosen) : '';
};

function tickable(link: HTMLAnchorElement, facet: string, onToggle: (facet: string, value: string) => void): Control {
  const value = decodeURIComponent(link.pathname.split('/').at(-2)!);
  link.querySelector('span')!.remove();
  const words = link.textContent.trim();
  const label = copyOf('case-value');
  Object.assign(label.dataset, { facet, value });
  partOf(label, 'words').textContent = words;
  const sign = link.querySelector('svg');
  if (sign) partOf(label, 'words').parentElement!.before(sign);
  const box = label.querySelector('input')!;
  box.addEventListener('change', () => onToggle(facet, value));
  link.replaceWith(label);
  return { facet, value, words, label, box, count: partOf(label, 'count') };
}
