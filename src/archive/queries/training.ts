/** Questions about training: situations, units, paths and decisions, and what leads from one to another. */
import { createHash } from 'node:crypto';
import type { Edition } from '../edition.ts';
import { groupBy } from '../group.ts';
import { MISTAKES, SITUATION_GROUPS, type SituationGroup } from '../kinds/situation.ts';
import type { Question } from '../kinds/unit.ts';
import type { Archive, Case, Decision, Path, Piece, Privacy, Situation, Term, Unit } from '../model.ts';
import { cutSection } from '../../text/prose.ts';
import type { Cite } from './cases.ts';

/** What of training is asked by name or by what it rests on. */
export interface TrainingIndex {
  readonly situations: ReadonlyMap<string, Situation>;
  readonly units: ReadonlyMap<string, Unit>;
  readonly decisions: ReadonlyMap<string, Decision>;
  readonly privacies: ReadonlyMap<string, Privacy>;
  readonly terms: ReadonlyMap<string, Term>;
  /** The path of each unit. */
  readonly pathByUnit: ReadonlyMap<string, Path>;
  /** By situation, in the order of the paths. */
  readonly unitsBySituation: ReadonlyMap<string, readonly Unit[]>;
  readonly decisionsBySituation: ReadonlyMap<string, readonly Decision[]>;
  /** By case. */
  readonly situationsByCase: ReadonlyMap<string, readonly Situation[]>;
  readonly decisionsByCase: ReadonlyMap<string, readonly Decision[]>;
  /** By `piece#p3`, those that rest on that paragraph. */
  readonly situationsByParagraph: ReadonlyMap<string, readonly Situation[]>;
}

type SituationData = Omit<Situation, 'id' | 'url' | 'warning'>;

/** Everything that a situation rests on, in the order in which it is told. */
export function citesOfSituation({ lead, checklist, did, mistakes, say, then }: SituationData): Cite[] {
  return [
    ...[lead, ...checklist, ...did, ...mistakes, ...then].flatMap(({ cites }) => cites),
    ...say.map(({ words }) => words),
  ];
}

/** Everything that a decision rests on, in the order in which it is told. */
export function citesOfDecision({ situation, choices, did, outcome, then }: Decision): Cite[] {
  return [...situation, ...choices, ...did, ...outcome, ...then].flatMap(({ cites }) => cites);
}

/** What went wrong in a situation, the authors' own first, each with whose word it is. */
export function mistakesOf({ mistakes }: SituationData): (SituationData['mistakes'][number] & { whose: string })[] {
  return (Object.keys(MISTAKES) as (keyof typeof MISTAKES)[]).flatMap((kind) =>
    mistakes.filter((mistake) => mistake.kind === kind).map((mistake) => ({ ...mistake, whose: MISTAKES[kind] })),
  );
}

const ENOUGH = { paragraphs: 3, pieces: 2 } as const;

/** Whether a situation rests on too little: fewer than three paragraphs of two pieces, or nobody who went wrong. */
export function isThin(situation: SituationData): boolean {
  const cites = citesOfSituation(situation);
  const paragraphs = new Set(cites.map(placeOf));
  const pieces = new Set(cites.map(({ piece }) => piece));
  return paragraphs.size < ENOUGH.paragraphs || pieces.size < ENOUGH.pieces || situation.mistakes.length === 0;
}

const placeOf = ({ piece, paragraph }: Pick<Cite, 'piece' | 'paragraph'>) => `${piece}#${paragraph}`;

/** Indexes what an archive holds of training. */
export function indexTraining(archive: Archive): TrainingIndex {
  const byId = <T extends { id: string }>(records: readonly T[]) =>
    new Map(records.map((record) => [record.id, record]));
  const units = byId(archive.units);
  const inPaths = archive.paths.flatMap((path) => path.units.map((unit) => units.get(unit)!));
  return {
    situations: byId(archive.situations),
    units,
    decisions: byId(archive.decisions),
    privacies: byId(archive.privacies),
    terms: byId(archive.terms),
    pathByUnit: new Map(archive.paths.flatMap((path) => path.units.map((unit) => [unit, path]))),
    unitsBySituation: groupBy(inPaths, (unit) => unit.situations),
    decisionsBySituation: groupBy(archive.decisions, (decision) => decision.situations),
    situationsByCase: groupBy(archive.situations, (situation) => situation.cases),
    decisionsByCase: groupBy(archive.decisions, (decision) => decision.cases),
    situationsByParagraph: groupBy(archive.situations, (situation) => [
      ...new Set(citesOfSituation(situation).map(placeOf)),
    ]),
  };
}

/** Situations under each group that has any, in the order of the first weeks in a village, then as the files stand. */
export function situationGroups(archive: Archive): { group: SituationGroup; situations: Situation[] }[] {
  const groups = groupBy(archive.situations, ({ group }) => [group]);
  return SITUATION_GROUPS.flatMap((group) => {
    const situations = groups.get(group);
    return situations ? [{ group, situations: [...situations] }] : [];
  });
}

const named = <T>(records: ReadonlyMap<string, T>, ids: readonly string[]): T[] => ids.map((id) => records.get(id)!);

/** The units of a path, in its order. */
export const unitsOfPath = ({ trainingIndex }: Edition, path: Path): Unit[] => named(trainingIndex.units, path.units);

/** Minutes of a path: those of its units together. */
export const minutesOfPath = (edition: Edition, path: Path): number =>
  unitsOfPath(edition, path).reduce((sum, { minutes }) => sum + minutes, 0);

