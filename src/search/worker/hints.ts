/** What is said beside an answer: other names of the same, what each part of a query has, and years. */
import { valuesOf } from '../shared/facets.ts';
import type { Fold } from '../shared/fold.ts';
import type { Hint } from '../shared/protocol.ts';
import type { SearchTable } from '../shared/table.ts';

/** A part of a query that stands nowhere as a whole: a word, or what has to be met besides others. */
export interface PartFound {
  /** As in the query, folded: one, or any of several. */
  said: readonly string[];
  /** What was looked for in place of it: the archive's words for everyday speech, or a variant of the editor's. */
  forms: readonly string[];
  /** How many pieces have any of those. */
  pieces: number;
}

const NAMES_AT_MOST = 3;
/** A longer part is told by its beginning, and leads nowhere: it has to be met, not looked for by itself. */
const LONGEST = 24;
/** What would be read as operators by itself. */
const OPERATORS = /\s|^[-|]|^or$/u;

/** Other names, that stand in the archive, of what a folded query names. Those that hold it were found with it. */
export function nameHints(query: string, table: SearchTable, fold: Fold): Hint[] {
  const asked = query.trim();
  const group = table.names.find((forms) => forms.some(([form]) => fold(form) === asked)) ?? [];
  return group
    .filter(([form]) => !fold(form).includes(asked))
    .slice(0, NAMES_AT_MOST)
    .map(([form, pieces]) => hint('name', `又作 ${form}`, pieces, form));
}

/** What a query that stands nowhere is made of, and what was looked for in place of its words. */
export function partHints(parts: readonly PartFound[]): Hint[] {
  return parts.map(({ said, forms, pieces }) => {
    const found = forms.length > 0 ? forms : said;
    const query = found.every((text) => [...text].length <= LONGEST) ? found.map(asQuery).join(' OR ') : null;
    const what = said.map(quoted).join('或');
    return hint('part', forms.length > 0 ? `${what}按${forms.map(quoted).join('')}找` : what, pieces, query);
  });
}

/**
 * The pieces of the years that a query names.
 * @param rest what it says besides
 * @param found rows of the pieces that have that; all where it says nothing
 */
export function yearHints(
  years: readonly string[],
  table: SearchTable,
  rest = '',
  found: Iterable<number> = table.pieces.keys(),
): Hint[] {
  const rows = [...found];
  return years.map((year) => {
    const pieces = rows.filter((row) => valuesOf(table.pieces[row]!, 'year').includes(year)).length;
    const what = `写于或可能写于 ${year} 年${rest ? `、有${quoted(rest)}` : ''}的`;
    return hint('year', what, pieces, rest, year);
  });
}

function hint(
  kind: Hint['kind'],
  what: string,
  pieces: number,
  query: string | null,
  year: string | null = null,
): Hint {
  const to = pieces > 0 && query !== null ? { query, year } : null;
  return { kind, words: `${what} ${pieces} 篇${to ? ' ›' : ''}`, to };
}

const asQuery = (text: string): string => (OPERATORS.test(text) ? `“${text}”` : text);

function quoted(text: string): string {
  const chars = [...text];
  return `“${chars.length > LONGEST ? `${chars.slice(0, LONGEST).join('')}…` : text}”`;
}
