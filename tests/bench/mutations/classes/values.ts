/** Fields of the wrong type, missing, unknown, misspelt, empty or out of bounds: every field of every kind of file. */
import type { Random } from '../../random.ts';
import type { Content } from '../content.ts';
import { drawEvenly, rewrite, type Draw, type Kinds } from '../damage.ts';
import type { Field } from '../fields.ts';

/** Fields that may be absent. */
const OPTIONAL =
  /^(?:essays|stories)\/\*\.md (?:placeInferred|people|organisations|roles|roles\..*|seams|aliases)$|^taxonomy\/terms\.yaml variants$|^taxonomy\/(?:causes|measures)\.yaml (?:sign|across)$|^cases\/\*\.md (?:causes|measures|wanted|ordered|actors|obstacles|outcomes|figures|figures\.(?:of|caveats)|lessons|then|measures\.(?:for|by))$|^training\/units\/\*\.md roleplay$|^lexicon\/swaps\.yaml (?:suspect|company|except|note)$/u;
/** Fields that may be null. */
const NULLABLE = / (?:place|year|author\.name|author\.role|claimed|figures\.(?:when|side))$/u;
/** Lists that may be empty. */
const MAY_BE_EMPTY =
  / (?:people|organisations|seams|aliases|variants|setAside)$|^cases\/\*\.md (?!untold$|place$)[a-z]+(?:\.(?:for|by))?$|^training\/[a-z]+\/\*\.md (?:mistakes|say|then|privacy|cases|terms|near|further|supposed|outcome|(?<!units\/\*\.md )situations)$|^(?:training\/[a-z]+|taxonomy\/[a-z]+|lexicon\/[a-z]+)\.yaml$/u;

/** Values of other types than a value has, as YAML. */
function otherTypes({ value, name }: Field): string[] {
  const types: [boolean, string][] = [
    [typeof value === 'string', '甲'],
    [typeof value === 'number', '7'],
    [typeof value === 'boolean', 'true'],
    [Array.isArray(value), '[甲, 乙]'],
    [typeof value === 'object' && value !== null && !Array.isArray(value), '{ 甲: 乙 }'],
    [value === null || NULLABLE.test(name), 'null'],
  ];
  // A value that is null says nothing of what else it may be.
  if (value === null) return ['7.5', 'true', '{ 甲: 乙 }'];
  return types.filter(([is]) => !is).map(([, yaml]) => yaml);
}

const anyField = (content: Content, random: Random, suits: (field: Field) => boolean) =>
  drawEvenly(random, content.fields.filter(suits), ({ name }) => name);

const named = ({ file, path }: Field) => `${file.path} 的 ${path.join('.')}`;

/** Replaces a value by another. */
const replaced =
  (suits: (field: Field) => boolean, values: readonly string[]): Draw =>
  (content, random) => {
    const field = anyField(content, random, suits);
    if (!field) return null;
    const yaml = random.pick(values);
    return rewrite(`${named(field)} 写成 ${yaml}`, field.file, field, yaml);
  };

const called = (pattern: RegExp) => (field: Field) => pattern.test(field.name);

