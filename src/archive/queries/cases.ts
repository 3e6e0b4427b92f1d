/** Questions about cases: the one home of what lists, facets, the matrix, figures, comparisons and exports say of them. */
import type { Edition } from '../edition.ts';
import { groupBy } from '../group.ts';
import { EVIDENCE, LEVELS, TELLERS, TURNS, type Evidence, type Level, type Teller, type Turn } from '../kinds/case.ts';
import { CAUSE_GROUPS } from '../kinds/cause.ts';
import { MEASURE_GROUPS } from '../kinds/measure.ts';
import type { Archive, Case, Cause, Measure, Paragraph } from '../model.ts';
import { HOLE_NAMES, NOT_TOLD, NO_STATED_CAUSE } from '../../text/case-fields.ts';
import type { MarkSegment } from '../../text/apparatus.ts';
import { mapOffsets, placeSegments, type Span } from '../../text/offsets.ts';
import { sourceProjection } from '../../text/projections.ts';
import { rankNear, type CausesOfCase, type NearCase } from './near-cases.ts';
import { paragraphOf } from './pieces.ts';

/** The words of one paragraph that a statement rests on. */
export type Cite = Case['summary']['cites'][number];

/** What a value stands for where the text says nothing: no cause, no outcome, no place. */
export const UNTOLD = 'untold';

/** By what cases can be chosen, in the order in which the site shows it: the name in addresses, and what readers call it. */
export const CASE_FACETS = {
  level: '谁的难处',
  cause: '起因',
  evidence: '结果凭什么',
  turn: '后来怎样',
  teller: '结果谁说的',
  measure: '做法',
  actor: '谁做的',
  place: '地点',
} as const;
export type CaseFacet = keyof typeof CASE_FACETS;

/** Address of the page of a value of a facet, below the site's base. A place is in it by its name. */
export function caseValueUrl(facet: CaseFacet, value: string): string {
  return `/cases/${facet}/${encodeURIComponent(value)}/`;
}

/** The case of that name. Throws on an unknown one: references were checked when the archive was read. */
export function caseById(edition: Edition, id: string): Case {
  const found = edition.caseIndex.byId.get(id);
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
    case 'turn':
    case 'evidence':
    case 'teller':
      return unique(record.outcomes.map((outcome) => outcome[facet]));
    case 'actor':
      return unique(record.actors.map(({ id }) => id));
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
    case 'turn':
      return TURNS[value as Turn];
    case 'evidence':
      return EVIDENCE[value as Evidence];
    case 'teller':
      return TELLERS[value as Teller];
    case 'place':
      return value;
  }
}

/** What a facet calls its hole. */
export const UNTOLD_LABELS: Readonly<Record<CaseFacet, string>> = {
  level: NOT_TOLD,
  cause: HOLE_NAMES.causes,
  measure: HOLE_NAMES.measures,
  turn: '没写后来怎样',
  evidence: HOLE_NAMES.outcomes,
  teller: '没写结果谁说的',
  actor: HOLE_NAMES.actors,
  place: HOLE_NAMES.place,
};

/** A value with its facet, as the title of its page: `起因：因病`, `结果凭什么：结果没写`. */
export function titleOfCaseValue(archive: Archive, facet: CaseFacet, value: string): string {
  return `${CASE_FACETS[facet]}：${labelOfCaseValue(archive, facet, value)}`;
}

/** What a value takes in, in words; of a vocabulary it is the entry's scope note. */
export function scopeOfCaseValue(archive: Archive, facet: CaseFacet, value: string): string {
  if (value === UNTOLD) return UNTOLD_SCOPES[facet];
  switch (facet) {
    case 'level':
      return LEVEL_SCOPES[value as Level];
    case 'cause':
      return archive.causes.find(({ slug }) => slug === value)!.scope;
    case 'measure':
      return archive.measures.find(({ slug }) => slug === value)!.scope;
    case 'actor':
      return archive.actors.find(({ slug }) => slug === value)!.scope;
    case 'turn':
      return TURN_SCOPES[value as Turn];
    case 'evidence':
      return EVIDENCE_SCOPES[value as Evidence];
    case 'teller':
      return TELLER_SCOPES[value as Teller];
    case 'place':
      return `文中写明了地方，写到的最大一级是${value}`;
  }
}

