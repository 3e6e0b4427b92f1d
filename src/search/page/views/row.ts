/** One piece found: its row in the results, and the passages in that. */
import { sealNumber } from '../../../text/seal.ts';
import { yearsFact } from '../../../text/years.ts';
import { element } from '../../shared/element.ts';
import type { Passage } from '../../shared/protocol.ts';
import type { SearchTable } from '../../shared/table.ts';
import { passageAddress } from '../address.ts';
import type { Hit } from '../client.ts';
import { excerpt, splitRuns, type Run } from '../excerpt.ts';
import { labelOf } from '../../shared/facets.ts';
import { copyOf, partOf } from './template.ts';

/** Passages shown for one piece. */
const SHOWN = 3;

/** A row with the title, what the piece is, and room for its passages. */
export function resultRow(table: SearchTable, hit: Hit): HTMLElement {
  const { row, parts } = hit;
  const made = copyOf('row');
  made.dataset.piece = row.id;
  made.dataset.match = hit.nearness ? 'near' : 'exact';
  partOf(made, 'number').textContent = sealNumber(row.number);
  const title = partOf(made, 'title') as HTMLAnchorElement;
  title.href = passageAddress(hit.url, 'reading', '', parts);
  title.replaceChildren(...marked(splitRuns(row.title, hit.titleRanges)));
  const facts = [
    row.genre,
    labelOf(table, 'standpoint', row.standpoint),
    row.places[0],
    row.year && yearsFact(row.year, row.year.certain),
  ];
  partOf(made, 'facts').textContent = facts.filter(Boolean).join(' · ');
  return made;
}

/** Fills a row with its passages, the best first, and says how many more there are. */
export function fillPassages(row: Element, hit: Hit, passages: readonly Passage[]): void {
  const items = passages.slice(0, SHOWN).map((passage) => passageItem(hit, passage));
  const more = passages.length - items.length;
  if (more > 0) {
    const rest = copyOf('rest');
    const open = rest.firstElementChild!;
    open.textContent = `另有 ${more} 段`;
    open.addEventListener('click', () => {
      const others = passages.slice(SHOWN).map((passage) => passageItem(hit, passage));
      rest.replaceWith(...others);
      others[0]!.querySelector('a')!.focus();
    });
    items.push(rest);
  }
  const list = partOf(row, 'passages');
  list.replaceChildren(...items);
  // Found by its title alone, a piece needs no room for passages.
  list.hidden = items.length === 0;
}

/** Says in a row that its passages did not come, and offers to try again. */
export function offerRetry(row: Element, onRetry: () => void): void {
  const item = copyOf('retry');
  item.firstElementChild!.addEventListener('click', onRetry);
  partOf(row, 'passages').replaceChildren(item);
}

/** A passage of a hit, which leads to its paragraph. */
export function passageItem(
  hit: Pick<Hit, 'url' | 'parts'>,
  { paragraph, layer, text, ranges, from, names }: Passage,
): HTMLElement {
  const item = copyOf('passage');
  const link = item.querySelector('a')!;
  link.href = passageAddress(hit.url, layer, paragraph, hit.parts);
  const place = partOf(link, 'place');
  link.replaceChildren(...marked(excerpt(text, ranges, from, names)), ' ', place);
  place.textContent = `${layer === 'source' ? '原文' : ''}第 ${paragraph.slice(1)} 段`;
  return item;
}

const marked = (runs: readonly Run[]): (Node | string)[] =>
  runs.flatMap(({ text, hit, names }) => {
    const words = names ? splitRuns(text, names).map(nameOrWords) : [text];
    return hit ? element('mark', {}, ...words) : words;
  });

/** A private name can be told from the words around it when they are taken along. */
const nameOrWords = ({ text, hit }: Run): Node | string => (hit ? element('span', { 'data-name': '' }, text) : text);
