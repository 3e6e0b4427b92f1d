/** Situations, units, paths and decisions on generated pieces: every field, with cites that hold. */
import { MISTAKES, SITUATION_GROUPS } from '../../../src/archive/kinds/situation.ts';
import type { Archive } from '../../../src/archive/model.ts';
import { isThin } from '../../../src/archive/queries/training.ts';
import type { Random } from '../random.ts';
import type { CaseSource, Cite, GeneratedEntry } from './cases.ts';
import { byRank } from './names.ts';

export interface GeneratedTraining {
  privacies: object[];
  situations: GeneratedEntry[];
  units: GeneratedEntry[];
  paths: object[];
  decisions: GeneratedEntry[];
}

/** Of each a share of the pieces, as the real archive has them. */
const OF_PIECES = { situations: 1, units: 1 / 2, decisions: 1 / 5 } as const;
const UNITS_OF_PATH = { least: 3, usual: 4 } as const;
/** One in so many has a warning; one unit in so many a role-play. */
const SHARES = { warning: 4, roleplay: 3 } as const;

/**
 * Makes the training of an archive.
 * @param taught as much is made as so many pieces have
 * @param cases names of the cases that may be named
 * @param cite draws a quotation that may stand outside its piece, from one of some pieces
 */
export function makeTraining(
  model: Pick<Archive, 'terms' | 'privacies'>,
  taught: number,
  pieces: readonly CaseSource[],
  cases: readonly string[],
  cite: (from: readonly CaseSource[]) => Cite,
  random: Random,
): GeneratedTraining {
  const chance = (oneIn: number) => random.below(oneIn) === 0;
  const times = <T>(count: number, make: (at: number) => T) => Array.from({ length: count }, (_, at) => make(at));
  const from = (least: number, most: number) => least + random.below(most - least + 1);
  const some = (of: readonly string[], most: number) => [
    ...new Set(times(of.length === 0 ? 0 : random.below(most + 1), () => of[byRank(random, of.length)]!)),
  ];
  const named = (what: string, share: number) =>
    times(Math.floor(taught * share), (at) => `${what}-${String(at + 1).padStart(5, '0')}`);
  const terms = () =>
    some(
      model.terms.map(({ id }) => id),
      3,
    );
  const cites = () => times(from(1, 2), () => cite(pieces));
  const statement = (text: string) => ({ text, cites: cites() });
  const warning = () => {
    const { piece, paragraph } = cite(pieces);
    return chance(SHARES.warning) ? `照做以前，先读[这一段](@${piece}#${paragraph})。` : '';
  };
  const then = () => times(random.below(3), () => ({ held: '生成的当时。', ask: '现在怎样？', cites: cites() }));

  const names = {
    situations: named('situation', OF_PIECES.situations),
    units: named('unit', OF_PIECES.units),
    decisions: named('decision', OF_PIECES.decisions),
  };

  const makeSituation = (id: string, index: number): GeneratedEntry => {
    const told = {
      lead: statement('生成的一句。'),
      checklist: times(from(3, 7), (at) => statement(`生成的第${at + 1}条。`)),
      did: times(from(1, 3), () => statement('生成的做法。')),
      mistakes: times(random.below(3), () => ({
        ...statement('生成的错处。'),
        kind: random.pick(Object.keys(MISTAKES) as (keyof typeof MISTAKES)[]),
      })),
      say: times(random.below(2), () => ({ when: '生成的时候。', words: cite(pieces) })),
      then: then(),
    };
    const others = {
      privacy: some(
        model.privacies.map((one) => one.id),
        2,
      ),
      cases: some(cases, 3),
      terms: terms(),
      near: some(
        names.situations.filter((other) => other !== id),
        2,
      ),
    };
    const title = `第${index + 1}个情境`;
    const group = random.pick(SITUATION_GROUPS);
    const asked = times(from(3, 8), (at) => `${title}的第${at + 1}种问法`);
    const thin = isThin({ title, group, asked, ...told, ...others }) ? { thin: '生成的不足。' } : {};
    return { id, fields: { title, group, asked, ...told, ...thin, ...others }, body: warning() };
  };

  const read = new Set<string>();
  /** A paragraph that no unit has as its main reading. */
  const drawReading = (): Cite => {
    for (;;) {
      const drawn = cite(pieces);
      const place = `${drawn.piece}#${drawn.paragraph}`;
      if (read.has(place)) continue;
      read.add(place);
      return drawn;
    }
  };
  const makeQuestion = (at: number) => {
    const type = random.pick(['single', 'multiple', 'ordering'] as const);
    const count = from(3, 6);
    const first = random.below(count);
    const answer = (option: number) => {
      if (type === 'ordering') return { position: ((option + 1 + (first % (count - 1))) % count) + 1 };
      // Of several the next is right too.
      return { correct: option === first || (type === 'multiple' && option === (first + 1) % count) };
    };
    const options = times(count, (option) => ({
      text: `生成的选项${option + 1}`,
      ...answer(option),
      why: '生成的缘故。',
      cites: [cite(pieces)],
    }));
    return { id: `question-${at + 1}`, type, stem: `生成的第${at + 1}问`, options };
  };
  const makeUnit = (id: string, index: number): GeneratedEntry => {
    const roleplay = {
      scene: '生成的一幕。',
      roles: ['甲：生成的角色', '乙：生成的角色'],
      lines: times(2, () => ({ ...cite(pieces), speaker: random.pick(['甲', '乙']) })),
      try: [statement('生成的换法。')],
      cites: cites(),
    };
    const fields = {
      title: `第${index + 1}课`,
      minutes: from(5, 15),
      aim: '能做生成的一件事。',
      reading: { ...drawReading(), look: '生成的留意。' },
      further: times(random.below(4), () => ({ ...cite(pieces), look: '生成的留意。' })),
      questions: times(from(2, 3), () => statement('生成的一问？')),
      task: {
        text: '生成的作业。',
        checklist: times(from(3, 7), (at) => statement(`生成的第${at + 1}条。`)),
        observe: times(from(2, 5), (at) => `生成的一栏${at + 1}`),
      },
      ...(chance(SHARES.roleplay) ? { roleplay } : {}),
      quiz: times(from(3, 6), makeQuestion),
      situations: [...new Set([random.pick(names.situations), ...some(names.situations, 1)])],
      terms: terms(),
    };
    return { id, fields, body: warning() };
  };

  const makeDecision = (id: string, index: number): GeneratedEntry => {
    const taken = random.below(3);
    const fields = {
      title: `第${index + 1}件要定的事`,
      minutes: from(5, 30),
      you: '你是生成的人。',
      situation: times(from(2, 4), () => statement('生成的事实。')),
      supposed: times(random.below(2), () => '生成的假定。'),
      question: '怎样定？',
      choices: times(from(3, 5), (at) => ({
        id: `choice-${at + 1}`,
        text: `生成的选法${at + 1}。`,
        taken: at === taken,
        defensible: at !== 2,
        consequence: '大概这样。',
        cites: cites(),
      })),
      did: [statement('生成的做法。')],
      outcome: times(random.below(3), () => statement('生成的结果。')),
      open: ['生成的未了。'],
      discuss: times(from(2, 4), (at) => `生成的讨论题${at + 1}。`),
      then: then(),
      cases: some(cases, 2),
      situations: some(names.situations, 2),
      terms: terms(),
    };
    return { id, fields, body: warning() };
  };

  // A unit without a path is a fault: with too few for one there is none.
  const units = names.units.length < UNITS_OF_PATH.least ? [] : names.units;
  const paths = Math.max(1, Math.floor(units.length / UNITS_OF_PATH.usual));
  return {
    privacies: model.privacies.map((privacy) => ({ ...privacy, cites: cites() })),
    situations: names.situations.map(makeSituation),
    units: units.map(makeUnit),
    paths: times(units.length === 0 ? 0 : paths, (at) => ({
      id: `path-${at + 1}`,
      order: at + 1,
      title: `第${at + 1}条路径`,
      who: '生成的人',
      lead: '生成的次序。',
      units: units.filter((_, index) => index % paths === at),
    })),
    decisions: names.decisions.map(makeDecision),
  };
}