const LEVEL_SCOPES: Readonly<Record<Level, string>> = {
  household: '一户人家的难处，有名字、没有名字都算',
  village: '一个村的难处，嘎查也归这里',
  township: '一个乡、镇的难处，苏木也归这里',
  county: '一个县的难处，旗、县级市也归这里',
  city: '一个地级市的难处',
  organisation: '单位、支部、政协等组织自己的难处',
};
const TURN_SCOPES: Readonly<Record<Turn, string>> = {
  better: '文中说难处松了、过得去了，是谁说的另看',
  same: '文中说难处还在，或者更重了',
  unclear: '文中的结果只有夸赞，或有好有坏，看不出难处松了没有',
};
const TELLER_SCOPES: Readonly<Record<Teller, string>> = {
  household: '结果是有难处的那一户自己说的',
  doer: '结果是帮忙的人自己说的，作者帮了忙也归这里',
  outsider: '结果是没有参与的人说的，评估的人、旁观的作者都归这里',
  official: '结果是村干部、机关、发布会和报道说的',
};
const EVIDENCE_SCOPES: Readonly<Record<Evidence, string>> = {
  seen: '写的人自己看见了结果',
  told: '结果是当事人或别人讲给写的人听的',
  figures: '结果只有数字，没有人看见或讲起',
  slogan: '结果只有“成效明显”一类的评语',
};
const UNTOLD_SCOPES: Readonly<Record<CaseFacet, string>> = {
  level: '文中没有说是谁的难处',
  cause: '文中没有说难在哪里、为什么难',
  measure: '文中没有说做了什么，或只有愿望和要求',
  turn: '文中没有说后来怎样',
  evidence: '文中没有说结果，也就无所谓凭什么',
  teller: '文中没有说结果，也就没有人说',
  actor: '文中没有说是谁做的',
  place: '文中没有写地点，编者的推断不算',
};

/** What the outcomes of a case rest on, the strongest first; empty where the text tells of none. */
export function evidenceOf(record: Pick<Case, 'outcomes'>): Evidence[] {
  const found = new Set(record.outcomes.map(({ evidence }) => evidence));
  return (Object.keys(EVIDENCE) as Evidence[]).filter((evidence) => found.has(evidence));
}

/** The strongest that the outcomes of a case rest on; `untold` where the text tells of none. */
export function strongestEvidence(record: Case): Evidence | typeof UNTOLD {
  return evidenceOf(record)[0] ?? UNTOLD;
}

/** Of how many cases the outcome rests on what, each by its strongest, the strongest first; the untold last. */
export function countOutcomes(
  archive: Archive,
  cases: readonly Case[],
): { value: Evidence | typeof UNTOLD; label: string; count: number }[] {
  const counts = groupBy(cases, (record) => [strongestEvidence(record)]);
  return [...(Object.keys(EVIDENCE) as Evidence[]), UNTOLD as typeof UNTOLD].flatMap((value) => {
    const count = counts.get(value)?.length ?? 0;
    const label = labelOfCaseValue(archive, 'evidence', value);
    return count > 0 ? [{ value, label, count }] : [];
  });
}

/** Every cite of a case, in the order of its statements. */
export function citesOfCase(record: Omit<Case, 'id' | 'url' | 'warning'>): Cite[] {
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
  return [
    ...statements.flatMap(({ cites }) => cites),
    ...record.figures.flatMap(({ cite, caveats = [] }) => [cite, ...caveats.flatMap(({ cites }) => cites)]),
  ];
}

