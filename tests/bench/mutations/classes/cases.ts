/** Records of cases that say what their texts do not, or say it in a way that cannot be shown. */
import type { FaultCode } from '../../../../src/archive/faults.ts';
import { CASE_ROUTES } from '../../../../src/archive/kinds/case.ts';
import type { Random } from '../../random.ts';
import type { Content } from '../content.ts';
import { draw, drawEvenly, rewrite, type Draw, type Kinds } from '../damage.ts';
import type { Field } from '../fields.ts';

const fieldsOf = (content: Content, path: string) =>
  content.fields.filter(({ name, value }) => name === `cases/*.md ${path}` && value !== null);

const named = ({ file, path }: Field) => `${file.path} 的 ${path.join('.')}`;

/** Writes another value into a field; what `change` gives as null is left alone. */
const changed =
  (
    path: string,
    codes: readonly FaultCode[],
    change: (value: unknown, random: Random, content: Content) => unknown,
  ): Draw =>
  (content, random) => {
    const field = draw(random, fieldsOf(content, path));
    const value = field && change(field.value, random, content);
    if (!field || value === null) return null;
    return rewrite(`${named(field)} 写成 ${JSON.stringify(value)}`, field.file, field, JSON.stringify(value), {
      codes,
    });
  };

/** A file of a case and its title, one of all. */
function drawCase(content: Content, random: Random) {
  const field = draw(random, fieldsOf(content, 'title'));
  return field && { path: field.file.path, text: field.file.text, title: field };
}

/** A further case with the words of another and a title of its own. */
const copied =
  (codes: readonly FaultCode[], nameOf: (random: Random) => string): Draw =>
  (content, random) => {
    const found = drawCase(content, random);
    if (!found) return null;
    const { text, title } = found;
    const path = `cases/${nameOf(random)}.md`;
    const bytes = `${text.slice(0, title.start)}又一例${text.slice(title.end)}`;
    // The one that comes first in the folder is the one that was there.
    const places = [path, found.path];
    return { what: `${path} 照抄 ${found.path}`, operations: [{ do: 'write', path, bytes }], places, codes };
  };

const strangers = (field: 'for' | 'by', key: 'causes' | 'actors'): Draw =>
  changed(`measures.${field}`, ['case-term'], (value, _random, { archive }) => {
    if (!Array.isArray(value)) return null;
    // No case has them all.
    const most = Math.max(...archive.cases.map((record) => record[key].length));
    return archive[key].length > most ? archive[key].map(({ slug }) => slug) : null;
  });

const extraTerm =
  (vocabulary: 'causes' | 'measures' | 'actors'): Draw =>
  (content, random) => {
    const file = content.file(`taxonomy/${vocabulary}.yaml`);
    const group = content.archive[vocabulary].flatMap((term) => ('group' in term ? [term.group] : []))[0];
    const slug = random.pick(['not-in-use', 'nobody-s', 'left-over']);
    const words = `- slug: ${slug}\n  label: 没有用到的\n  scope: 没有一例\n${group ? `  group: ${group}\n` : ''}`;
    return rewrite(`${file.path} 里多出 ${slug}`, file, file.text.length, words, { codes: ['term-unused'] });
  };

export const CASES: Kinds = {
  'figure-value': changed('figures.value', ['figure-value'], (value, random) =>
    random.pick([Number(value) + 1, Number(value) * 10, -Number(value), Number(value) + 0.01]),
  ),
  'figure-text': changed('figures.text', ['figure-text'], (value, random) =>
    random.pick([`约${String(value)}`, `${String(value)}多`, `〇${String(value)}`, '许多户']),
  ),
  'figure-unit': changed('figures.unit', ['figure-unit'], (value, random) =>
    random.pick(['公顷', '千克', `${String(value)}次年`]),
  ),
  'for-another-case': strangers('for', 'causes'),
  'by-another-case': strangers('by', 'actors'),
  'ask-no-question': changed('then.ask', ['case-question'], (value, random) =>
    random.pick([String(value).replace(/？$/u, '。'), String(value).replace(/？$/u, '?'), '？', `${String(value)}？`]),
  ),
  'told-twice': copied(['duplicate-case'], () => 'zz-once-more'),
  'name-of-a-page': copied(['file-name'], (random) => random.pick(CASE_ROUTES)),
  'cause-unused': extraTerm('causes'),
  'measure-unused': extraTerm('measures'),
  'actor-unused': extraTerm('actors'),
  'summary-shape': changed('summary.text', ['summary-shape'], (value, random) =>
    random.pick([
      `${String(value)}又一句。又一句。`,
      String(value).replace(/。$/u, ''),
      `${'很长，'.repeat(34)}${String(value)}`,
    ]),
  ),
  'cites-lost': (content, random) => {
    const fields = content.fields.filter(({ name, entry }) => /^cases\/\*\.md .*cites?$/u.test(name) && entry !== null);
    const field = drawEvenly(random, fields, ({ name }) => name);
    return (
      field && rewrite(`缺 ${named(field)}`, field.file, field.entry!, '', { codes: ['missing-field', 'yaml-syntax'] })
    );
  },
  'cites-empty': (content, random) => {
    const fields = content.fields.filter(({ name }) => /^cases\/\*\.md .*cites$/u.test(name));
    const field = drawEvenly(random, fields, ({ name }) => name);
    return (
      field && rewrite(`${named(field)} 空着`, field.file, field, '[]', { codes: ['invalid-field', 'yaml-syntax'] })
    );
  },
};
