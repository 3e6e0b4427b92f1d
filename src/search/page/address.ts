/** The state of the search page as its address has it: `?q=…&theme=visits&theme=identify`. */
import { FACETS, type Choice, type FacetName } from './facets.ts';

export interface SearchState {
  query: string;
  choice: Choice;
}

/** Servers refuse addresses of more than about 8,000 characters; what follows `#` they do not get to see. */
const SENT_AT_MOST = 6000;

/** Reads an address; parameters that are not ours are passed over. */
export function readAddress(search: string, hash = ''): SearchState {
  const params = new URLSearchParams(hash.startsWith('#q=') ? hash.slice(1) : search);
  const choice = new Map<FacetName, Set<string>>();
  for (const [name] of FACETS) {
    const values = params.getAll(name);
    if (values.length > 0) choice.set(name, new Set(values));
  }
  return { query: params.get('q') ?? '', choice };
}

/**
 * The address of a state, `?` included, or `?#` if it is too long to be sent; the bare page for an empty one. Facets
 * in a fixed order.
 */
export function writeAddress({ query, choice }: SearchState): string {
  const params = new URLSearchParams();
  if (query !== '') params.set('q', query);
  for (const [name] of FACETS) for (const value of [...(choice.get(name) ?? [])].sort()) params.append(name, value);
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
  const params = new URLSearchParams(parts.map((part) => ['find', part]));
  return `${pieceUrl}${layer === 'source' ? 'source/' : ''}?${params.toString()}${paragraph && `#${paragraph}`}`;
}
