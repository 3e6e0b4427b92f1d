/** Cases side by side as a table: a row for each field and each term, a column for each case. */
import { compareCases, HANDLES, type ComparisonRow, type Sharing } from '../../text/case-comparison.ts';
import {
  EDITOR_SAYS,
  holeOf,
  HOLE_NAMES,
  isEditors,
  nameIn,
  type FiledCase,
  type FiledCases,
  type FiledCite,
  type Saying,
} from '../../text/case-fields.ts';
import { headOfSaying, notesOfSaying } from '../../text/case-text.ts';
import { quoted } from '../../text/punctuation.ts';
import { quoteAddress } from '../../text/quote-address.ts';
import { copyOf, partOf } from '../page/views/template.ts';

const NUMERALS = ['', '一', '两', '三'];

/** How a table calls what is in all of so many cases, in two of three, or in one. */
const SHARING: Record<Sharing, (count: number) => string> = {
  all: (count) => `${NUMERALS[count]}例都有`,
  some: () => '两例有',
  only: () => '只有一例',
};

/** What one case has in a row. */
interface Cell {
  /** Cells of one row that say the same have the same key; null for what is told of this case alone. */
  key: string | null;
  /** Empty where the case has not what the row is about; null where the rows below tell it. */
  nodes: (Node | string)[] | null;
}

/** What so many cases share, in a sentence. */
export function sharedWords({ cases, ...names }: FiledCases): string {
  const { shared } = compareCases(cases, names);
  const found = shared.filter(({ terms }) => terms.length > 0);
  const missing = shared.filter(({ terms }) => terms.length === 0).map(({ label }) => label);
  const told = found.map(({ label, terms }) => `${label} ${terms.map((term) => term.label).join('、')}`);
  const count = NUMERALS[cases.length]!;
  return [
    ...(told.length > 0 ? [`${count}例都有：${told.join('；')}。`] : []),
    ...(missing.length > 0 ? [`没有${count}例共有的：${missing.join('、')}。`] : []),
  ].join('');
}

const isSamePlace = (a: FiledCite, b: FiledCite) => a.piece === b.piece && a.paragraph === b.paragraph;

interface View {
  /** Below which addresses stand, with a slash at its end. */
  base: string;
  /** The words of the text stand below each statement. */
  words: boolean;
  drop(id: string): void;
}

