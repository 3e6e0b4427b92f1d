/** Questions about cases: the one home of what lists, facets, the matrix, figures, comparisons and exports say of them. */
import type { Edition } from '../edition.ts';
import { groupBy } from '../group.ts';
import { EVIDENCE, LEVELS, type Evidence } from '../kinds/case.ts';
import { CAUSE_GROUPS } from '../kinds/cause.ts';
import { MEASURE_GROUPS } from '../kinds/measure.ts';
import type { Archive, Case, Cause, Measure } from '../model.ts';
import { rankNear, type NearCase } from './near-cases.ts';

/** The words of one paragraph that a statement rests on. */
export type Cite = Case['summary']['cites'][number];

/** What a value stands for where the text says nothing: no cause, no outcome, no place. */
export const UNTOLD = 'untold';

/** By what cases can be chosen, in the order in which the site shows it: the name in addresses, and what readers call it. */
export const CASE_FACETS = {
  level: '谁的难处',
  cause: '起因',
  measure: '做法',
  actor: '谁做的',
  evidence: '结果凭什么',
  place: '地点',
} as const;
export type CaseFacet = keyof typeof CASE_FACETS;

/** A sign for each kind of evidence, fuller where it is stronger, and for none; it stands beside the word and never alone. */
export const EVIDENCE_SIGNS: Readonly<Record<Evidence | typeof UNTOLD, string>> = {
  seen: '●',
  told: '◎',
  figures: '◆',
  slogan: '○',
  [UNTOLD]: '□',
};

/** Address of the page of a value of a facet, below the site's base. A place is in it by its name. */
export function caseValueUrl(facet: CaseFacet, value: string): string {
  return `/cases/${facet}/${encodeURIComponent(value)}/`;
}

/** The case of that name. Throws on an unknown one: references were checked when the archive was read. */
export function caseById(archive: Archive, id: string): Case {
  const found = archive.cases.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`没有名为 ${id} 的案例`);
  return found;
}

/** The values of a case under a facet; `untold` where the text gives none. */
export function valuesOfCase(record: Case, facet: CaseFacet): readonly string[] {
  const values = toldValues(record, facet);
  return values.length > 0 ? values : [UNTOLD];
}

function toldValues(record: Case, facet: CaseFacet): string[] {
  switch (facet) {
    case 'level':
      return [record.level];
    case 'cause':
      return unique(record.causes.map(({ id }) => id));
    case 'measure':
      return unique(record.measures.map(({ id }) => id));
    case 'actor':
      return unique(record.actors.map(({ id }) => id));
    case 'evidence':
      return unique(record.outcomes.map(({ evidence }) => evidence));
    case 'place':
      return record.place?.slice(0, 1) ?? [];
  }
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];

/** What readers call a value of a facet; a place is its own name. */
export function labelOfCaseValue(archive: Archive, facet: CaseFacet, value: string): string {
  if (value === UNTOLD) return UNTOLD_LABELS[facet];
  switch (facet) {
    case 'level':
      return LEVELS[value as keyof typeof LEVELS];
    case 'cause':
      return archive.causes.find(({ slug }) => slug === value)!.label;
    case 'measure':
      return archive.measures.find(({ slug }) => slug === value)!.label;
    case 'actor':
      return archive.actors.find(({ slug }) => slug === value)!.label;
    case 'evidence':
      return EVIDENCE[value as Evidence];
    case 'place':
      return value;
  }
}

/** What a facet calls its hole. */
export const UNTOLD_LABELS: Readonly<Record<CaseFacet, string>> = {
  level: '文中没写',
  cause: '起因未说',
  measure: '没写做了什么',
  actor: '没写谁做的',
  evidence: '结果没写',
  place: '没写地点',
};

/** What the outcomes of a case rest on, the strongest first; empty where the text tells of none. */
export function evidenceOf(record: Case): Evidence[] {
  const found = new Set(record.outcomes.map(({ evidence }) => evidence));
  return (Object.keys(EVIDENCE) as Evidence[]).filter((evidence) => found.has(evidence));
}

