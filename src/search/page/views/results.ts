/** The list of results: rows, of which the first come with their passages and the others get them when scrolled to. */
import type { Choice } from '../../shared/facets.ts';
import type { Hit } from '../client.ts';
import type { Fetched, Listing } from '../state.ts';
import { fillPassages, offerRetry, resultRow } from './row.ts';

export interface ResultsView {
  /** @param passages what has come of those of the first rows */
  draw(listing: Listing, passages: Fetched): void;
  clear(): void;
  /** Puts the focus on the first row, or without rows into the field. */
  focusFirst(): void;
}

const STEPS: Partial<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * Connects the list, which is walked with the arrows.
 * @param headings of exact and of near rows
 * @param field stands before the list; the arrows lead back to it
 * @param onMore told that more rows are wanted
 */
export function connectResults(
  list: HTMLElement,
  headings: Record<'exact' | 'near', HTMLElement>,
  more: HTMLElement,
  field: HTMLElement,
  onMore: () => void,
): ResultsView {
  const watch = watchRows();
  const focusFirst = () => (firstTitle(list) ?? field).focus();
  let shown: readonly Hit[] = [];
  /** Whether rows were asked for with the button, which then hands the focus to the first of them. */
  let asked = false;
  more.addEventListener('click', () => {
    asked = true;
    onMore();
  });
  list.addEventListener('keydown', (event) => walk(event, list, field));

  /** Puts the rows of hits behind those that stay. */
  function put({ table, rows, choice }: Listing, passages: Fetched, stay: number): void {
    const made = rows.slice(stay).map((hit, at) => {
      const row = resultRow(table, hit);
      const filled = passages[stay + at];
      if (filled) fillPassages(row, hit, filled);
      else if (filled === null) offerPassages(row, hit, choice);
      else if (stay + at < passages.length) fetchPassages(row, hit, choice);
      else watch(row, hit, choice);
      return row;
    });
    if (stay > 0) list.append(...made);
    else list.replaceChildren(...made);
    if (asked) firstTitle(made[0])?.focus();
  }

  return {
    focusFirst,
    draw(listing, passages) {
      const { left, rows, results } = listing;
      const stay = asked && shown.every((hit, at) => hit === rows[at]) ? shown.length : 0;
      const hadFocus = list.contains(document.activeElement);
      if (stay === 0) watch.stop();
      put(listing, passages, stay);
      if (hadFocus && !asked) focusFirst();
      asked = false;
      shown = rows;
      list.dataset.total = String(left.length);
      more.hidden = left.length <= rows.length;
      headings.exact.textContent = `${results.state === 'empty' ? '筛选出的' : '逐字相同的'} ${left.length} 篇`;
      headings.exact.hidden = results.exact.length === 0;
      headings.near.hidden = results.near.length === 0;
    },
    clear() {
      watch.stop();
      list.replaceChildren();
      delete list.dataset.total;
      shown = [];
      asked = false;
      for (const part of [headings.exact, headings.near, more]) part.hidden = true;
    },
  };
}

/** The title of the first row of a list, or of a row. */
export const firstTitle = (rows: Element | undefined): HTMLElement | null =>
  rows?.querySelector<HTMLElement>('[data-title]') ?? null;

/** The arrows lead from link to link, and up from the first back to the field. */
function walk(event: KeyboardEvent, list: HTMLElement, field: HTMLElement): void {
  const step = STEPS[event.key];
  if (!step) return;
  const links = [...list.querySelectorAll('a')];
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  if (at < 0) return;
  event.preventDefault();
  (links[at + step] ?? (at === 0 ? field : links[at]!)).focus();
}

/** @returns takes a row that fetches its passages shortly before it is seen */
function watchRows(): { (row: Element, hit: Hit, choice: Choice): void; stop(): void } {
  const waiting = new Map<Element, () => void>();
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        const fetch = waiting.get(target);
        if (!isIntersecting || !fetch) continue;
        waiting.delete(target);
        watcher.unobserve(target);
        fetch();
      }
    },
    { rootMargin: '200px' },
  );
  const watch = (row: Element, hit: Hit, choice: Choice) => {
    waiting.set(row, () => fetchPassages(row, hit, choice));
    watcher.observe(row);
  };
  return Object.assign(watch, {
    stop() {
      watcher.disconnect();
      waiting.clear();
    },
  });
}

function fetchPassages(row: Element, hit: Hit, choice: Choice): void {
  const fetch = async () => fillPassages(row, hit, await hit.passages(choice));
  fetch().catch(() => offerPassages(row, hit, choice));
}

/** Says that a row's passages did not come; they are fetched again at a press, or when the line returns. */
function offerPassages(row: Element, hit: Hit, choice: Choice): void {
  const asked = new AbortController();
  const again = () => {
    asked.abort();
    if (row.isConnected) fetchPassages(row, hit, choice);
  };
  addEventListener('online', again, { signal: asked.signal });
  offerRetry(row, again);
}
