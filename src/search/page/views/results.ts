/** The list of results: rows, of which the first come with their passages and the others get them when scrolled to. */
import type { Passage } from '../../shared/protocol.ts';
import type { Hit } from '../client.ts';
import type { Listing } from '../state.ts';
import { fillPassages, offerRetry, resultRow } from './row.ts';

export interface ResultsView {
  /** @param passages those of the first rows */
  draw(listing: Listing, passages: readonly (readonly Passage[])[]): void;
  clear(): void;
  /** Puts the focus on the first row, or without rows into the field. */
  focusFirst(): void;
}

const STEPS: Partial<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * Connects the list, which is walked with the arrows.
 * @param field stands before the list; the arrows lead back to it
 * @param onMore told that more rows are wanted
 */
export function connectResults(
  list: HTMLElement,
  nearHeading: HTMLElement,
  more: HTMLElement,
  field: HTMLElement,
  onMore: () => void,
): ResultsView {
  const fetchInSight = watchRows();
  const focusFirst = () => (firstTitle(list) ?? field).focus();
  more.addEventListener('click', onMore);
  list.addEventListener('keydown', (event) => {
    const step = STEPS[event.key];
    if (!step) return;
    const links = [...list.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    if (at < 0) return;
    event.preventDefault();
    (links[at + step] ?? (at === 0 ? field : links[at]!)).focus();
  });
  return {
    focusFirst,
    draw({ table, left, rows, results }, passages) {
      const made = rows.map((hit, at) => {
        const row = resultRow(table, hit);
        if (passages[at]) fillPassages(row, hit, passages[at]);
        return row;
      });
      const hadFocus = list.contains(document.activeElement);
      list.replaceChildren(...made);
      if (hadFocus) focusFirst();
      fetchInSight(new Map(made.map((row, at) => [row, rows[at]!] as const).slice(passages.length)));
      list.dataset.total = String(left.length);
      more.hidden = left.length <= rows.length;
      nearHeading.hidden = results.state !== 'near';
    },
    clear() {
      list.replaceChildren();
      delete list.dataset.total;
      nearHeading.hidden = true;
      more.hidden = true;
    },
  };
}

/** The title of the first row, if there is one. */
export const firstTitle = (list: HTMLElement): HTMLElement | null => list.querySelector('.result-title');

/** @returns takes rows, in place of those before, that fetch their passages shortly before they are seen */
function watchRows(): (rows: Map<Element, Hit>) => void {
  let waiting = new Map<Element, Hit>();
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        const hit = waiting.get(target);
        if (!isIntersecting || !hit) continue;
        waiting.delete(target);
        fetchPassages(target, hit);
      }
    },
    { rootMargin: '200px' },
  );
  return (rows) => {
    watcher.disconnect();
    waiting = rows;
    for (const row of rows.keys()) watcher.observe(row);
  };
}

function fetchPassages(row: Element, hit: Hit): void {
  const fetch = async () => fillPassages(row, hit, await hit.passages());
  fetch().catch(() => offerRetry(row, () => void fetch().catch(() => undefined)));
}
