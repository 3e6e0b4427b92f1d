/** The list under a state: its rows, the counts of the facets, the line of what is chosen, and the words that tell of it. */
import { allows, countValues, toggled, type Choice } from '../shared/choice.ts';
import type { ListState } from './address.ts';
import { drawChips, type Chip } from './chips.ts';
import { connectCompare } from './compare.ts';
import { connectFacets } from './facets.ts';
import type { ShowNothing } from './nothing.ts';
import { connectRows, takeRows, valuesOf, type Row } from './rows.ts';
import { countInWords } from './telling.ts';
import type { Finding } from './words.ts';

/** The cases that hold the words of a state's query; null where there are none, or they could not be looked for. */
export type Found = ReadonlyMap<string, Finding> | null;

export interface ListView {
  /** The names of the facets. */
  facets: readonly string[];
  /** Ids of the cases that are shown. */
  shown(): ReadonlySet<string>;
  /** @param onDone told when every row is there, unless it is drawn anew before */
  draw(state: ListState, found: Found, onDone: () => void): void;
}

/** What a reader does in the list. */
export interface Wishes {
  choose(choice: Choice): void;
  look(query: string): void;
  clear(): void;
  compare(ids: readonly string[]): void;
  /** Says what to drop, in a box that stands in the place of the list. */
  showNothing: ShowNothing;
  showFindings(rows: readonly Row[], found: Found, choice: Choice): void;
}

/** @param part finds an element of the page by what it is for */
export function connectList(part: (name: string) => HTMLElement, wishes: Wishes): ListView {
  const chips = part('chips');
  const clear = part('clear');
  const status = part('status');
  const view = part('view');
  const save = part('save');
  const list = part('list').firstElementChild!;
  let choice: Choice = new Map();
  let shown: readonly Row[] = [];
  const facets = connectFacets(part('fold') as HTMLDetailsElement, (facet, value) =>
    wishes.choose(toggled(choice, facet, value)),
  );
  const rows = takeRows(list, facets.facets);
  const showRows = connectRows(list, rows);
  const compare = connectCompare(part('list'), part('compare'), rows, status, wishes.compare);
  const nothing = part('nothing');
  clear.addEventListener('click', () => {
    wishes.clear();
    status.focus();
  });

  const without = (facet: string) => new Map([...choice].filter(([name]) => name !== facet));
  const namesOf = (facet: string) => [...choice.get(facet)!].map((value) => facets.wordsOf(facet, value)).join('、');

  function chipsOf(query: string): Chip[] {
    const values = [...choice].flatMap(([facet, chosen]) => [...chosen].map((value) => ({ facet, value })));
    return [
      ...(query === '' ? [] : [{ words: `“${query}”`, name: `去掉“${query}”`, remove: () => wishes.look('') }]),
      ...values.map(({ facet, value }) => ({
        words: facets.wordsOf(facet, value),
        name: `去掉${facets.labelOf(facet)}：${facets.wordsOf(facet, value)}`,
        remove: () => wishes.choose(toggled(choice, facet, value)),
      })),
    ];
  }

  function showNothing(query: string, found: Found): void {
    wishes.showNothing(nothing, {
      rows,
      choice,
      found,
      query,
      wordsOf: (facet) => `${facets.labelOf(facet)}（${namesOf(facet)}）`,
      drop(facet) {
        if (facet === null) wishes.look('');
        else wishes.choose(without(facet));
        status.focus();
      },
      look(words) {
        wishes.look(words);
        status.focus();
      },
    });
  }

  return {
    facets: facets.facets.map(({ name }) => name),
    shown: () => new Set(shown.map(({ id }) => id)),
    draw(state, found, onDone) {
      ({ choice } = state);
      const query = state.query.trim();
      const held = found ? rows.filter(({ id }) => found.has(id)) : rows;
      shown = held.filter((row) => allows(choice, row, valuesOf));
      showRows(shown, onDone);
      wishes.showFindings(shown, found, choice);
      facets.draw(choice, (facet) => countValues(held, choice, facet, valuesOf));
      const line = chipsOf(query);
      drawChips(chips, line, status);
      clear.hidden = view.hidden = line.length === 0;
      view.firstElementChild!.textContent = shown.length > 0 ? `看 ${shown.length} 例` : '没有，看怎么改';
      compare.draw(state.compared);
      status.textContent = countInWords(shown.length, rows.length, found && shown.map(({ id }) => found.get(id)!));
      save.hidden = shown.length === 0;
      nothing.hidden = shown.length > 0;
      if (shown.length === 0) showNothing(query, found);
    },
  };
}
