/** What stands in the place of the list where the choice leaves no case: ways out, with what each would bring back. */
import { partOf } from '../page/views/template.ts';
import { allows, type Choice } from '../shared/choice.ts';
import { button, element } from '../shared/element.ts';
import type { Found } from './list.ts';
import { valuesOf, type Row } from './rows.ts';
import { waysOut } from './ways-out.ts';
import type { CaseWords, Lead } from './words.ts';

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
  /** Looks for other words. */
  look(query: string): void;
}

/** Says in a box what to do; what to look for instead of the words comes when it is found. */
export type ShowNothing = (box: HTMLElement, barren: Barren) => void;

export function createNothing(words: Pick<CaseWords, 'leads'>): ShowNothing {
  let latest: Barren;
  return (box, barren) => {
    latest = barren;
    showWays(box, barren);
    if (barren.found?.size !== 0) return;
    const ways = partOf(box, 'ways');
    ways.prepend(element('li', {}, '几个词之间空一格，每个词都要有'));
    words.leads(barren.query).then(
      (leads) => {
        if (latest === barren) ways.prepend(...leads.flatMap((lead) => leadItem(lead, barren)));
      },
      // Overtaken, or not found: the other ways stand.
      () => undefined,
    );
  };
}

/** A button that looks for it, with how many cases it shows; nothing where the facets leave none. */
function leadItem({ query: words, isWhole, cases }: Lead, { rows, choice, query, look }: Barren): HTMLElement[] {
  if (cases.size === 0) return [element('li', {}, `“${words}”没有`)];
  const count = rows.filter((row) => cases.has(row.id) && allows(choice, row, valuesOf)).length;
  if (count === 0) return [];
  return [wayItem(`${isWhole ? `“${query}”没有，` : ''}“${words}”有 ${count} 例`, () => look(words))];
}

const wayItem = (words: string, onPress: () => void): HTMLElement =>
  element('li', {}, button(onPress, { class: 'touch cursor-pointer text-left text-indigo underline' }, words));

function showWays(box: HTMLElement, { rows, choice, found, query, wordsOf, drop }: Barren): void {
  const ways = waysOut(rows, choice, found && (({ id }) => found.has(id)));
  partOf(box, 'none').hidden = ways.length > 0;
  partOf(box, 'ways').replaceChildren(
    ...ways.map(({ facet, count }) =>
      wayItem(`去掉${facet === null ? `“${query}”` : wordsOf(facet)}，有 ${count} 例`, () => drop(facet)),
    ),
  );
  const link = box.querySelector<HTMLAnchorElement>('[data-elsewhere]')!;
  link.hidden = query === '';
  const address = new URL(link.href);
  address.searchParams.set('q', query);
  link.href = address.href;
  link.textContent = `在全文里搜“${query}”`;
}