export const VALUES: Kinds = {
  'wrong-type': (content, random) => {
    // Lists and mappings at the top of a file have no field of their own.
    const field = anyField(content, random, () => true);
    if (!field) return null;
    const yaml = random.pick(otherTypes(field));
    return rewrite(`${named(field)} 写成 ${yaml}`, field.file, field, yaml);
  },
  missing: (content, random) => {
    const field = anyField(
      content,
      random,
      ({ key, entry, name }) => key !== null && entry !== null && !OPTIONAL.test(name),
    );
    return field && rewrite(`缺 ${named(field)}`, field.file, field.entry!, '');
  },
  unknown: (content, random) => {
    const mapping = drawEvenly(random, content.mappings, ({ name }) => name)!;
    const key = random.pick(['colour', '备注', 'constructor', 'toString', 'id', 'p0']);
    return rewrite(`${mapping.file.path} 多出字段 ${key}`, mapping.file, mapping.at, `${key}: 红${mapping.separator}`);
  },
  misspelt: (content, random) => {
    const field = anyField(content, random, ({ key, name }) => key !== null && !name.includes(' roles.'));
    if (!field) return null;
    const key = String(field.path.at(-1));
    const at = random.below(key.length);
    const wrong = random.pick([
      key + key.at(-1)!,
      key.slice(0, at) + key.slice(at + 1) || 'q',
      key.toUpperCase(),
      `${key} `.replace(/ $/u, '_'),
    ]);
    return wrong === key ? null : rewrite(`${named(field)} 拼作 ${wrong}`, field.file, field.key!, wrong);
  },
  'empty-words': replaced(({ value }) => typeof value === 'string', ['""', '"  "', '"\\u3000"', "''"]),
  'empty-list': replaced(
    ({ value, name }) => Array.isArray(value) && value.length > 0 && !MAY_BE_EMPTY.test(name),
    ['[]'],
  ),
  'null-value': replaced(({ value, name }) => value !== null && !NULLABLE.test(name), ['null', '~']),
  'number-not-counting': replaced(
    called(/ (?:number|order|minutes|quiz\.options\.position|source\.lines|setAside\.line)$/u),
    ['0', '-3', '1.5', '.nan', '.inf'],
  ),
  'number-huge': replaced(called(/ (?:source\.lines|setAside\.line)$/u), ['9007199254740993', '1e300', '999999999']),
  'confidence-out-of-bounds': replaced(called(/confidence$/u), ['1.01', '-0.1', '75', '.nan']),
  'year-out-of-bounds': replaced(called(/year\.(?:from|to)$/u), ['1066', '20199', '2019.5']),
  'year-reversed': (content, random) => {
    const field = anyField(content, random, called(/year\.from$/u));
    const to = field && content.fields.find(({ file, name }) => file === field.file && name.endsWith(' year.to'));
    return field && rewrite(`${named(field)} 晚于 to`, field.file, field, String(Number(to!.value) + 1));
  },
  'choice-unknown': replaced(
    called(
      / (?:genre|standpoint|group|fold|roles\.p\d+|level|outcomes\.(?:evidence|turn|teller)|figures\.side|lessons\.whose|mistakes\.kind|quiz\.type)$/u,
    ),
    ['日记', 'unknown', 'Title'],
  ),
  'slug-misshaped': replaced(
    called(
      / (?:slug|id|themes|(?:causes|measures|actors)\.id|measures\.(?:for|by)|figures\.(?:series|of)|quick|featured|reading\.piece|source\.witness|quiz\.id|choices\.id)$|^training\/[^ ]+ (?:units|situations|privacy|cases|terms|near)$/u,
    ),
    ['Home_Visits', '入户', 'home--visits', '-home', '../home'],
  ),
  'paragraph-misshaped': replaced(called(/[ .]paragraph$/u), ['3', 'p0', 'p03', 'P3', '第3段']),
  'hash-misshaped': replaced(called(/ sha256$/u), ['7390de4a', 'G'.repeat(64), '"0"']),
  'list-too-long': (content, random) => {
    const field = anyField(content, random, called(/ (?:themes|tags|featured|queries|statement)$/u));
    if (!field) return null;
    const values = Array.from({ length: 9 }, (_, index) => `more-${index}`);
    return rewrite(`${named(field)} 有九项`, field.file, field, `[${values.join(', ')}]`);
  },
  'summary-shape': (content, random) => {
    const field = anyField(content, random, called(/^(?:essays|stories)\/\*\.md summary$/u))!;
    const words = String(field.value);
    const wrong = random.pick([
      `${words}还有第三句。`,
      words.slice(0, words.indexOf('。') + 1),
      words.slice(0, -1),
      words.replace('。', '，再说一遍。再说一遍。'),
    ]);
    return rewrite(`${named(field)} 不是两句`, field.file, field, JSON.stringify(wrong));
  },
  'summary-long': (content, random) => {
    const field = anyField(content, random, called(/^(?:essays|stories)\/\*\.md summary$/u))!;
    return rewrite(`${named(field)} 太长`, field.file, field, JSON.stringify('很长'.repeat(70) + String(field.value)));
  },
  'context-without-word': replaced(called(/^lexicon\/swaps\.yaml (?:suspect|company|except)$/u), [
    '[别的话]',
    '["*"]',
    '["（"]',
  ]),
};
