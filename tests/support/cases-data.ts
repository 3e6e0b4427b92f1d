/** The shape of dist/data/cases.json that readers of the data rely on. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface CasesCite {
  piece: string;
  paragraph: string;
  quote: string;
  /** As the source has it, where words of it were emended. */
  source?: string;
}

interface Said {
  text: string;
  cites: CasesCite[];
}

export interface CaseData {
  id: string;
  url: string;
  title: string;
  level: string;
  pieces: string[];
  place: string | null;
  summary: string;
  causes: { id: string; cites: CasesCite[] }[];
  measures: (Said & { id: string; for: string[] })[];
  wanted: Said[];
  ordered: Said[];
  actors: { id: string; cites: CasesCite[] }[];
  obstacles: Said[];
  outcomes: (Said & { turn: string; evidence: string; teller: string })[];
  figures: {
    label: string;
    text: string;
    value: number;
    unit: string;
    when: string | null;
    series: string;
    side: 'before' | 'after' | null;
    of?: string;
    caveats?: Said[];
    emended?: boolean;
    cite: CasesCite;
  }[];
  lessons: (Said & { whose: string })[];
  untold: string[];
}

interface Entry {
  id: string;
  label: string;
}

export interface CasesData {
  cases: CaseData[];
  matrix: { cause: string; measure: string; url: string; cases: string[] }[];
  vocabularies: Record<'causes' | 'measures' | 'actors', Entry[]>;
}

export function readCases(dist: string): CasesData {
  return JSON.parse(readFileSync(join(dist, 'data/cases.json'), 'utf8')) as CasesData;
}

/** The values of a case under a facet; `untold` where it has none. */
export function valuesInData(
  record: CaseData,
  facet: 'level' | 'cause' | 'measure' | 'turn' | 'evidence' | 'teller' | 'actor',
): string[] {
  const values = {
    level: () => [record.level],
    cause: () => record.causes.map(({ id }) => id),
    measure: () => record.measures.map(({ id }) => id),
    actor: () => record.actors.map(({ id }) => id),
    turn: () => record.outcomes.map(({ turn }) => turn),
    teller: () => record.outcomes.map(({ teller }) => teller),
    evidence: () => record.outcomes.map(({ evidence }) => evidence),
  }[facet]();
  return values.length > 0 ? [...new Set(values)] : ['untold'];
}

/** The pairs of cause and measure that a case states; the cause is `untold` where it does not say what a measure was for. */
export function pairsInData({ measures }: CaseData): { cause: string; measure: string }[] {
  const pairs = measures.flatMap(({ id, for: causes }) =>
    (causes.length > 0 ? causes : ['untold']).map((cause) => ({ cause, measure: id })),
  );
  return pairs.filter(
    (pair, index) =>
      pairs.findIndex(({ cause, measure }) => cause === pair.cause && measure === pair.measure) === index,
  );
}
