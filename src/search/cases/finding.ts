/** What rows say of why they are shown: where the words stand in their cases, and what the cases say of what is chosen. */
import type { FiledCases, FiledCite } from '../../text/case-fields.ts';
import { quoteAddress } from '../../text/quote-address.ts';
import { element } from '../shared/element.ts';
import type { Choice } from '../shared/choice.ts';
import type { Found } from './list.ts';
import type { Row } from './rows.ts';
import { sayingsOf, type ChosenSaying } from './sayings.ts';
import type { Line } from './words.ts';

/**
 * Says it on these rows, and on no others.
 * @param isWanted whether what is said of the choice, which may have to be fetched, is still wanted once it is there
 * @returns a promise that all is said; rejects where it could not be fetched
 */
export type ShowFindings = (
  rows: readonly Row[],
  found: Found,
  choice: Choice,
  isWanted: () => boolean,
) => Promise<void>;

/** Of more rows than these nothing is said of what is chosen: nobody reads them through, and the page would wait. */
const SAID_AT_MOST = 60;

/**
 * @param base the site's base path with a final slash
 * @param file gets data/cases.json
 */
export function createFindings(base: string, file: () => Promise<FiledCases>): ShowFindings {
  let shown: readonly Element[] = [];

  function clear(): void {
    for (const line of shown) line.remove();
    shown = [];
  }

  const put = (row: Row, lines: readonly Element[]) => {
    row.element.append(...lines);
    shown = [...shown, ...lines];
  };

  async function say(rows: readonly Row[], choice: Choice, isWanted: () => boolean): Promise<void> {
    const { cases, ...names } = await file();
    if (!isWanted()) return;
    const byId = new Map(cases.map((record) => [record.id, record]));
    const urls = new Map(names.pieces.map(({ id, url }) => [id, url]));
    const addressOf: AddressOf = ({ piece, paragraph, quote }) =>
      base.replace(/\/$/u, '') + quoteAddress(urls.get(piece)!, paragraph, quote);
    for (const row of rows)
      put(
        row,
        sayingsOf(byId.get(row.id)!, names, choice).map((saying) => sayingElement(saying, addressOf)),
      );
  }

  return async (rows, found, choice, isWanted) => {
    clear();
    for (const row of rows) put(row, found?.get(row.id)?.lines.map(lineElement) ?? []);
    if (choice.size > 0 && rows.length <= SAID_AT_MOST) await say(rows, choice, isWanted);
  };
}

function lineElement({ head, runs }: Line): HTMLElement {
  const words = runs.map(({ text, hit }) => (hit ? element('mark', {}, text) : text));
  return element('p', { class: 'max-w-measure text-small wrap-anywhere', 'data-finding': '' }, head, ...words);
}

type AddressOf = (cite: FiledCite) => string;

/** A saying with the places that its words stand in, each once, a link to the first of them. */
function sayingElement({ head, text, notes, cites }: ChosenSaying, addressOf: AddressOf): HTMLElement {
  const placeOf = ({ piece, paragraph }: FiledCite) => `${piece}#${paragraph}`;
  const first = cites.filter((cite, at) => cites.findIndex((other) => placeOf(other) === placeOf(cite)) === at);
  const places = first.flatMap((cite) => [
    ' ',
    element('a', { class: 'tall relative z-1', href: addressOf(cite) }, `第\u00A0${cite.paragraph.slice(1)}\u00A0段`),
  ]);
  return element(
    'p',
    { class: 'mt-3 max-w-measure text-small', 'data-saying': '' },
    element('span', { class: 'font-semibold' }, head),
    text + notes,
    ...places,
  );
}
