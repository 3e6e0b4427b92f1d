/** Two or three cases side by side: what each says under each field and each term, and what they share. */
import {
  fieldsOfCase,
  isToldEmpty,
  type CaseField,
  type FiledCase,
  type FiledNames,
  type FiledTerm,
  type Saying,
} from './case-fields.ts';

/** What the cases that are compared are called for short, in their order. */
export const HANDLES = ['甲', '乙', '丙'] as const;

/** Whether a term stands in every case that is compared, in some of them, or in one alone. */
export type Sharing = 'all' | 'some' | 'only';
const SHARINGS = ['all', 'some', 'only'] as const;

/** What each case says under one term. */
export interface TermRow {
  term: FiledTerm;
  /** One list for each case, in the order of the cases; empty where a case has not the term. */
  cells: Saying[][];
}

/** Terms that are shared alike, at least one. */
export interface TermGroup {
  /** null where one case stands alone and nothing is said of sharing. */
  sharing: Sharing | null;
  /** In the order of the first case, then of the second. */
  rows: TermRow[];
}

export interface ComparisonRow {
  id: CaseField['id'];
  label: string;
  /** One list for each case, in the order of the cases; empty where the case says nothing. */
  cells: Saying[][];
  /** The same, term by term, what most share first; null for fields in which sayings are not held against each other. */
  groups: TermGroup[] | null;
}

export interface Comparison {
  /** Causes, measures, who acted, and what outcomes rest on, with those values that every case has. */
  shared: { label: string; terms: FiledTerm[] }[];
  /** The fields that some case tells, and those whose silence itself is told. */
  rows: ComparisonRow[];
}

/** The fields that are filed under a vocabulary, and how its values are called. */
const FILED = { causes: '起因', measures: '做法', actors: '谁做的', outcomes: '结果凭什么' } as const;
/** Those of them that are told term by term: that two outcomes rest on the same makes them no more alike. */
const BY_TERM: ReadonlySet<string> = new Set(['causes', 'measures', 'actors']);

/** Compares cases, at least one; of one alone nothing is said of sharing. */
export function compareCases(cases: readonly FiledCase[], names: FiledNames): Comparison {
  const told = cases.map((record) => new Map(fieldsOfCase(record, names).map((field) => [field.id, field])));
  const rows = [...told[0]!.values()].map(({ id, label }) => {
    const cells = told.map((fields) => fields.get(id)!.says);
    return { id, label, cells, groups: BY_TERM.has(id) ? groupTerms(cells) : null };
  });
  return {
    shared: Object.entries(FILED).map(([id, label]) => ({
      label,
      terms: termsInAll(told.map((fields) => fields.get(id as keyof typeof FILED)!.says)),
    })),
    rows: rows.filter(({ id, cells }) => isToldEmpty({ id }) || cells.some((says) => says.length > 0)),
  };
}

function groupTerms(columns: readonly (readonly Saying[])[]): TermGroup[] {
  const terms = new Map(columns.flat().flatMap(({ term }) => (term ? [[term.value, term]] : [])));
  const rows = [...terms.values()].map((term) => ({
    term,
    cells: columns.map((says) => says.filter((saying) => saying.term?.value === term.value)),
  }));
  if (columns.length === 1) return rows.length > 0 ? [{ sharing: null, rows }] : [];
  return SHARINGS.map((sharing) => ({ sharing, rows: rows.filter((row) => sharingOf(row) === sharing) })).filter(
    (group) => group.rows.length > 0,
  );
}

function sharingOf({ cells }: TermRow): Sharing {
  const holders = cells.filter((says) => says.length > 0).length;
  if (holders === cells.length) return 'all';
  return holders > 1 ? 'some' : 'only';
}

const has = (says: readonly Saying[], value: string | undefined) => says.some(({ term }) => term?.value === value);

/** The terms that every case has, each once, in the order of the first. */
function termsInAll(columns: readonly (readonly Saying[])[]): FiledTerm[] {
  const terms = new Map<string, FiledTerm>();
  for (const { term } of columns[0]!) {
    if (term && columns.every((says) => has(says, term.value))) terms.set(term.value, term);
  }
  return [...terms.values()];
}
