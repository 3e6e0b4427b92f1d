/** The state of the search page as its address has it: `?q=…&theme=visits&theme=identify`. */
import { readChoice, writeChoice } from '../shared/choice.ts';
import { FACETS, type Choice } from '../shared/facets.ts';

export interface SearchState {
  query: string;
  choice: Choice;
}

const NAMES = FACETS.map(([name]) => name);
/** Servers refuse addresses of more than about 8,000 characters; what follows `#` they do not get to see. */
const SENT_AT_MOST = 6000;

/** Reads an address; parameters that are not ours are passed over. */
export function readAddress(search: string, hash = ''): SearchState {
  const params = new URLSearchParams(hash.startsWith('#q=') ? hash.slice(1) : search);
  return { query: params.get('q') ?? '', choice: readChoice(params, NAMES) };
}

/**
 * The address of a state, `?` included, or `?#` if it is too long to be sent; the bare page for an empty one. Facets
 * in a fixed order.
 */
export function writeAddress({ query, choice }: SearchState): string {
  const params = new URLSearchParams();
  if (query !== '') params.set('q', query);
  writeChoice(params, choice, NAMES);
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
