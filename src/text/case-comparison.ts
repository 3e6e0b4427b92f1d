/** Two or three cases side by side: what each says under each field, what they share, and what only one of them has. */
import {
  fieldsOfCase,
  isToldEmpty,
  type CaseField,
  type FiledCase,
  type FiledNames,
  type FiledTerm,
  type Saying,
} from './case-fields.ts';

/** Whether what sayings are filed under stands in every case that is compared, in some of them, or in this one alone. */
export type Sharing = 'all' | 'some' | 'only';
const SHARINGS = ['all', 'some', 'only'] as const;

/** Sayings of one case that are shared alike. */
export interface SayingGroup {
  /** null where nothing is said of sharing. */
  sharing: Sharing | null;
  /** At least one. */
  says: Saying[];
}

export interface ComparisonRow {
  id: CaseField['id'];
  label: string;
  /** One for each case, in the order of the cases, what they share first; empty where the case says nothing. */
  cells: SayingGroup[][];
}

export interface Comparison {
  /** Causes, measures, who acted, and what outcomes rest on, with those values that every case has. */
  shared: { label: string; terms: FiledTerm[] }[];
  /** The fields that some case tells, and those whose silence itself is told. */
  rows: ComparisonRow[];
}

/** The fields that are filed under a vocabulary, and how its values are called. */
const FILED = { causes: '起因', measures: '做法', actors: '谁做的', outcomes: '结果凭什么' } as const;
/** Those of them in which likeness is told of each saying: that two outcomes rest on the same makes them no more alike. */
const TOLD_APART: ReadonlySet<string> = new Set(['causes', 'measures', 'actors']);

/** Compares cases, at least one; of one alone nothing is said of sharing. */
export function compareCases(cases: readonly FiledCase[], names: FiledNames): Comparison {
  const told = cases.map((record) => new Map(fieldsOfCase(record, names).map((field) => [field.id, field])));
  const rows = [...told[0]!.values()].map(({ id, label }) => {
    const columns = told.map((fields) => fields.get(id)!.says);
    const isApart = columns.length > 1 && TOLD_APART.has(id);
    return { id, label, cells: columns.map((says) => (isApart ? inGroups(says, columns) : asOne(says))) };
  });
  return {
    shared: Object.entries(FILED).map(([id, label]) => ({
      label,
      terms: termsInAll(told.map((fields) => fields.get(id as keyof typeof FILED)!.says)),
    })),
    rows: rows.filter(({ id, cells }) => isToldEmpty({ id }) || cells.some((groups) => groups.length > 0)),
  };
}

const asOne = (says: Saying[]): SayingGroup[] => (says.length > 0 ? [{ sharing: null, says }] : []);

function inGroups(says: readonly Saying[], columns: readonly (readonly Saying[])[]): SayingGroup[] {
  const groups = SHARINGS.map((sharing) => ({
    sharing,
    says: says.filter(({ term }) => sharingOf(term, columns) === sharing),
  }));
  return groups.filter((group) => group.says.length > 0);
}

const has = (says: readonly Saying[], value: string | undefined) => says.some(({ term }) => term?.value === value);

function sharingOf(term: FiledTerm | undefined, columns: readonly (readonly Saying[])[]): Sharing {
  const holders = columns.filter((says) => has(says, term?.value)).length;
  if (holders === columns.length) return 'all';
  return holders > 1 ? 'some' : 'only';
}

/** The terms that every case has, each once, in the order of the first. */
function termsInAll(columns: readonly (readonly Saying[])[]): FiledTerm[] {
  const terms = new Map<string, FiledTerm>();
  for (const { term } of columns[0]!) {
    if (term && columns.every((says) => has(says, term.value))) terms.set(term.value, term);
  }
  return [...terms.values()];
}
