/** What stands in the place of the list where the choice leaves no case: ways out, with what each would bring back. */
import { copyOf, partOf } from '../page/views/template.ts';
import type { Choice } from '../shared/choice.ts';
import type { Found } from './list.ts';
import type { Row } from './rows.ts';
import { waysOut } from './ways-out.ts';

/** A choice that leaves nothing. */
export interface Barren {
  rows: readonly Row[];
  choice: Choice;
  found: Found;
  /** Words that can be looked for in the whole archive; empty for none. */
  query: string;
  /** What is chosen of a facet, in words. */
  wordsOf(facet: string): string;
  /** Drops what is chosen of a facet, or, null, the words. */
  drop(facet: string | null): void;
}

export function showNothing(box: HTMLElement, { rows, choice, found, query, wordsOf, drop }: Barren): void {
  const ways = waysOut(rows, choice, found && (({ id }) => found.has(id)));
  partOf(box, 'none').hidden = ways.length > 0;
  partOf(box, 'ways').replaceChildren(
    ...ways.map(({ facet, count }) => {
      const item = copyOf('case-way');
      partOf(item, 'words').textContent = facet === null ? `“${query}”` : wordsOf(facet);
      partOf(item, 'count').textContent = String(count);
      item.querySelector('button')!.addEventListener('click', () => drop(facet));
      return item;
    }),
  );
  const link = box.querySelector<HTMLAnchorElement>('[data-elsewhere]')!;
  link.hidden = query === '';
  const address = new URL(link.href);
  address.searchParams.set('q', query);
  link.href = address.href;
  link.textContent = `在全文里搜“${query}”`;
}