/** Every cite of a case, in the order of its statements. */
export function citesOfCase(record: Case): Cite[] {
  const statements = [
    record.summary,
    ...record.causes,
    ...record.measures,
    ...record.wanted,
    ...record.ordered,
    ...record.actors,
    ...record.obstacles,
    ...record.outcomes,
    ...record.lessons,
    ...record.then,
  ];
  return [...statements.flatMap(({ cites }) => cites), ...record.figures.map(({ cite }) => cite)];
}

/** The paragraphs that a case cites, `piece#p3`, by piece and by their order in it. */
export function paragraphsOfCase(record: Case): { piece: string; paragraph: string }[] {
  const pieces = groupBy(citesOfCase(record), ({ piece }) => [piece]);
  return [...pieces].flatMap(([piece, cites]) =>
    unique(cites.map(({ paragraph }) => paragraph))
      .sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)))
      .map((paragraph) => ({ piece, paragraph })),
  );
}

/** The pieces that tell a case, the most cited first. */
export function piecesOfCase(record: Case): string[] {
  return [...groupBy(citesOfCase(record), ({ piece }) => [piece])]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([piece]) => piece);
}

/** The cases that a piece tells, in the archive's order. */
export function casesOfPiece(edition: Edition, piece: string): Case[] {
  return edition.cases.filter((record) => citesOfCase(record).some((cite) => cite.piece === piece));
}

/** Cases with a value of a facet. */
export function casesWith(archive: Archive, facet: CaseFacet, value: string): Case[] {
  return archive.cases.filter((record) => valuesOfCase(record, facet).includes(value));
}

/** The values of a facet that some case has, with how many have it, in the vocabulary's order; the hole last. */
export function countCaseValues(archive: Archive, facet: CaseFacet): { value: string; label: string; count: number }[] {
  const counts = groupBy(archive.cases, (record) => valuesOfCase(record, facet));
  const order = ORDERS[facet](archive);
  return [...counts]
    .map(([value, { length }]) => ({ value, label: labelOfCaseValue(archive, facet, value), count: length }))
    .sort((a, b) => rank(order, a.value) - rank(order, b.value) || b.count - a.count || (a.value < b.value ? -1 : 1));
}

const slugs = (entries: readonly { slug: string }[]) => entries.map(({ slug }) => slug);
const ORDERS: Readonly<Record<CaseFacet, (archive: Archive) => readonly string[]>> = {
  level: () => Object.keys(LEVELS),
  cause: ({ causes }) => slugs(causes),
  measure: ({ measures }) => slugs(measures),
  actor: ({ actors }) => slugs(actors),
  evidence: () => Object.keys(EVIDENCE),
  place: () => [],
};

/** Where a value stands in an order: after it where it is not in it, the hole last of all. */
function rank(order: readonly string[], value: string): number {
  if (value === UNTOLD) return Number.POSITIVE_INFINITY;
  const at = order.indexOf(value);
  return at < 0 ? order.length : at;
}

/** A pair that the text states: somebody did this for that reason. Where a measure has no stated cause its row is `untold`. */
export interface MatrixCell {
  cause: string;
  measure: string;
  cases: Case[];
}

/** Entries of a vocabulary by the group that they are shown in. */
export interface InGroup<T> {
  group: string;
  entries: T[];
}

export interface Matrix {
  /** Causes that some case has, whether or not something is stated to have been done for them. */
  causes: InGroup<Cause>[];
  /** Measures that some case has. */
  measures: InGroup<Measure>[];
  /** Only those that are not empty, by row and column; where a measure has no stated cause it is in the last row, `untold`. */
  cells: MatrixCell[];
}

/** Cause by measure: a cell counts the cases in which the text says that the measure was for that cause. */
export function matrixOf(archive: Archive): Matrix {
  const cells = new Map<string, MatrixCell>();
  for (const record of archive.cases) {
    for (const { cause, measure } of pairsOf(record)) {
      const cell = cells.get(`${cause} ${measure}`) ?? { cause, measure, cases: [] };
      cell.cases.push(record);
      cells.set(`${cause} ${measure}`, cell);
    }
  }
  const all = [...cells.values()];
  const causes = inGroups(
    CAUSE_GROUPS,
    archive.causes,
    new Set([...archive.cases.flatMap(causesOf), ...all.map(({ cause }) => cause)]),
  );
  const measures = inGroups(
    MEASURE_GROUPS,
    archive.measures,
    new Set(all.map(({ measure }) => measure)),
  );
  const rows = [...slugs(causes.flatMap(({ entries }) => entries)), UNTOLD];
  const columns = slugs(measures.flatMap(({ entries }) => entries));
  return {
    causes,
    measures,
    cells: all.sort(
      (a, b) =>
        rows.indexOf(a.cause) - rows.indexOf(b.cause) || columns.indexOf(a.measure) - columns.indexOf(b.measure),
    ),
  };
}