/** What causes or measures of a case rest on, by the term that each is filed under. */
export function citesByTerm(filed: Case['causes'] | Case['measures']): Record<string, Cite[]> {
  const byTerm = groupBy<Case['causes'][number] | Case['measures'][number], string>(filed, ({ id }) => [id]);
  return Object.fromEntries([...byTerm].map(([id, same]) => [id, same.flatMap(({ cites }) => cites)]));
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
export function casesOfPiece(edition: Edition, piece: string): readonly Case[] {
  return edition.caseIndex.byPiece.get(piece) ?? [];
}

/** Cases with a value of a facet, in the archive's order. */
export function casesWith(edition: Edition, facet: CaseFacet, value: string): readonly Case[] {
  return edition.caseIndex.byValue[facet].get(value) ?? [];
}

/** The values of a facet that some case has, with how many have it, in the vocabulary's order; the hole last. */
export function countCaseValues(edition: Edition, facet: CaseFacet): { value: string; label: string; count: number }[] {
  const order = ORDERS[facet](edition);
  return [...edition.caseIndex.byValue[facet]]
    .map(([value, { length }]) => ({ value, label: labelOfCaseValue(edition, facet, value), count: length }))
    .sort((a, b) => rank(order, a.value) - rank(order, b.value) || b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** The same by the groups of their vocabulary; in one group without a name where a facet has none, as for the hole. */
export function groupCaseValues(
  edition: Edition,
  facet: CaseFacet,
): { group: string | null; values: ReturnType<typeof countCaseValues> }[] {
  const groups = groupBy(countCaseValues(edition, facet), ({ value }) => [
    gatheringEntry(edition, facet, value)?.entry.group ?? null,
  ]);
  return [...groups].map(([group, values]) => ({ group, values }));
}

/** A value that some case has, as it stands among the values of its facet. */
export interface CaseValue {
  facet: CaseFacet;
  value: string;
  previous: string | null;
  next: string | null;
}

/** Every value that some case has, facet by facet. */
export function caseValues(edition: Edition): CaseValue[] {
  return (Object.keys(CASE_FACETS) as CaseFacet[]).flatMap((facet) => {
    const values = countCaseValues(edition, facet).map(({ value }) => value);
    return values.map((value, index) => ({
      facet,
      value,
      previous: values[index - 1] ?? null,
      next: values[index + 1] ?? null,
    }));
  });
}

/** The facets whose values are entries of a vocabulary that says what their cases show together. */
export type GatheringFacet = 'cause' | 'measure';

/** The cause or measure that a value is; null for values of other facets and for the hole. */
export function gatheringEntry(
  archive: Archive,
  facet: CaseFacet,
  value: string,
): { facet: GatheringFacet; entry: Cause | Measure } | null {
  if (facet !== 'cause' && facet !== 'measure') return null;
  const entries: readonly (Cause | Measure)[] = facet === 'cause' ? archive.causes : archive.measures;
  const entry = entries.find(({ slug }) => slug === value);
  return entry ? { facet, entry } : null;
}

const slugs = (entries: readonly { slug: string }[]) => entries.map(({ slug }) => slug);
const ORDERS: Readonly<Record<CaseFacet, (archive: Archive) => readonly string[]>> = {
  level: () => Object.keys(LEVELS),
  cause: ({ causes }) => slugs(causes),
  measure: ({ measures }) => slugs(measures),
  turn: () => Object.keys(TURNS),
  evidence: () => Object.keys(EVIDENCE),
  teller: () => Object.keys(TELLERS),
  actor: ({ actors }) => slugs(actors),
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
  /** Measures that some case states to have been for a cause: those whose column is not empty above the last row. */
  measures: InGroup<Measure>[];
  /** All other measures that some case has: only the last row has them. */
  unstated: Measure[];
  /** Only those that are not empty, by row and column; where a measure has no stated cause it is in the last row, `untold`. */
  cells: MatrixCell[];
}

/** Cause by measure: a cell counts the cases in which the text says that the measure was for that cause. */
export function matrixOf(edition: Edition): Matrix {
  return edition.caseIndex.matrix;
}

/** The matrix of an archive that is not indexed yet. */
export function makeMatrix(archive: Archive): Matrix {
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
  const stated = new Set(all.filter(({ cause }) => cause !== UNTOLD).map(({ measure }) => measure));
  const done = inGroups(MEASURE_GROUPS, archive.measures, new Set(all.map(({ measure }) => measure)));
  const ordered = done.flatMap(({ entries }) => entries);
  const rows = [...slugs(causes.flatMap(({ entries }) => entries)), UNTOLD];
  const columns = slugs(ordered);
  return {
    causes,
    measures: inGroups(MEASURE_GROUPS, archive.measures, stated),
    unstated: ordered.filter(({ slug }) => !stated.has(slug)),
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

/** Address of a cell of the matrix; the cause is `untold` where the text does not say what the measure was for. */
export function caseCellUrl({ cause, measure }: Pick<MatrixCell, 'cause' | 'measure'>): string {
  return `${caseValueUrl('cause', cause)}${measure}/`;
}

/**
 * What readers call a row or a column of the matrix. A row without a stated cause has cases that do tell causes, so that it
 * is not called as the cases that tell none.
 */
export function labelOfLine(archive: Archive, facet: GatheringFacet, value: string): string {
  return facet === 'cause' && value === UNTOLD ? NO_STATED_CAUSE : labelOfCaseValue(archive, facet, value);
}

/** The cells of the matrix in a cause's row or a measure's column, and the cases of that cause or measure in none of them. */
export function cellsWith(
  edition: Edition,
  facet: GatheringFacet,
  value: string,
): { cells: MatrixCell[]; others: Case[] } {
  const cells = matrixOf(edition).cells.filter((cell) => cell[facet] === value);
  const held = new Set(cells.flatMap(({ cases }) => cases));
  return { cells, others: casesWith(edition, facet, value).filter((record) => !held.has(record)) };
}

/** The pairs of cause and measure that a case states. */
function pairsOf(record: Case): { cause: string; measure: string }[] {
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

/** What a case says of a pair that it states; of an untold cause it says nothing. */
export function statedPair(
  record: Case,
  { cause, measure }: Pick<MatrixCell, 'cause' | 'measure'>,
): Pick<Case, 'causes' | 'measures'> {
  return {
    causes: record.causes.filter(({ id }) => id === cause),
    measures: record.measures.filter(
      (stated) => stated.id === measure && (cause === UNTOLD ? stated.for.length === 0 : stated.for.includes(cause)),
    ),
  };
}

/** Causes by which a household is described, with their sign, in the vocabulary's order. */
export function signsOfHouseholds(archive: Archive): (Cause & { sign: string })[] {
  return archive.causes.filter((cause): cause is Cause & { sign: string } => cause.sign !== undefined);
}

/** The page that compares a household which has these causes with those of the cases, below the site's base. */
export const householdUrl = (causes: readonly string[]): string => `/cases/mine/?has=${causes.join(',')}`;

/** The household cases with what was wrong in each: what a household is compared with. */
export function householdCases(edition: Edition): (CausesOfCase & { record: Case })[] {
  return casesWith(edition, 'level', 'household').map((record) => ({
    id: record.id,
    causes: toldValues(record, 'cause'),
    record,
  }));
}

/** Household cases that have some of the causes, the nearest first; `rankNear` says what is near. */
export function nearestCases(edition: Edition, causes: readonly string[]): (NearCase & { record: Case })[] {
  return rankNear(householdCases(edition), causes).map((near) => ({ ...near, record: caseById(edition, near.id) }));
}

/** Cases of one level that share a cause and have no turn of their outcomes in common; at least two. */
export interface Contrast {
  cause: string;
  cases: Case[];
}

/** Turns in the order in which a contrast tells them; what speaks for itself first. */
const CONTRASTED = [...(Object.keys(TURNS) as Turn[]), UNTOLD];
const TELLING: ReadonlySet<string> = new Set<Turn>(['better', 'same']);

/**
 * The cases that are most worth comparing, no case twice and no cause twice: first those of which most say plainly how it
 * turned out, then those that are more, then those that share more.
 * @param size at most so many cases together
 */
export function contrastingCases(edition: Edition, limit: number, size: number): Contrast[] {
  const contrasts = [...edition.caseIndex.byValue.cause].flatMap(([cause, holders]) => {
    if (cause === UNTOLD) return [];
    return [...groupBy(holders, ({ level }) => [level]).values()]
      .map((cases) => ({ cause, cases: contrastAmong(cases, size) }))
      .filter(({ cases }) => cases.length > 1);
  });
  const worth = ({ cases: [first, ...others] }: Contrast) =>
    others.reduce((sum, other) => sum + countShared(first!, other), 0);
  const telling = ({ cases }: Contrast) =>
    cases.filter((record) => toldValues(record, 'turn').some((turn) => TELLING.has(turn))).length;
  const sorted = contrasts.sort(
    (a, b) => telling(b) - telling(a) || b.cases.length - a.cases.length || worth(b) - worth(a),
  );
  const chosen: Contrast[] = [];
  for (const contrast of sorted) {
    const isNew = chosen.every(
      ({ cause, cases }) => cause !== contrast.cause && !cases.some((record) => contrast.cases.includes(record)),
    );
    if (isNew && chosen.length < limit) chosen.push(contrast);
  }
  return chosen;
}

/** One case for each turn, of those without a turn told already: the one nearest to the first, which is the fullest. */
function contrastAmong(cases: readonly Case[], size: number): Case[] {
  const chosen: Case[] = [];
  for (const turn of CONTRASTED) {
    const told = new Set(chosen.flatMap((record) => valuesOfCase(record, 'turn')));
    const [first] = chosen;
    const nearness = (record: Case) => (first ? countShared(first, record) : 0);
    const fullness = ({ causes, measures, outcomes }: Case) => causes.length + measures.length + outcomes.length;
    const found = cases
      .filter((record) => {
        const turns = valuesOfCase(record, 'turn');
        return turns.includes(turn) && !turns.some((each) => told.has(each));
      })
      .reduce<Case | null>((best, record) => {
        if (!best) return record;
        return (nearness(record) - nearness(best) || fullness(record) - fullness(best)) > 0 ? record : best;
      }, null);
    if (found && chosen.length < size) chosen.push(found);
  }
  return chosen;
}

/** How many causes and measures two cases share. */
function countShared(a: Case, b: Case): number {
  return SHARED_FACETS.reduce((sum, facet) => {
    const values = new Set(toldValues(b, facet));
    return sum + toldValues(a, facet).filter((value) => values.has(value)).length;
  }, 0);
}

/**
 * A case in a line of a list: what was wrong and what was done as the vocabularies' short words; then how it turned out, each
 * turn with what those outcomes rest on. Holes are named.
 */
export function briefOfCase(
  archive: Archive,
  record: Case,
): {
  causes: string[];
  measures: string[];
  /** The turn is null where the text tells of no outcome. */
  outcomes: { turn: string | null; evidence: { value: Evidence | typeof UNTOLD; label: string }[] }[];
} {
  const labels = (facet: CaseFacet) =>
    valuesOfCase(record, facet).map((value) => labelOfCaseValue(archive, facet, value));
  const named = (value: Evidence | typeof UNTOLD) => ({ value, label: labelOfCaseValue(archive, 'evidence', value) });
  const turns = groupBy(record.outcomes, ({ turn }) => [turn]);
  const outcomes = (Object.keys(TURNS) as Turn[]).flatMap((turn) => {
    const of = turns.get(turn);
    if (!of) return [];
    return [{ turn: TURNS[turn], evidence: evidenceOf({ outcomes: of }).map(named) }];
  });
  const none = [{ turn: null, evidence: [named(UNTOLD)] }];
  return {
    causes: labels('cause'),
    measures: labels('measure'),
    outcomes: outcomes.length > 0 ? outcomes : none,
  };
}

/** What one case came to, as one person tells it. */
export interface ToldOutcome {
  record: Case;
  outcome: Case['outcomes'][number];
}

/** What came of the cases, by who tells it; within that what is best borne out first, then in the archive's order. */
export function outcomesByTeller(archive: Archive): { teller: Teller; outcomes: ToldOutcome[] }[] {
  const order = Object.keys(EVIDENCE);
  const all = archive.cases.flatMap((record) => record.outcomes.map((outcome) => ({ record, outcome })));
  const byTeller = groupBy(all, ({ outcome }) => [outcome.teller]);
  return (Object.keys(TELLERS) as Teller[]).flatMap((teller) => {
    const outcomes = byTeller.get(teller);
    const rank = ({ outcome }: ToldOutcome) => order.indexOf(outcome.evidence);
    return outcomes ? [{ teller, outcomes: [...outcomes].sort((a, b) => rank(a) - rank(b)) }] : [];
  });
}

/** The cases of households, and how many of them state a sum of money. */
export function countHouseholdSums(archive: Archive): { households: number; stating: number } {
  const households = archive.cases.filter(({ level }) => level === 'household');
  const stating = households.filter(({ figures }) => figures.some(({ unit }) => unit.endsWith('元')));
  return { households: households.length, stating: stating.length };
}

/** How many cases say what they did was for; together with those that tell of nothing done they are all cases. */
export interface ReasonCounts {
  /** The text says of something that was done which trouble it was for. */
  some: number;
  /** Of these, how many say so of everything that was done. */
  every: number;
  /** Something was done, and of none of it the text says what it was for. */
  none: number;
  /** The text tells of nothing done. */
  nothingDone: number;
}

/** In how many cases the text says what was done for which trouble. */
export function countReasons(archive: Archive): ReasonCounts {
  const counts: ReasonCounts = { some: 0, every: 0, none: 0, nothingDone: 0 };
  for (const { measures } of archive.cases) {
    const stated = measures.filter((measure) => measure.for.length > 0).length;
    if (measures.length === 0) counts.nothingDone += 1;
    else if (stated === 0) counts.none += 1;
    else counts.some += 1;
    if (stated > 0 && stated === measures.length) counts.every += 1;
  }
  return counts;
}

/** The cases of some cells, each once however many of the cells it is in. */
export function casesOfCells(cells: readonly MatrixCell[]): Case[] {
  return unique(cells.flatMap(({ cases }) => cases));
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

export type { Evidence };
export type StatedFigure = Case['figures'][number];

/** Where the words of a cite stand in their paragraph's reading text, in code points. */
function spanOfCite(edition: Edition, { piece, paragraph: name, quote }: Cite): { paragraph: Paragraph; span: Span } {
  const { paragraph } = paragraphOf(edition, piece, name);
  const start = [...paragraph.text.slice(0, paragraph.text.indexOf(quote))].length;
  return { paragraph, span: { start, end: start + [...quote].length } };
}

/** The marks of the apparatus, with a note, on the words that a figure rests on; their words are in the text's punctuation. */
export function marksOnFigure(edition: Edition, { cite }: StatedFigure): MarkSegment[] {
  const { paragraph, span } = spanOfCite(edition, cite);
  return placeSegments(paragraph.raw).flatMap(({ segment, reading }) =>
    segment.kind !== 'text' && segment.note && reading.start < span.end && reading.end > span.start ? [segment] : [],
  );
}

/**
 * The words of a cite as the source has them, in the text's punctuation, with all of an emendation that they reach into;
 * null where the editor emended none of them.
 */
export function sourceOfCite(edition: Edition, cite: Cite): string | null {
  const { paragraph, span } = spanOfCite(edition, cite);
  if (paragraph.raw === paragraph.text) return null;
  const { start, end } = mapOffsets(paragraph.raw).spanToSource(span);
  const source = [...sourceProjection(paragraph.raw)].slice(start, end).join('');
  return source === cite.quote ? null : source;
}

/** Whether the words of a figure are not those of the source: the editor changed them, and the piece says why. */
export function isEmended(edition: Edition, { cite }: StatedFigure): boolean {
  return sourceOfCite(edition, cite) !== null;
}

/** A thing that was counted before and after what was done, in one unit. */
export interface FigurePair {
  series: string;
  label: string;
  unit: string;
  before: StatedFigure[];
  after: StatedFigure[];
}

/** A figure that the editor reads as a part of another of its case, in the same unit. */
export interface FigurePart {
  whole: StatedFigure;
  part: StatedFigure;
}

/** More than these nobody counts. */
const COUNTABLE = 100;

/** Whether a part can be shown one by one within its whole, and the editor says what speaks against the picture. */
export function isCountable({ whole, part }: FigurePart): boolean {
  return Number.isInteger(whole.value) && Number.isInteger(part.value) && whole.value <= COUNTABLE && !!part.caveats;
}

/**
 * The figures of a case: those that the text states for both sides of a series, those that are a part of another, and all
 * others, as the record has them.
 */
export function pairFigures(record: Case): { pairs: FigurePair[]; parts: FigurePart[]; others: StatedFigure[] } {
  const series = [...groupBy(record.figures, ({ series: name, unit }) => [`${name} ${unit}`]).values()];
  const pairs = series.flatMap((figures) => {
    const [first] = figures;
    const before = figures.filter(({ side }) => side === 'before');
    const after = figures.filter(({ side }) => side === 'after');
    if (before.length === 0 || after.length === 0) return [];
    return [{ series: first!.series, label: first!.label, unit: first!.unit, before, after }];
  });
  const parts = record.figures
    .filter(({ of }) => of !== undefined)
    .map((part) => ({ part, whole: record.figures.find((figure) => figure.series === part.of)! }));
  const shown = new Set([
    ...pairs.flatMap(({ before, after }) => [...before, ...after]),
    ...parts.flatMap(({ whole, part }) => [whole, part]),
  ]);
  return { pairs, parts, others: record.figures.filter((figure) => !shown.has(figure)) };
}

/** What is asked of all cases together, computed once. */
export interface CaseIndex {
  byId: ReadonlyMap<string, Case>;
  /** Where each case stands in the archive's order. */
  placeOf: ReadonlyMap<Case, number>;
  /** Cases in the archive's order, by the pieces that they cite. */
  byPiece: ReadonlyMap<string, readonly Case[]>;
  /** Cases in the archive's order, by the values that they have; `untold` among them. */
  byValue: Readonly<Record<CaseFacet, ReadonlyMap<string, readonly Case[]>>>;
  matrix: Matrix;
}

/** What makes two cases near, and how much a value that they share counts; a rare one counts more. */
const SHARED = { cause: 3, measure: 2 } as const;
type SharedFacet = keyof typeof SHARED;
const SHARED_FACETS = Object.keys(SHARED) as SharedFacet[];
/** Between cases that share the same, one of the same level is nearer. */
const SAME_LEVEL = 0.5;

/** Cases looked at for one value: one that more share says little of any two, and all would take time with their square. */
const HOLDERS_AT_MOST = 64;

export function indexCases(archive: Archive): CaseIndex {
  const by = (facet: CaseFacet) => groupBy(archive.cases, (record) => valuesOfCase(record, facet));
  return {
    byId: new Map(archive.cases.map((record) => [record.id, record])),
    placeOf: new Map(archive.cases.map((record, at) => [record, at])),
    byPiece: groupBy(archive.cases, piecesOfCase),
    byValue: {
      level: by('level'),
      cause: by('cause'),
      measure: by('measure'),
      turn: by('turn'),
      evidence: by('evidence'),
      teller: by('teller'),
      actor: by('actor'),
      place: by('place'),
    },
    matrix: makeMatrix(archive),
  };
}

/** Another case, and the values that it shares, by facet. */
export interface RelatedCase {
  record: Case;
  shared: { facet: SharedFacet; values: string[] }[];
}

/** Cases with the same causes or measures, the nearest first. */
export function relatedCases(edition: Edition, record: Case, limit: number): RelatedCase[] {
  const { byValue } = edition.caseIndex;
  const found = new Map<Case, { score: number; shared: RelatedCase['shared'] }>();
  for (const facet of SHARED_FACETS) {
    for (const value of toldValues(record, facet)) {
      const all = byValue[facet].get(value)!;
      const weight = SHARED[facet] * Math.log(edition.cases.length / all.length + 1);
      for (const other of around(edition, all, record)) {
        const near = found.get(other) ?? { score: other.level === record.level ? SAME_LEVEL : 0, shared: [] };
        const last = near.shared.at(-1);
        if (last?.facet === facet) last.values.push(value);
        else near.shared.push({ facet, values: [value] });
        near.score += weight;
        found.set(other, near);
      }
    }
  }
  return [...found]
    .sort(([, a], [, b]) => b.score - a.score)
    .slice(0, limit)
    .map(([other, { shared }]) => ({ record: other, shared }));
}

/** The others of a list in the archive's order, at most so many, those that stand nearest to one of them. */
function around({ caseIndex: { placeOf } }: Edition, list: readonly Case[], record: Case): Case[] {
  const place = placeOf.get(record)!;
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (placeOf.get(list[middle]!)! < place) low = middle + 1;
    else high = middle;
  }
  const from = Math.max(0, Math.min(low - HOLDERS_AT_MOST / 2, list.length - HOLDERS_AT_MOST));
  return list.slice(from, from + HOLDERS_AT_MOST).filter((other) => other !== record);
}
