/** Cases of generated pieces: every field, with cites that hold and figures that stand in the text. */
import { EVIDENCE, LEVELS, SIDES, TELLERS, TURNS } from '../../../src/archive/kinds/case.ts';
import type { Archive } from '../../../src/archive/model.ts';
import { isLeftOpen } from '../../../src/text/numbers.ts';
import type { Random } from '../random.ts';
import { byRank } from './names.ts';

export interface Cite {
  piece: string;
  paragraph: string;
  quote: string;
}

/** A piece that cases are made of. */
export interface CaseSource {
  id: string;
  place: string[] | null;
  /** Reading text of the paragraphs. */
  readings: string[];
}

/** A file of one entry. */
export interface GeneratedEntry {
  id: string;
  /** Front matter by field. */
  fields: Record<string, unknown>;
  /** The warning; mostly empty. */
  body: string;
}

export interface GeneratedCase extends GeneratedEntry {
  causes: string[];
  measures: string[];
  actors: string[];
}

/** One case in so many stands in a second piece, has no place, a warning, no cause, no outcome. */
const SHARES = { secondPiece: 8, noPlace: 6, warning: 20, noCause: 6, noOutcome: 5 } as const;
const MOST = { causes: 3, measures: 4, statements: 3 } as const;
const FIGURE = /([1-9][0-9]*(?:\.[0-9]+)?)(%|户|人|万元|元|亩|公里|次|个)/u;
/** Characters before a figure that its quotation takes in. */
const AROUND_FIGURE = 8;

/**
 * Makes cases one by one. Terms are drawn from the model's vocabularies, the first of each far more often than the last.
 * @param cite draws a quotation that may stand outside its piece, from one of some pieces
 * @param mayLeave whether words may stand outside their piece
 */
export function caseMaker(
  model: Pick<Archive, 'causes' | 'measures' | 'actors'>,
  pieces: readonly CaseSource[],
  cite: (from: readonly CaseSource[]) => Cite,
  mayLeave: (words: string) => boolean,
  random: Random,
): (index: number) => GeneratedCase {
  const chance = (oneIn: number) => random.below(oneIn) === 0;
  const some = (most: number) => Array.from({ length: random.below(most + 1) });
  const term = (terms: readonly { slug: string }[]) => terms[byRank(random, terms.length)]!.slug;
  const terms = (of: readonly { slug: string }[], count: number) => [
    ...new Set(Array.from({ length: count }, () => term(of))),
  ];
  const byId = new Map(pieces.map((piece) => [piece.id, piece]));
  /** A piece that can be quoted. */
  const drawPiece = () => byId.get(cite(pieces).piece)!;
  const taken = new Set<string>();
  const make = (index: number): GeneratedCase => {
    const from = [drawPiece(), ...(chance(SHARES.secondPiece) ? [drawPiece()] : [])];
    const cites = () => [cite(from)];
    const statement = (text: string) => ({ text, cites: cites() });
    const statements = (text: string) => some(MOST.statements).map((_, at) => statement(`${text}之${at + 1}。`));
    const { place } = from[0]!;
    const causes = chance(SHARES.noCause) ? [] : terms(model.causes, 1 + random.below(MOST.causes));
    const measures = terms(model.measures, 1 + random.below(MOST.measures));
    const actors = terms(model.actors, 1 + random.below(2));
    const levels = Object.keys(LEVELS);
    const evidence = Object.keys(EVIDENCE);
    const outcomes = chance(SHARES.noOutcome) ? [] : [0, ...some(1)];
    const number = String(index + 1).padStart(5, '0');
    const summary = { text: `第${index + 1}例的提要。后来怎样，见结果。`, cites: [...cites(), ...cites()] };
    return {
      id: `case-${number}`,
      fields: {
        title: `第${index + 1}例${place?.at(-1) ?? ''}`,
        level: levels[byRank(random, levels.length)],
        place: chance(SHARES.noPlace) ? null : place,
        summary,
        causes: causes.map((id) => ({ id, ...statement('生成的起因。') })),
        measures: measures.map((id) => ({
          id,
          ...statement('生成的做法。'),
          for: causes.length > 0 && chance(2) ? [random.pick(causes)] : [],
          by: chance(2) ? [random.pick(actors)] : [],
        })),
        wanted: statements('生成的愿望'),
        ordered: statements('生成的要求'),
        actors: actors.map((id) => ({ id, ...statement('生成的做事人。') })),
        obstacles: statements('生成的难处'),
        outcomes: outcomes.map(() => ({
          ...statement('生成的结果。'),
          evidence: evidence[byRank(random, evidence.length)],
          turn: random.pick(Object.keys(TURNS)),
          teller: random.pick(Object.keys(TELLERS)),
        })),
        figures: figuresIn(from[0]!, mayLeave).map((figure, at) => ({
          label: '生成的数',
          ...figure,
          when: null,
          series: `series-${figure.unit.codePointAt(0)}-${figure.unit.length}`,
          side: SIDES[at] ?? null,
        })),
        lessons: some(1).map(() => ({ ...statement('生成的一课。'), whose: 'editor' })),
        then: some(1).map(() => ({ held: '生成的当时。', ask: '现在怎样？', cites: cites() })),
        untold: ['生成的没说之一', '生成的没说之二'],
      },
      body: chance(SHARES.warning)
        ? `照做以前，先读[这一段](@${summary.cites[0]!.piece}#${summary.cites[0]!.paragraph})。`
        : '',
      causes,
      measures,
      actors,
    };
  };
  return (index) => {
    for (;;) {
      const made = make(index);
      const key = JSON.stringify([...new Set(citesIn(made.fields))].sort());
      if (taken.has(key)) continue;
      taken.add(key);
      return made;
    }
  };
}

/** Every cite in some fields, as text. */
function citesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('quote' in value) return [JSON.stringify(value)];
  return Object.values(value).flatMap(citesIn);
}

/** What a case says of a number that stands in a piece: two of one unit where there are two. */
function figuresIn(
  { id, readings }: CaseSource,
  mayLeave: (words: string) => boolean,
): { text: string; value: number; unit: string; cite: Cite }[] {
  const found = readings.flatMap((reading, at) => {
    const match = FIGURE.exec(reading);
    if (!match) return [];
    const [text, value, unit] = match as unknown as [string, string, string];
    const quote = reading.slice(Math.max(0, match.index - AROUND_FIGURE), match.index + text.length).trimStart();
    const [before, after] = [reading.slice(0, match.index), reading.slice(match.index + text.length)];
    if (isLeftOpen(before, after) || !mayLeave(quote)) return [];
    return [{ text, value: Number(value), unit, cite: { piece: id, paragraph: `p${at + 1}`, quote } }];
  });
  return found.filter(({ unit }) => unit === found[0]!.unit).slice(0, 2);
}
