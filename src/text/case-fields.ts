/**
 * A case told field by field: what stands in data/cases.json, and the one order and the one set of names in which pages,
 * comparisons and copied text tell it.
 */

/** Words of one paragraph of a piece. */
export interface FiledCite {
  piece: string;
  paragraph: string;
  /** In the reading text. */
  quote: string;
  /** The same words as the source has them, where the editor emended them; the piece says why. */
  source?: string;
}

export interface FiledStatement {
  text: string;
  cites: FiledCite[];
}

export interface FiledFigure {
  label: string;
  /** The exact words of the text. */
  text: string;
  value: number;
  unit: string;
  /** As the text says it. */
  when: string | null;
  /** What belongs together before and after bears one name. */
  series: string;
  side: 'before' | 'after' | null;
  /** The series of the same case whose one figure this is a part of, as the editor reads the text. */
  of?: string | undefined;
  /** What does not agree when the part is seen within the whole. */
  caveats?: FiledStatement[] | undefined;
  /** The editor emended the words; the piece says how. */
  emended?: boolean;
  cite: FiledCite;
}

/** A case as data/cases.json has it. */
export interface FiledCase {
  id: string;
  /** Below the site's base. */
  url: string;
  title: string;
  level: string;
  /** The pieces that tell it, the most cited first. */
  pieces: string[];
  place: string | null;
  summary: string;
  summaryCites: FiledCite[];
  causes: (FiledStatement & { id: string })[];
  measures: (FiledStatement & { id: string; for: string[]; by: string[] })[];
  actors: (FiledStatement & { id: string })[];
  wanted: FiledStatement[];
  ordered: FiledStatement[];
  obstacles: FiledStatement[];
  outcomes: (FiledStatement & { turn: string; evidence: string; teller: string })[];
  figures: FiledFigure[];
  lessons: (FiledStatement & { whose: 'author' | 'editor' })[];
  then: { held: string; ask: string; cites: FiledCite[] }[];
  untold: string[];
  /** Of the editor's, for whoever would do the same; empty where there is none. */
  warning: string;
}

/** What the file says beside the cases, that their ids can be read. */
export interface FiledNames {
  pieces: { id: string; url: string; title: string }[];
  vocabularies: Record<FiledVocabulary, { id: string; label: string; scope?: string }[]>;
}
export type FiledVocabulary = 'levels' | 'causes' | 'measures' | 'actors' | 'turns' | 'evidence' | 'tellers';

/** What was done for a cause, as the text states it; the cause is `untold` where it states none. */
export interface FiledCell {
  cause: string;
  measure: string;
  /** Below the site's base. */
  url: string;
  /** Ids. */
  cases: string[];
}

export interface FiledCases extends FiledNames {
  cases: FiledCase[];
  /** Only cells that are not empty. */
  matrix: FiledCell[];
}

/** A value by which cases are filed; `untold` where the text leaves it out. */
export interface FiledTerm {
  facet: 'cause' | 'measure' | 'actor' | 'turn' | 'evidence' | 'teller';
  value: string;
  label: string;
}

/** One thing that is said of a case. */
export interface Saying {
  /** What it is filed under: a cause, a measure, an actor, what an outcome rests on. */
  term?: FiledTerm;
  /** What kind of a saying it is within its field: `愿望`, `作者说`, `之前`. */
  kind?: string;
  text: string;
  /** What we say of it besides: what a measure was for, who did it; how it turned out, who tells it. */
  notes: { label: string; terms: FiledTerm[] }[];
  /** What to ask one's own county now. */
  ask?: string;
  /** Of a figure: its number, and what it counts. */
  amount?: { value: number; unit: string };
  cites: FiledCite[];
}

export interface CaseField {
  id: (typeof FIELDS)[number][0];
  label: string;
  /** Empty where the text says nothing, which itself is told of causes, measures and outcomes. */
  says: Saying[];
}

/** In the order in which a case is told. */
const FIELDS = [
  ['causes', '难在哪里'],
  ['measures', '做了什么'],
  ['outcomes', '结果'],
  ['untold', '文中没有说'],
  ['warning', '编者提醒'],
  ['obstacles', '卡在哪里'],
  ['wishes', '愿望与要求'],
  ['then', '时效'],
  ['lessons', '可以学的'],
  ['actors', '谁做的'],
  ['figures', '数字'],
] as const;

/** What the editor says in front of a text or a case, or against a number, is headed by this. */
export const EDITOR_SAYS = '编者按';

/** What the parts of a case are called that a reader looks for, where the text says nothing. */
export const HOLE_NAMES = {
  place: '没写地点',
  causes: '起因未说',
  measures: '没写做了什么',
  outcomes: '结果没写',
  actors: '没写谁做的',
} as const;
/** Without these nothing could be learnt from a case. */
const TOLD_EMPTY: ReadonlySet<string> = new Set(['causes', 'measures', 'outcomes']);
/** What a measure is said to be for where the text says of no cause that it was for it. */
export const NO_STATED_CAUSE = '没说为哪一桩';
/** What any other part of a case is called that the text leaves out. */
export const NOT_TOLD = '文中没写';

/** What a field that says nothing is called. */
export const holeOf = ({ id }: { id: string }): string =>
  Object.hasOwn(HOLE_NAMES, id) ? HOLE_NAMES[id as keyof typeof HOLE_NAMES] : NOT_TOLD;

/** Whether a field that says nothing is told all the same. */
export const isToldEmpty = ({ id }: { id: string }): boolean => TOLD_EMPTY.has(id);

