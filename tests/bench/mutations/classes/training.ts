/** Situations, units, paths and decisions that teach on too little, ask what cannot be answered, or lead nowhere. */
import type { FaultCode } from '../../../../src/archive/faults.ts';
import { isThin } from '../../../../src/archive/queries/training.ts';
import type { Random } from '../../random.ts';
import type { Content } from '../content.ts';
import { draw, rewrite, rewriteAll, type Draw, type Kinds } from '../damage.ts';
import { askNothing, changed, drawField, emptied, lost, named } from '../entries.ts';
import { siblingOf, type Field } from '../fields.ts';

const ENTRIES = '^training/(?:situations|units|decisions)/\\*\\.md';
const FILE = /^training\/(?:situations|units|decisions)\//u;

const unitFile = (id: string) => `training/units/${id}.md`;

/** Gives each option of a question of these types its answer anew. */
const answered =
  (what: string, types: readonly string[], answer: (options: readonly unknown[], at: number) => unknown): Draw =>
  (content, random) => {
    const questions = content.fields.filter(
      ({ name, value }) => name === 'training/units/*.md quiz.type' && types.includes(String(value)),
    );
    const type = draw(random, questions);
    const options = type && siblingOf(content, type, 'options');
    if (!options) return null;
    const key = type.value === 'ordering' ? 'position' : 'correct';
    const values = options.value as Record<string, unknown>[];
    const edits = values.map((option, at) => ({
      where: fieldAt(content, options, [at, key]),
      words: String(
        answer(
          values.map((each) => each[key]),
          at,
        ) ?? option[key],
      ),
    }));
    return rewriteAll(`${named(type)} 那一题${what}`, options.file, edits, { codes: ['quiz-answer'] });
  };

/** The field below another at a path. */
function fieldAt(content: Content, { file, path }: Field, below: readonly (string | number)[]): Field {
  const wanted = [...path, ...below].join('.');
  return content.fields.find((field) => field.file === file && field.path.join('.') === wanted)!;
}

/** Gives one item of a list the value that another item of it has. */
const likeAnother = (names: RegExp, codes: readonly FaultCode[]): Draw =>
  changed(names, codes, (value, random, content, field) => {
    const listOf = ({ path }: Field) => path.slice(0, -2).join('.');
    const others = content.fields.filter(
      (other) =>
        other.name === field.name &&
        other.file === field.file &&
        listOf(other) === listOf(field) &&
        other.value !== value,
    );
    return draw(random, others)?.value ?? null;
  });

/** Names another entry than there is, close to one that there is. */
const strayName = (value: unknown, random: Random): unknown => {
  if (!Array.isArray(value) || value.length === 0) return null;
  const names = value as string[];
  const at = random.below(names.length);
  return names.with(at, `${names[at]!}${random.pick(['x', '-2', 's-of-old'])}`);
};

/** Takes a file away that others name. */
const withdrawn =
  (kind: 'situations' | 'units', usersOf: (content: Content, id: string) => string[]): Draw =>
  (content, random) => {
    const used = content.archive[kind].filter(({ id }) => usersOf(content, id).length > 0);
    const entry = draw(random, used);
    if (!entry) return null;
    const path = `training/${kind}/${entry.id}.md`;
    return {
      what: `缺 ${path}，别处还用它`,
      operations: [{ do: 'remove', path }],
      places: usersOf(content, entry.id),
      codes: ['unknown-entry'],
    };
  };

