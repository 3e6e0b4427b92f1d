/** The state of the search page as its address has it: `?q=…&theme=visits&theme=identify&lines=left`. */
import { readChoice, writeChoice } from '../shared/choice.ts';
import { FACETS, type Choice } from '../shared/facets.ts';

/** Orders of lines that are set below each other at the words found: by what stands left or right of those, by piece, by year. */
export const LINE_ORDERS = ['left', 'right', 'piece', 'year'] as const;
export type LineOrder = (typeof LINE_ORDERS)[number];

export interface SearchState {
  query: string;
  choice: Choice;
  /** The order of the lines that the answer is shown as; null where it is shown by piece. */
  lines: LineOrder | null;
}

const NAMES = FACETS.map(([name]) => name);
/** Servers refuse addresses of more than about 8,000 characters; what follows `#` they do not get to see. */
const SENT_AT_MOST = 6000;

/** Reads an address; parameters that are not ours are passed over. */
export function readAddress(search: string, hash = ''): SearchState {
  const params = new URLSearchParams(hash.startsWith('#q=') ? hash.slice(1) : search);
  const lines = LINE_ORDERS.find((order) => order === params.get('lines')) ?? null;
  return { query: params.get('q') ?? '', choice: readChoice(params, NAMES), lines };
}

/**
 * The address of a state, `?` included, or `?#` if it is too long to be sent; the bare page for an empty one. Facets
 * in a fixed order.
 */
export function writeAddress({ query, choice, lines }: SearchState): string {
  const params = new URLSearchParams();
  if (query !== '') params.set('q', query);
  writeChoice(params, choice, NAMES);
  if (lines) params.set('lines', lines);
  const text = params.toString();
  return text.length > SENT_AT_MOST ? `?#${text}` : `?${text}`;
}

/** Address of a paragraph that a hit stands in, or without one of the whole page; that page marks the parts. */
export function passageAddress(
  pieceUrl: string,
  layer: 'reading' | 'source',
  paragraph: string,
  parts: readonly string[],
): string {
  const words = new URLSearchParams(parts.map((part) => ['find', part])).toString();
  return `${pieceUrl}${layer === 'source' ? 'source/' : ''}${words && `?${words}`}${paragraph && `#${paragraph}`}`;
}