/** What the editor has to say: where it is empty the text has left nothing out. */
const EDITORS: ReadonlySet<string> = new Set(['then', 'lessons', 'warning']);

/** Whether a field is the editor's own. */
export const isEditors = ({ id }: Pick<CaseField, 'id'>): boolean => EDITORS.has(id);

export const SIDE_NAMES = { before: '之前', after: '之后' } as const;
/** In front of a figure that is a part of another. */
export const PART_NAME = '其中';
const WHOSE_NAMES = { author: '作者说', editor: '编者归纳' } as const;

/** What an id of a vocabulary is called. Throws on an unknown one: the archive was checked. */
export function nameIn(names: FiledNames, vocabulary: FiledVocabulary, id: string): string {
  const entry = names.vocabularies[vocabulary].find((candidate) => candidate.id === id);
  if (!entry) throw new Error(`${vocabulary} 没有 ${id}`);
  return entry.label;
}

/** `《题目》第 3 段`. */
export function placeOfCite({ pieces }: FiledNames, { piece, paragraph }: FiledCite): string {
  return `《${pieces.find(({ id }) => id === piece)!.title}》第 ${paragraph.slice(1)} 段`;
}

/** Whether a note says that the text leaves it out; the hole's name then says of what. */
export const isHole = ({ terms: [first] }: Saying['notes'][number]): boolean => first?.value === 'untold';

/** All fields of a case, empty ones too. */
export function fieldsOfCase(record: FiledCase, names: FiledNames): CaseField[] {
  const says = sayingsOf(record, names);
  return FIELDS.map(([id, label]) => ({ id, label, says: says[id] }));
}

/** The fields that are told: those that say something, and the holes that matter. */
export function toldFields(record: FiledCase, names: FiledNames): CaseField[] {
  return fieldsOfCase(record, names).filter((field) => field.says.length > 0 || isToldEmpty(field));
}

function sayingsOf(record: FiledCase, names: FiledNames): Record<CaseField['id'], Saying[]> {
  const cause = (value: string): FiledTerm => ({ facet: 'cause', value, label: nameIn(names, 'causes', value) });
  const measure = (value: string): FiledTerm => ({ facet: 'measure', value, label: nameIn(names, 'measures', value) });
  const actor = (value: string): FiledTerm => ({ facet: 'actor', value, label: nameIn(names, 'actors', value) });
  const evidence = (value: string): FiledTerm => ({
    facet: 'evidence',
    value,
    label: nameIn(names, 'evidence', value),
  });
  const turn = (value: string): FiledTerm => ({ facet: 'turn', value, label: nameIn(names, 'turns', value) });
  const teller = (value: string): FiledTerm => ({ facet: 'teller', value, label: nameIn(names, 'tellers', value) });
  const plain = ({ text, cites }: FiledStatement, kind?: string): Saying => ({
    ...(kind ? { kind } : {}),
    text,
    notes: [],
    cites,
  });
  const own = (text: string): Saying => ({ text, notes: [], cites: [] });
  return {
    causes: record.causes.map(({ id, ...said }) => ({ term: cause(id), ...plain(said) })),
    measures: record.measures.map(({ id, for: causes, by, ...said }) => ({
      ...plain(said),
      term: measure(id),
      notes: [
        { label: '为', terms: causes.length > 0 ? causes.map(cause) : [NO_CAUSE] },
        { label: '谁做的', terms: by.length > 0 ? by.map(actor) : [NO_ACTOR] },
      ],
    })),
    actors: record.actors.map(({ id, ...said }) => ({ term: actor(id), ...plain(said) })),
    outcomes: record.outcomes.map((said) => ({
      ...plain(said),
      term: evidence(said.evidence),
      notes: [
        { label: '后来怎样', terms: [turn(said.turn)] },
        { label: '谁说的', terms: [teller(said.teller)] },
      ],
    })),
    obstacles: record.obstacles.map((said) => plain(said)),
    wishes: [...record.wanted.map((said) => plain(said, '愿望')), ...record.ordered.map((said) => plain(said, '要求'))],
    untold: record.untold.map(own),
    then: record.then.map(({ held, ask, cites }) => ({ text: held, notes: [], ask, cites })),
    lessons: record.lessons.map(({ whose, ...said }) => plain(said, WHOSE_NAMES[whose])),
    warning: record.warning ? [own(record.warning)] : [],
    figures: record.figures.flatMap((figure) => [
      {
        ...kindOfFigure(figure),
        text: figureWords(figure),
        notes: [],
        amount: { value: figure.value, unit: figure.unit },
        cites: [figure.cite],
      },
      ...(figure.caveats ?? []).map((said) => plain(said, EDITOR_SAYS)),
    ]),
  };
}

const NO_CAUSE: FiledTerm = { facet: 'cause', value: 'untold', label: NO_STATED_CAUSE };
const NO_ACTOR: FiledTerm = { facet: 'actor', value: 'untold', label: HOLE_NAMES.actors };

function kindOfFigure({ side, of }: FiledFigure): { kind?: string } {
  if (of !== undefined) return { kind: PART_NAME };
  return side ? { kind: SIDE_NAMES[side] } : {};
}

/** `贫困发生率（2014年底）：16.34%`, and 校 where the words were emended. */
function figureWords({ label, when, text, emended }: FiledFigure): string {
  return `${label}${when ? `（${when}）` : ''}：${text}${emended ? '（校）' : ''}`;
}