/** Where a unit stands: its path, and the units before and after it there. */
export function placeOfUnit(edition: Edition, unit: Unit): { path: Path; at: number; before?: Unit; after?: Unit } {
  const path = edition.trainingIndex.pathByUnit.get(unit.id)!;
  const units = unitsOfPath(edition, path);
  const at = units.indexOf(unit);
  const [before, after] = [units[at - 1], units[at + 1]];
  return { path, at, ...(before && { before }), ...(after && { after }) };
}

/** What the card of a term is remembered by. */
export const termCard = ({ id }: Term): string => `term/${id}`;

/** What the card of a question is remembered by; the name between the slashes is its unit's. */
export const questionCard = (unit: Unit, { id }: Question): string => `quiz/${unit.id}/${id}`;

/** A deck of cards: the policy terms, or the questions of a path's self-tests. */
export interface Deck {
  title: string;
  url: string;
  /** What its cards are remembered by, in the order to learn them. */
  cards: string[];
}

/** All decks: terms first, then the paths in their order. */
export function decks(edition: Edition): Deck[] {
  const ofPath = (path: Path): Deck => ({
    title: path.title,
    url: `/training/cards/${path.id}/`,
    cards: unitsOfPath(edition, path).flatMap((unit) => unit.quiz.map((question) => questionCard(unit, question))),
  });
  const terms = { title: '政策词语', url: '/training/cards/', cards: edition.terms.map(termCard) };
  return [terms, ...edition.paths.map(ofPath)];
}

const HASH_DIGITS = 8;

/**
 * What a line of a checklist or an option is called where a device keeps what its reader ticked or chose: the first hex digits
 * of the SHA-256 of its words, so that other words are another line and a line that moved is the same.
 */
export function hashOf(words: string): string {
  return createHash('sha256').update(words).digest('hex').slice(0, HASH_DIGITS);
}

/** What is right of a question: the options to choose, or all of them in their order. */
export const rightOptions = (question: Question): Question['options'] =>
  question.type === 'ordering'
    ? [...question.options].sort((a, b) => a.position - b.position)
    : question.options.filter(({ correct }) => correct);

/** What a unit is done beside. */
export function besideUnit(edition: Edition, unit: Unit) {
  return {
    situations: named(edition.trainingIndex.situations, unit.situations),
    terms: named(edition.trainingIndex.terms, unit.terms),
  };
}

/** What a decision is read beside. */
export function besideDecision(edition: Edition, decision: Decision) {
  return {
    situations: named(edition.trainingIndex.situations, decision.situations),
    cases: named(edition.caseIndex.byId, decision.cases),
    terms: named(edition.trainingIndex.terms, decision.terms),
  };
}

/** The pieces that a unit cites. */
export function piecesOfUnit(unit: Unit): ReadonlySet<string> {
  const { reading, further, questions, task, roleplay, quiz } = unit;
  const saying: { cites: readonly Cite[] }[] = [
    ...questions,
    ...task.checklist,
    ...(roleplay ? [roleplay, ...roleplay.try] : []),
    ...quiz.flatMap(({ options }): { cites: readonly Cite[] }[] => options),
  ];
  const cites = [reading, ...further, ...(roleplay?.lines ?? []), ...saying.flatMap((each) => each.cites)];
  return new Set(cites.map(({ piece }) => piece));
}

/** The pieces that a decision rests on, the most cited first. */
export function piecesOfDecision(edition: Edition, decision: Decision): Piece[] {
  return [...groupBy(citesOfDecision(decision), ({ piece }) => [piece])]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([piece]) => edition.piecesById.get(piece)!);
}

/** What a situation is read beside. */
export function besideSituation({ trainingIndex, caseIndex }: Edition, situation: Situation) {
  return {
    near: named(trainingIndex.situations, situation.near),
    cases: named(caseIndex.byId, situation.cases),
    privacy: named(trainingIndex.privacies, situation.privacy),
    terms: named(trainingIndex.terms, situation.terms),
    units: trainingIndex.unitsBySituation.get(situation.id) ?? [],
    decisions: trainingIndex.decisionsBySituation.get(situation.id) ?? [],
  };
}

/**
 * The page of training: its title and description, what it says beside its lists, and its section `{silent}`, the matters
 * on which the texts say nothing, which are looked for beside the situations; `silences` says how many these are.
 */
export function roomOfTraining({ pages }: Edition) {
  const { title, description, body } = pages.find(({ id }) => id === 'training')!;
  const { section: silent, rest: foreword } = cutSection(body, 'silent');
  return { title, description, foreword, silent, silences: silent.match(/^- /gmu)?.length ?? 0 };
}

/** Situations and decisions in which a case stands. */
export function trainingOfCase({ trainingIndex }: Edition, { id }: Case) {
  return {
    situations: trainingIndex.situationsByCase.get(id) ?? [],
    decisions: trainingIndex.decisionsByCase.get(id) ?? [],
  };
}

/** The situations that rest on a piece, with the paragraphs that each rests on, in the order of these. */
export function situationsOfPiece(
  { trainingIndex }: Edition,
  piece: Piece,
): { situation: Situation; paragraphs: string[] }[] {
  const resting = piece.paragraphs.flatMap(({ id }) =>
    (trainingIndex.situationsByParagraph.get(placeOf({ piece: piece.id, paragraph: id })) ?? []).map((situation) => ({
      situation,
      paragraph: id,
    })),
  );
  return [...groupBy(resting, ({ situation }) => [situation])].map(([situation, of]) => ({
    situation,
    paragraphs: of.map(({ paragraph }) => paragraph),
  }));
}
