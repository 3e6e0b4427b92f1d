/** Lines as a table, aligned at the words found, which can be put in another order and kept. */
import { saveFile } from '../../browser/hand-out.ts';
import { MASKED_NAME } from '../../text/masked.ts';
import { yearsName } from '../../text/years.ts';
import { LINE_ORDERS, writeAddress, type LineOrder } from '../page/address.ts';
import type { Listing } from '../page/state.ts';
import { button, element } from '../shared/element.ts';
import { citation, LAYER_NAMES } from './citation.ts';
import { linesCsv } from './lines-csv.ts';
import { gatherLines, type Concordance, type Line } from './lines.ts';

export interface LinesTable {
  /** Gets the lines of a listing. */
  prepare(listing: Listing & { lines: LineOrder }): Promise<void>;
  /** Shows the lines that were got last. */
  draw(listing: Listing & { lines: LineOrder }): void;
  clear(): void;
}

/** Lines shown at once. */
const SHOWN = 200;

const ORDER_NAMES: Record<LineOrder, string> = { left: '左文', right: '右文', piece: '篇序', year: '年代' };

const LINK = 'touch aria-[current]:font-semibold aria-[current]:text-cinnabar';
const BUTTON = 'screen-only touch cursor-pointer text-small text-indigo underline';
const WAYS = 'screen-only flex flex-wrap items-center gap-x-5 text-small';

/**
 * @param box gets the table, and is empty without one
 * @param onArrange told of another order, or of null for the list by piece
 */
export function connectTable(box: HTMLElement, onArrange: (order: LineOrder | null) => void): LinesTable {
  let got: Concordance = { lines: [], read: 0, pieces: 0 };
  let shown = 0;
  let isByYear = false;
  const count = element('p', { 'aria-live': 'polite' });
  const orders = new Map([null, ...LINE_ORDERS].map((order) => [order, wayLink(order, onArrange)]));
  const rows = element('tbody', { role: 'rowgroup' });
  const table = element('table', TABLE, element('caption', { class: 'sr-only' }, '按行对齐'), heading(), rows);
  const more = button(() => show(SHOWN), { class: BUTTON }, '');
  const keep = button(
    () =>
      saveFile(new Blob([linesCsv(got.lines, location.origin)], { type: 'text/csv' }), `lines-${got.lines.length}.csv`),
    { class: BUTTON },
    '存成 CSV',
  );
  const [byPiece, ...sorted] = orders.values();
  const head = [
    element('p', { class: WAYS }, byPiece!, '按行：', ...sorted),
    element('div', { class: 'flex flex-wrap items-center gap-x-5' }, count, keep),
  ];

  /** Puts so many more lines below those that are shown. */
  function show(amount: number): void {
    const made = got.lines.slice(shown, shown + amount).map((line) => lineRow(line, isByYear));
    rows.append(...made);
    if (shown > 0) made[0]?.querySelector('a')?.focus();
    shown += made.length;
    const left = got.lines.length - shown;
    more.textContent = `再列 ${Math.min(left, SHOWN)} 行`;
    more.hidden = left === 0;
  }

  return {
    async prepare({ left, choice, lines }) {
      got = await gatherLines(left, choice, lines);
    },
    draw(listing) {
      for (const [order, link] of orders) {
        link.href = writeAddress({ ...listing, lines: order });
        if (order === listing.lines) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
      }
      rows.replaceChildren();
      isByYear = listing.lines === 'year';
      shown = 0;
      show(SHOWN);
      count.textContent = told(listing, got);
      keep.hidden = table.hidden = got.lines.length === 0;
      if (!table.isConnected) box.replaceChildren(...head, table, more);
    },
    clear: () => box.replaceChildren(),
  };
}

/** Paper lies on its side under it. */
const TABLE = { 'data-lines': '', role: 'table', class: 'comparison block w-full border-t border-ink text-small' };

function heading(): HTMLElement {
  const cells = ['左文', '词', '右文', '出处'].map((name) =>
    element('th', { role: 'columnheader', scope: 'col' }, name),
  );
  return element('thead', { role: 'rowgroup', class: 'sr-only' }, element('tr', { role: 'row' }, ...cells));
}

/** A link that shows the answer another way, in this page. */
function wayLink(order: LineOrder | null, onArrange: (order: LineOrder | null) => void): HTMLAnchorElement {
  const link = element('a', { class: LINK }, order ? ORDER_NAMES[order] : '按篇');
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onArrange(order);
  });
  return link;
}

/** What is listed. Words that are a name are not said again. */
function told({ query, lines: order }: Listing, { lines, read, pieces }: Concordance): string {
  if (lines.length === 0) return '这些字只在题目里，正文没有可以对齐的行。';
  const words = lines.some(({ hit }) => hit.includes(MASKED_NAME)) ? MASKED_NAME : query.trim();
  const some = read < pieces ? `（只读了 ${pieces} 篇中的 ${read} 篇）` : '';
  const first = lines.length > SHOWN ? `，每次列 ${SHOWN} 行` : '';
  return `“${words}”${lines.length} 行${some}，按${ORDER_NAMES[order!]}排${first}`;
}

/** @param isDated whether it tells the year of its piece */
function lineRow(line: Line, isDated: boolean): HTMLElement {
  const { left, hit, right, row, paragraph, layer, url, cited } = line;
  const year = isDated && row.year ? `${yearsName(row.year)} ` : '';
  const link = element(
    'a',
    { href: url, class: 'block py-2.5 outline-offset-[-2px] wide:py-1 print:p-0' },
    `${year}${layer === 'source' ? LAYER_NAMES.source : ''}第 ${paragraph.slice(1)} 段 《${row.title}》`,
  );
  const cell = (attributes: Record<string, string>, ...children: (Node | string)[]) =>
    element('td', { ...attributes, role: 'cell', class: 'py-1' }, ...children);
  return element(
    'tr',
    {
      'data-cited': citation(row.title, layer, paragraph, new URL(cited, location.href).href),
      role: 'row',
      class: 'items-baseline border-b border-line',
    },
    // From right to left, so that what has no room is cut at the beginning.
    cell({ dir: 'rtl' }, element('bdi', { dir: 'ltr' }, left)),
    cell({}, element('mark', { class: 'font-semibold' }, hit)),
    cell({}, right),
    cell({ 'data-place': '' }, link),
  );
}
