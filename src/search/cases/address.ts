/** What the list of cases shows, as its address has it: `?q=白血病&level=household&cause=illness&c=a&c=b`. */
import { readChoice, writeChoice, type Choice } from '../shared/choice.ts';

export interface ListState {
  /** Words to be found; empty for none. */
  query: string;
  choice: Choice;
  /** Ids of the cases that are to be compared, in the order in which they were picked. */
  compared: readonly string[];
}

/** Reads an address; parameters that are not ours are passed over. */
export function readState(search: string, facets: readonly string[]): ListState {
  const params = new URLSearchParams(search);
  return {
    query: params.get('q') ?? '',
    choice: readChoice(params, facets),
    compared: [...new Set(params.getAll('c'))],
  };
}

/** The query part of a state's address, without `?`; empty for the whole list. Facets in the given order. */
export function writeState({ query, choice, compared }: ListState, facets: readonly string[]): string {
  const params = new URLSearchParams();
  if (query !== '') params.set('q', query);
  writeChoice(params, choice, facets);
  for (const id of compared) params.append('c', id);
  return params.toString();
}
