/** What the list of cases shows, as its address has it: `?q=白血病&level=household&cause=illness&c=a,b`. */
import { readChoice, writeChoice, type Choice } from '../shared/choice.ts';
import { comparedIn, writeCompared } from './comparison-address.ts';

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
    compared: comparedIn(params),
  };
}

/** The query part of a state's address, without `?`; empty for the whole list. Facets in the given order. */
export function writeState({ query, choice, compared }: ListState, facets: readonly string[]): string {
  const params = new URLSearchParams();
  if (query !== '') params.set('q', query);
  writeChoice(params, choice, facets);
  const picked = writeCompared({ ids: compared, words: false }).slice(1);
  return [params.toString(), picked].filter((part) => part !== '').join('&');
}