export const TRAINING: Kinds = {
  'thin-said-of-enough': (content, random) => {
    const enough = draw(
      random,
      content.archive.situations.filter((situation) => !isThin(situation)),
    );
    if (!enough) return null;
    const file = content.file(`training/situations/${enough.id}.md`);
    const top = content.mappings.find((mapping) => mapping.file === file && mapping.path.length === 0)!;
    return rewrite(`${file.path} 引得够，却写着 thin`, file, top.at, `thin: 只有一处。${top.separator}`, {
      codes: ['situation-thin'],
    });
  },
  'thin-not-said': lost(/^training\/situations\/\*\.md thin$/u, ['situation-thin']),
  'mistakes-gone': changed(
    /^training\/situations\/\*\.md mistakes$/u,
    ['situation-thin'],
    (value, _random, content, field) => {
      const thin = siblingOf(content, field, 'thin');
      return thin || !Array.isArray(value) || value.length === 0 ? null : [];
    },
  ),
  'nobody-right': answered('没有一个对的', ['single', 'multiple'], () => false),
  'all-right': answered('个个都对', ['single', 'multiple'], () => true),
  'order-given-away': answered('照答案排着', ['ordering'], (_positions, at) => at + 1),
  'order-with-a-gap': answered('次序不齐', ['ordering'], (positions, at) => (at === 0 ? positions.length + 1 : null)),
  'order-twice': answered('次序重了', ['ordering'], (positions, at) => (at === 0 ? positions[1] : null)),
  'option-twice': likeAnother(/^training\/units\/\*\.md quiz\.options\.text$/u, ['quiz-answer']),
  'question-twice': likeAnother(/^training\/units\/\*\.md quiz\.id$/u, ['quiz-answer']),
  'option-unexplained': lost(/^training\/units\/\*\.md quiz\.options\.why$/u),
  'type-of-another': changed(
    /^training\/units\/\*\.md quiz\.type$/u,
    ['missing-field', 'unknown-field'],
    (value, random) => (value === 'ordering' ? random.pick(['single', 'multiple']) : 'ordering'),
  ),
  'main-reading-twice': (content, random) => {
    const [one, other] = [random.pick(content.archive.units), random.pick(content.archive.units)];
    if (one === other) return null;
    const [from, to] = [content.file(unitFile(one.id)), content.file(unitFile(other.id))];
    const top = (file: typeof from, key: string) =>
      content.fields.find((field) => field.file === file && field.path.join('.') === key)!;
    const edits = ['reading.piece', 'reading.paragraph', 'reading.quote'].map((key) => ({
      where: top(to, key),
      words: JSON.stringify(top(from, key).value),
    }));
    return rewriteAll(`${to.path} 的主要一段就是 ${from.path} 的`, to, edits, {
      places: [from.path, to.path],
      codes: ['reading-twice'],
    });
  },
  'unit-in-two-paths': (content, random) => {
    const units = draw(
      random,
      content.fields.filter(({ name }) => name === 'training/paths.yaml units'),
    );
    const others = content.archive.paths.flatMap((path) => path.units);
    const again = draw(random, others);
    const list = units?.value;
    if (!Array.isArray(list) || again === null || list.includes(again)) return null;
    return rewrite(
      `${named(units!)} 多出 ${again}`,
      units!.file,
      units!,
      JSON.stringify([...(list as string[]), again]),
      {
        codes: ['unit-path'],
      },
    );
  },
  'unit-in-no-path': (content, random) => {
    const units = drawField(content, random, /^training\/paths\.yaml units$/u);
    const list = units?.value;
    if (!Array.isArray(list) || list.length < 4) return null;
    const gone = random.pick(list as string[]);
    return rewrite(
      `${named(units!)} 少了 ${gone}`,
      units!.file,
      units!,
      JSON.stringify((list as string[]).filter((id) => id !== gone)),
      { places: [unitFile(gone)], codes: ['unit-path'] },
    );
  },
  'one-defensible': (content, random) => {
    const decision = draw(random, content.archive.decisions);
    if (!decision) return null;
    const file = content.file(`training/decisions/${decision.id}.md`);
    const kept = random.below(decision.choices.length);
    const fields = content.fields.filter((field) => field.file === file && field.name.endsWith(' choices.defensible'));
    const edits = fields.map((where, at) => ({ where, words: String(at === kept) }));
    return rewriteAll(`${file.path} 只有一种站得住`, file, edits, { codes: ['decision-choice'] });
  },
  'all-taken': (content, random) => {
    const decision = draw(random, content.archive.decisions);
    if (!decision) return null;
    const file = content.file(`training/decisions/${decision.id}.md`);
    const fields = content.fields.filter((field) => field.file === file && field.name.endsWith(' choices.taken'));
    return rewriteAll(
      `${file.path} 样样都是他们做的`,
      file,
      fields.map((where) => ({ where, words: 'true' })),
      {
        codes: ['decision-choice'],
      },
    );
  },
  'choice-twice': likeAnother(/^training\/decisions\/\*\.md choices\.id$/u, ['decision-choice']),
  'no-question': changed(
    new RegExp(`${ENTRIES} (?:then\\.ask|question|questions\\.text)$`, 'u'),
    ['question-mark'],
    askNothing,
  ),
  'cites-lost': lost(/^training\/[^ ]+ (?:.*\.)?cites$/u),
  'cites-empty': emptied(/^training\/[^ ]+ (?:.*\.)?cites$/u),
  'entry-unknown': changed(
    /^training\/[^ ]+ (?:near|situations|units|privacy|cases|terms)$/u,
    ['unknown-entry'],
    strayName,
  ),
  'situation-withdrawn': withdrawn('situations', ({ archive }, id) => [
    ...archive.situations.flatMap((one) => (one.near.includes(id) ? [`training/situations/${one.id}.md`] : [])),
    ...archive.units.flatMap((one) => (one.situations.includes(id) ? [unitFile(one.id)] : [])),
    ...archive.decisions.flatMap((one) => (one.situations.includes(id) ? [`training/decisions/${one.id}.md`] : [])),
  ]),
  'unit-withdrawn': withdrawn('units', () => ['training/paths.yaml']),
  'in-a-wrong-folder': (content, random) => {
    const file = draw(
      random,
      content.files.filter(({ path }) => FILE.test(path)),
    );
    if (!file) return null;
    const path = file.path.replace(FILE, (folder) =>
      folder.includes('units') ? 'training/situations/' : 'training/units/',
    );
    return {
      what: `${file.path} 移到 ${path}`,
      operations: [
        { do: 'remove', path: file.path },
        { do: 'write', path, bytes: file.bytes },
      ],
      places: [path],
    };
  },
};