/** Fills a table, which holds nothing but its head and body, with the cases of `file`. */
export function drawComparison(table: HTMLElement, file: FiledCases, view: View): void {
  const { cases, ...names } = file;
  const href = (path: string) => view.base.replace(/\/$/u, '') + path;
  const titleOf = new Map(file.pieces.map(({ id, title }) => [id, title]));
  const urlOf = new Map(file.pieces.map(({ id, url }) => [id, url]));

  const link = (words: string, address: string, template = 'comparison-link'): HTMLAnchorElement => {
    const anchor = copyOf<HTMLAnchorElement>(template);
    anchor.textContent = words;
    anchor.href = href(address);
    return anchor;
  };
  const placeOf = (record: FiledCase, { piece, paragraph }: FiledCite) =>
    `${piece === record.pieces[0] ? '' : `《${titleOf.get(piece)!}》`}第\u00A0${paragraph.slice(1)}\u00A0段`;
  const addressOf = ({ piece, paragraph, quote }: FiledCite) => quoteAddress(urlOf.get(piece)!, paragraph, quote);

  /** The places of cites, each once, a link to the first words cited there. */
  function placesOf(record: FiledCase, cites: readonly FiledCite[]): (Node | string)[] {
    const first = cites.filter((cite, index) => cites.findIndex((other) => isSamePlace(other, cite)) === index);
    return first.flatMap((cite, index) => [...(index > 0 ? ['、'] : []), link(placeOf(record, cite), addressOf(cite))]);
  }

  /** The words cited, each a link; a place stands after the last words from it. */
  function quotesOf(record: FiledCase, cites: readonly FiledCite[]): (Node | string)[] {
    return cites.flatMap((cite, index) => {
      const next = cites[index + 1];
      const words = link(quoted(cite.quote), addressOf(cite), 'comparison-quote');
      return next && isSamePlace(next, cite) ? [words] : [words, ` ${placeOf(record, cite)} `];
    });
  }

  /** @param isUnderTerm the row is headed by the saying's term */
  function sayingOf(record: FiledCase, saying: Saying, isUnderTerm: boolean): HTMLElement {
    const item = copyOf<HTMLElement>('comparison-saying');
    const fill = (name: string, ...nodes: (Node | string)[]) => {
      const part = partOf(item, name);
      if (nodes.every((node) => node === '')) part.remove();
      else part.append(...nodes);
    };
    const sign = partOf(item, 'sign');
    if (saying.term?.facet === 'evidence')
      sign.querySelector('use')!.setAttribute('href', `#sign-${saying.term.value}`);
    else sign.remove();
    fill('head', isUnderTerm ? '' : (headOfSaying(saying) ?? ''));
    partOf(item, 'text').textContent = saying.text;
    fill('notes', notesOfSaying(saying).join('；'));
    fill('ask', saying.ask ? `现在问本县：${saying.ask}` : '');
    fill('places', ...(view.words ? [] : placesOf(record, saying.cites)));
    fill('quotes', ...(view.words ? quotesOf(record, saying.cites) : []));
    return item;
  }

  function hole(name: string): HTMLElement {
    const box = copyOf<HTMLElement>('comparison-hole');
    partOf(box, 'name').textContent = name;
    return box;
  }

  function listOf(record: FiledCase, says: readonly Saying[], isUnderTerm = false): HTMLElement {
    const list = copyOf<HTMLElement>('comparison-says');
    list.append(...says.map((saying) => sayingOf(record, saying, isUnderTerm)));
    return list;
  }

  function drawCell(nodes: Cell['nodes'], handle: string): HTMLElement {
    const empty = copyOf<HTMLElement>('comparison-empty');
    if (nodes === null) empty.replaceChildren();
    if (!nodes || nodes.length === 0) return empty;
    const cell = copyOf<HTMLElement>('comparison-cell');
    partOf(cell, 'handle').textContent = handle;
    partOf(cell, 'words').append(...nodes);
    return cell;
  }

  /** One cell across the table: all cases say this. */
  function drawEqual(nodes: readonly (Node | string)[]): HTMLElement {
    const cell = copyOf<HTMLTableCellElement>('comparison-equal');
    cell.colSpan = cases.length;
    cell.append(`${NUMERALS[cases.length]!}例都是`, ...nodes);
    return cell;
  }

  /** @param template of the row, which holds its head */
  function rowOf(label: string, cells: readonly Cell[], template = 'comparison-row'): HTMLElement {
    const row = copyOf<HTMLElement>(template);
    partOf(row, 'label').textContent = label;
    const [first] = cells;
    const isEqual = cells.length > 1 && first!.key !== null && cells.every(({ key }) => key === first!.key);
    row.append(...(isEqual ? [drawEqual(first!.nodes!)] : cells.map(({ nodes }, at) => drawCell(nodes, HANDLES[at]!))));
    return row;
  }

  /** A row that says what the rows below it are about. */
  function headOf(label: string, template: string): HTMLElement {
    const row = copyOf<HTMLElement>(template);
    const head = partOf(row, 'label') as HTMLTableCellElement;
    head.textContent = label;
    head.colSpan = cases.length + 1;
    return row;
  }

  const bodyOf = (...rows: HTMLElement[]): HTMLElement => {
    const body = copyOf<HTMLElement>('comparison-body');
    body.append(...rows);
    return body;
  };

  /** What stands for a field of which a case says nothing. */
  function silenceOf(id: ComparisonRow['id']): Node {
    if (isEditors({ id })) return copyOf('comparison-none');
    return id === 'outcomes' ? copyOf('comparison-untold') : hole(holeOf({ id }));
  }

  /** A body for each group of terms, the name of the field above the first, with the cases that tell of none. */
  function termBodies({ id, label, cells, groups }: ComparisonRow): HTMLElement[] {
    const isToldByAll = cells.every((says) => says.length > 0);
    const head = isToldByAll
      ? headOf(label, 'comparison-field')
      : rowOf(
          label,
          cells.map((says) => (says.length > 0 ? { key: null, nodes: null } : { key: '', nodes: [silenceOf(id)] })),
        );
    const bodies = groups!.map(({ sharing, rows }) =>
      bodyOf(
        ...(sharing === null ? [] : [headOf(SHARING[sharing](cases.length), 'comparison-sharing')]),
        ...rows.map((row) =>
          rowOf(
            row.term.label,
            row.cells.map((says, at) => ({
              key: null,
              nodes: says.length > 0 ? [listOf(cases[at]!, says, true)] : [],
            })),
            'comparison-term',
          ),
        ),
      ),
    );
    return [bodyOf(head), ...bodies];
  }

  const plainRow = ({ id, label, cells }: ComparisonRow): HTMLElement =>
    rowOf(
      label,
      cells.map((says, at) =>
        says.length > 0 ? { key: null, nodes: [listOf(cases[at]!, says)] } : { key: '', nodes: [silenceOf(id)] },
      ),
    );

  const heads = cases.map((record, at) => {
    const head = copyOf<HTMLElement>('comparison-head');
    partOf(head, 'handle').textContent = HANDLES[at]!;
    const anchor = head.querySelector('a')!;
    partOf(head, 'title').textContent = record.title;
    anchor.href = href(record.url);
    const button = head.querySelector('button')!;
    button.setAttribute('aria-label', `去掉：${record.title}`);
    button.addEventListener('click', () => view.drop(record.id));
    return head;
  });
  partOf(table, 'heads').replaceChildren(copyOf('comparison-corner'), ...heads);
  for (const body of table.querySelectorAll('tbody')) body.remove();
  table.append(
    bodyOf(
      rowOf(
        '谁的难处',
        cases.map(({ level }) => ({ key: level, nodes: [nameIn(names, 'levels', level)] })),
      ),
      rowOf(
        '地点',
        cases.map(({ place }) => ({ key: place ?? '', nodes: [place ?? hole(HOLE_NAMES.place)] })),
      ),
      rowOf(
        '讲在',
        cases.map(({ pieces }) => ({
          key: pieces.join(' '),
          nodes: pieces.flatMap((id, index) => [
            ...(index > 0 ? ['、'] : []),
            link(`《${titleOf.get(id)!}》`, urlOf.get(id)!),
          ]),
        })),
      ),
      rowOf(
        EDITOR_SAYS,
        cases.map((record) => ({
          key: null,
          nodes: [listOf(record, [{ text: record.summary, notes: [], cites: record.summaryCites }])],
        })),
      ),
    ),
    ...compareCases(cases, names).rows.flatMap((row) => (row.groups ? termBodies(row) : [bodyOf(plainRow(row))])),
  );
}
