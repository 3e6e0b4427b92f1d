/** Cases side by side as a table: a row for each field, a column for each case. */
import { compareCases, type SayingGroup, type Sharing } from '../../text/case-comparison.ts';
import {
  holeOf,
  isEditors,
  nameIn,
  NOT_TOLD,
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

/** How a table calls what is in all of so many cases, in two of three, or in this one. */
const SHARING: Record<Sharing, (count: number) => string> = {
  all: (count) => `${NUMERALS[count]}例都有`,
  some: () => '两例有',
  only: () => '只有这一例',
};

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

  function sayingOf(record: FiledCase, saying: Saying): HTMLElement {
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
    fill('head', headOfSaying(saying) ?? '');
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

  function saysOf(record: FiledCase, groups: readonly SayingGroup[]): Node[] {
    return groups.map(({ sharing, says }) => {
      const group = copyOf<HTMLElement>('comparison-group');
      const name = partOf(group, 'sharing');
      if (sharing === null) name.remove();
      else name.textContent = SHARING[sharing](cases.length);
      partOf(group, 'says').append(...says.map((saying) => sayingOf(record, saying)));
      return group;
    });
  }

  function rowOf(label: string, cellOf: (record: FiledCase, column: number) => (Node | string)[]): HTMLElement {
    const row = copyOf<HTMLElement>('comparison-row');
    partOf(row, 'label').textContent = label;
    row.append(
      ...cases.map((record, column) => {
        const cell = copyOf<HTMLElement>('comparison-cell');
        partOf(cell, 'name').textContent = record.title;
        cell.append(...cellOf(record, column));
        return cell;
      }),
    );
    return row;
  }

  const heads = cases.map((record) => {
    const head = copyOf<HTMLElement>('comparison-head');
    const anchor = head.querySelector('a')!;
    anchor.textContent = record.title;
    anchor.href = href(record.url);
    const button = head.querySelector('button')!;
    button.setAttribute('aria-label', `去掉：${record.title}`);
    button.addEventListener('click', () => view.drop(record.id));
    return head;
  });
  partOf(table, 'heads').replaceChildren(copyOf('comparison-corner'), ...heads);
  partOf(table, 'rows').replaceChildren(
    rowOf('谁的难处', ({ level }) => [nameIn(names, 'levels', level)]),
    rowOf('地点', ({ place }) => [place ?? hole(NOT_TOLD)]),
    rowOf('讲在', ({ pieces }) =>
      pieces.flatMap((id, index) => [...(index > 0 ? ['、'] : []), link(`《${titleOf.get(id)!}》`, urlOf.get(id)!)]),
    ),
    rowOf('提要', (record) =>
      saysOf(record, [{ sharing: null, says: [{ text: record.summary, notes: [], cites: record.summaryCites }] }]),
    ),
    ...compareCases(cases, names).rows.map(({ id, label, cells }) =>
      rowOf(label, (record, column) => {
        if (cells[column]!.length > 0) return saysOf(record, cells[column]!);
        if (isEditors({ id })) return [copyOf('comparison-none')];
        return [id === 'outcomes' ? copyOf('comparison-untold') : hole(holeOf({ id }))];
      }),
    ),
  );
}
