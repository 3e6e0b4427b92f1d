/** The cases that are compared, as they stand in the address: `?c=a,b,c`, and `&words=1` where the text's words are shown. */

/** As many as stand side by side on a sheet of paper. */
export const COMPARED_AT_MOST = 3;

export interface Compared {
  /** Ids of cases, each once. */
  ids: readonly string[];
  /** The words of the text stand below each statement. */
  words: boolean;
}

/** What an address asks for and does not get. */
export interface Refused {
  /** Names that no case has. */
  unknown: string[];
  /** Cases beyond those that fit. */
  more: number;
}

/** The ids that an address names, each once, whether or not there are such cases. */
export function comparedIn(params: URLSearchParams): string[] {
  const ids = (params.get('c') ?? '').split(',').map((id) => id.trim());
  return [...new Set(ids)].filter((id) => id !== '');
}

/** @param known ids of all cases */
export function readCompared(search: string, known: ReadonlySet<string>): Compared & { refused: Refused } {
  const params = new URLSearchParams(search);
  const asked = comparedIn(params);
  const found = asked.filter((id) => known.has(id));
  return {
    ids: found.slice(0, COMPARED_AT_MOST),
    words: params.get('words') === '1',
    refused: {
      unknown: asked.filter((id) => !known.has(id)),
      more: Math.max(0, found.length - COMPARED_AT_MOST),
    },
  };
}

/** The query of an address, with its `?`; empty where nothing is compared. */
export function writeCompared({ ids, words }: Compared): string {
  const parts = [...(ids.length > 0 ? [`c=${ids.join(',')}`] : []), ...(words ? ['words=1'] : [])];
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}
