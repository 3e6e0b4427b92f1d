/** One piece found: its row in the results, and the passages in that. */
import { button, element } from '../../shared/element.ts';
import type { Passage } from '../../shared/protocol.ts';
import type { SearchTable } from '../../shared/table.ts';
import { passageAddress } from '../address.ts';
import type { Hit } from '../client.ts';
import { excerpt, splitRuns, type Run } from '../excerpt.ts';
import { labelOf } from '../facets.ts';

/** Passages shown for one piece. */
const SHOWN = 3;

/** A row with the title, what the piece is, and room for its passages. */
export function resultRow(table: SearchTable, hit: Hit): HTMLLIElement {
  const { row, parts } = hit;
  const facts = [row.genre, labelOf(table, 'standpoint', row.standpoint), row.places[0], yearsOf(row.year)];
  const address = parts.length > 0 ? passageAddress(hit.url, 'reading', '', parts) : hit.url;
  return element(
    'li',
    { 'data-piece': row.id, 'data-match': hit.nearness ? 'near' : 'exact' },
    element('a', { class: 'result-title', href: address }, ...marked(splitRuns(row.title, hit.titleRanges))),
    element('p', { class: 'row-meta' }, facts.filter(Boolean).join(' · ')),
    element('ul', { class: 'passages' }),
  );
}

/** Fills a row with its passages, the best first, and says how many more there are. */
export function fillPassages(row: Element, hit: Hit, passages: readonly Passage[]): void {
  const items = passages.slice(0, SHOWN).map((passage) => element('li', {}, passageLink(hit, passage)));
  const more = passages.length - items.length;
  if (more > 0) items.push(element('li', { class: 'row-meta' }, `另有 ${more} 段`));
  passagesIn(row).replaceChildren(...items);
}

/** Says in a row that its passages did not come, and offers to try again. */
export function offerRetry(row: Element, onRetry: () => void): void {
  const retry = button(onRetry, { class: 'button' }, '这一篇的段落没有取到，再试一次');
  passagesIn(row).replaceChildren(element('li', {}, retry));
}

const passagesIn = (row: Element): Element => row.querySelector('.passages')!;

function passageLink(hit: Hit, { paragraph, layer, text, ranges }: Passage): HTMLAnchorElement {
  const number = `${layer === 'source' ? '原文' : ''}第 ${paragraph.slice(1)} 段`;
  return element(
    'a',
    { href: passageAddress(hit.url, layer, paragraph, hit.parts) },
    element('span', { class: 'passage-number' }, number),
    ' ',
    ...marked(excerpt(text, ranges)),
  );
}

const marked = (runs: readonly Run[]): (Node | string)[] =>
  runs.map(({ text, hit }) => (hit ? element('mark', {}, text) : text));

function yearsOf(year: { from: number; to: number } | null): string {
  if (!year) return '';
  return year.from === year.to ? String(year.from) : `${year.from}—${year.to}`;
}