const causesOf = (record: Case) => toldValues(record, 'cause');

/** The entries that are wanted, by group; groups without any are left out. */
function inGroups<T extends { slug: string; group: string }>(
  groups: readonly T['group'][],
  entries: readonly T[],
  wanted: ReadonlySet<string>,
): InGroup<T>[] {
  return groups
    .map((group) => ({ group, entries: entries.filter((entry) => entry.group === group && wanted.has(entry.slug)) }))
    .filter((each) => each.entries.length > 0);
}

/** The pairs of cause and measure that a case states. */
export function pairsOf(record: Case): { cause: string; measure: string }[] {
  const pairs = record.measures.flatMap(({ id, for: causes }) =>
    (causes.length > 0 ? causes : [UNTOLD]).map((cause) => ({ cause, measure: id })),
  );
  const seen = new Set<string>();
  return pairs.filter(({ cause, measure }) => {
    const key = `${cause} ${measure}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Causes by which a household is described, with their sign, in the vocabulary's order. */
export function signsOfHouseholds(archive: Archive): (Cause & { sign: string })[] {
  return archive.causes.filter((cause): cause is Cause & { sign: string } => cause.sign !== undefined);
}

/** Household cases that have some of the causes, the nearest first; `rankNear` says what is near. */
export function nearestCases(archive: Archive, causes: readonly string[]): (NearCase & { record: Case })[] {
  const households = archive.cases.filter(({ level }) => level === 'household');
  const records = new Map(households.map((record) => [record.id, record]));
  const table = households.map((record) => ({ id: record.id, causes: toldValues(record, 'cause') }));
  return rankNear(table, causes).map((near) => ({ ...near, record: records.get(near.id)! }));
}

/**
 * A case in a line of a list: what was wrong and what was done as the vocabularies' short words, and what its outcomes rest
 * on. Holes are named.
 */
export function briefOfCase(
  archive: Archive,
  record: Case,
): { causes: string[]; measures: string[]; evidence: { sign: string; label: string }[] } {
  const labels = (facet: CaseFacet) =>
    valuesOfCase(record, facet).map((value) => labelOfCaseValue(archive, facet, value));
  const found = evidenceOf(record);
  return {
    causes: labels('cause'),
    measures: labels('measure'),
    evidence: (found.length > 0 ? found : [UNTOLD]).map((value) => ({
      sign: EVIDENCE_SIGNS[value as Evidence | typeof UNTOLD],
      label: labelOfCaseValue(archive, 'evidence', value),
    })),
  };
}

/** Address of a cell of the matrix; the cause is `untold` where the text does not say what the measure was for. */
export function caseCellUrl({ cause, measure }: Pick<MatrixCell, 'cause' | 'measure'>): string {
  return `${caseValueUrl('cause', cause)}${measure}/`;
}

/** The cases of some cells, each once however many of the cells it is in. */
export function casesOfCells(cells: readonly MatrixCell[]): Case[] {
  return unique(cells.flatMap(({ cases }) => cases));
}

/** The strongest evidence that any outcome of a case has; `untold` where the text tells of no outcome. */
export function strongestEvidence(record: Case): Evidence | typeof UNTOLD {
  return evidenceOf(record)[0] ?? UNTOLD;
}

/** The facets of which a reader most needs to know whether a case tells them. */
export const HOLE_FACETS = ['cause', 'measure', 'evidence'] as const satisfies CaseFacet[];

/** Cases that leave a cause, a measure or an outcome untold, those that leave most first. */
export function casesWithHoles(archive: Archive): { record: Case; holes: (typeof HOLE_FACETS)[number][] }[] {
  return archive.cases
    .map((record) => ({
      record,
      holes: HOLE_FACETS.filter((facet) => toldValues(record, facet).length === 0),
    }))
    .filter(({ holes }) => holes.length > 0)
    .sort((a, b) => b.holes.length - a.holes.length);
}
