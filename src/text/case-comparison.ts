/** Two or three cases side by side: what each says under each field, what they share, and what only one of them has. */
import {
  fieldsOfCase,
  isToldEmpty,
  nameIn,
  type CaseField,
  type FiledCase,
  type FiledNames,
  type FiledTerm,
  type Saying,
} from './case-fields.ts';

/** Whether what a saying is filed under stands in every case that is compared, in some, or in this one alone. */
export type Sharing = 'all' | 'some' | 'only';

export interface ComparedSaying extends Saying {
  /** null where it is filed under nothing. */
  sharing: Sharing | null;
}

export interface ComparisonRow {
  id: CaseField['id'];
  label: string;
  /** One for each case, in the order of the cases; what they share stands first. Empty where the case says nothing. */
  cells: ComparedSaying[][];
}

export interface Comparison {
  /** Causes, measures, who acted, and what outcomes rest on, with those values that every case has. */
  shared: { label: string; terms: FiledTerm[] }[];
  /** The fields that some case tells, and those whose silence itself is told. */
  rows: ComparisonRow[];
}

/** The fields that are filed under a vocabulary, and how its values are called. */
const FILED = { causes: '起因', measures: '做法', actors: '谁做的', outcomes: '结果凭什么' } as const;
type FiledField = keyof typeof FILED;

const ORDER: readonly (Sharing | null)[] = ['all', 'some', 'only', null];

/** Compares cases, at least one; of one alone nothing is said of sharing. */
export function compareCases(cases: readonly FiledCase[], names: FiledNames): Comparison {
  const fields = cases.map((record) => fieldsOfCase(record, names));
  const at = (row: number, column: number) => fields[column]![row]!;
  const columns = [...cases.keys()];
  const rows = fields[0]!.map(({ id, label }, row) => {
    const terms = columns.map((column) => new Set(at(row, column).says.map(({ term }) => term?.value)));
    const sharing = ({ term }: Saying): Sharing | null => {
      if (!term || cases.length < 2) return null;
      const holders = terms.filter((values) => values.has(term.value)).length;
      if (holders === cases.length) return 'all';
      return holders > 1 ? 'some' : 'only';
    };
    const cells = columns.map((column) =>
      at(row, column)
        .says.map((saying) => ({ ...saying, sharing: sharing(saying) }))
        .sort((a, b) => ORDER.indexOf(a.sharing) - ORDER.indexOf(b.sharing)),
    );
    return { id, label, cells };
  });
  const shared = (Object.keys(FILED) as FiledField[]).map((id) => ({
    label: FILED[id],
    terms: sharedTerms(rows.find((row) => row.id === id)!.cells[0]!),
  }));
  return {
    shared,
    rows: rows.filter(({ id, cells }) => isToldEmpty({ id }) || cells.some((says) => says.length > 0)),
  };
}

/** The terms that every case has, each once, as the first of them has them. */
function sharedTerms(says: readonly ComparedSaying[]): FiledTerm[] {
  const terms = says.flatMap(({ sharing, term }) => (sharing === 'all' && term ? [term] : []));
  return terms.filter(({ value }, index) => terms.findIndex((other) => other.value === value) === index);
}

/** Whose problem each case is, and where it is. */
export function factsCompared(
  cases: readonly FiledCase[],
  names: FiledNames,
): { label: string; cells: (string | null)[] }[] {
  return [
    { label: '谁的难处', cells: cases.map(({ level }) => nameIn(names, 'levels', level)) },
    { label: '地点', cells: cases.map(({ place }) => place) },
    { label: '提要', cells: cases.map(({ summary }) => summary) },
  ];
}
