/** Records of cases that say what their texts do not, or say it in a way that cannot be shown. */
import type { FaultCode } from '../../../../src/archive/faults.ts';
import { CASE_ROUTES } from '../../../../src/archive/kinds/case.ts';
import type { Random } from '../../random.ts';
import type { Content } from '../content.ts';
import { rewrite, type Draw, type Kinds } from '../damage.ts';
import { askNothing, changed as changedField, drawField, emptied, lost } from '../entries.ts';

/** Writes another value into a field of a case. */
const changed = (path: string, codes: readonly FaultCode[], change: Parameters<typeof changedField>[2]): Draw =>
  changedField(new RegExp(`^cases/\\*\\.md ${path.replaceAll('.', '\\.')}$`, 'u'), codes, change);

/** A file of a case and its title, one of all. */
function drawCase(content: Content, random: Random) {
  const field = drawField(content, random, /^cases\/\*\.md title$/u);
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
  'ask-no-question': changed('then.ask', ['question-mark'], askNothing),
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
  'cites-lost': lost(/^cases\/\*\.md .*cites?$/u),
  'cites-empty': emptied(/^cases\/\*\.md .*cites$/u),
};
