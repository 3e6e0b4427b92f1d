/** The rows of the list of cases, taken from the page. They are kept while they are out of it. */
import type { ValuesOf } from '../shared/choice.ts';

export interface Row {
  id: string;
  title: string;
  element: HTMLElement;
  /** By facet. */
  values: ReadonlyMap<string, readonly string[]>;
}

/** A row has every facet that the page has. */
export const valuesOf: ValuesOf<Row, string> = ({ values }, facet) => values.get(facet)!;

/**
 * The rows of a list that holds them all.
 * @param facets in the page's order, each with its values, by whose places a row names its own: `0 3,12 …`
 */
export function takeRows(list: Element, facets: readonly { name: string; values: readonly string[] }[]): Row[] {
  return [...list.querySelectorAll<HTMLElement>('[data-case]')].map((element) => ({
    id: element.dataset.case!,
    title: element.querySelector('a')!.textContent,
    element,
    values: new Map(
      element.dataset.values!.split(' ').map((places, index) => {
        const { name, values } = facets[index]!;
        return [name, places.split(',').map((place) => values[Number(place)]!)];
      }),
    ),
  }));
}

/** More rows than the tallest window has at once. */
const AT_ONCE = 100;

/**
 * Leaves in the list the rows that are shown, in their order; the others leave the document. What stays is not touched, so
 * that the browser need not lay it out anew. Of very many that come back, those that no window reaches wait for the frame
 * that shows the first of them.
 * @param onDone told when all are there, unless rows are shown anew before
 */
export function connectRows(list: Element, rows: readonly Row[]): (shown: readonly Row[], onDone: () => void) => void {
  let latest: object;
  const put = (kept: ReadonlySet<Row>, added: ReadonlySet<Row>) => {
    let next = list.firstElementChild;
    for (const row of rows) {
      const isThere = row.element === next;
      if (isThere) next = next!.nextElementSibling;
      if (!kept.has(row)) row.element.remove();
      else if (!isThere && added.has(row)) list.insertBefore(row.element, next);
    }
  };
  return (shown, onDone) => {
    latest = shown;
    const all = new Set(shown);
    const coming = shown.filter(({ element }) => !element.isConnected);
    if (coming.length <= AT_ONCE) {
      put(all, all);
      onDone();
      return;
    }
    put(all, new Set(shown.slice(0, AT_ONCE)));
    afterFrame(() => {
      if (latest !== shown) return;
      put(all, all);
      onDone();
    });
  };
}

/** Calls back when the next frame has been painted. */
function afterFrame(call: () => void): void {
  requestAnimationFrame(() => setTimeout(call));
}
