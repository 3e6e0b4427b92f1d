/** Numbers, names and entries that are given twice. */
import type { FaultCode } from '../../../../src/archive/faults.ts';
import type { Random } from '../../random.ts';
import type { Content } from '../content.ts';
import { draw, drawEvenly, rewrite, type Draw, type Kinds } from '../damage.ts';

/** Gives one entry the value of another. */
const copied =
  (pattern: RegExp, codes?: readonly FaultCode[]): Draw =>
  (content, random) => {
    const fields = content.fields.filter(({ name, value }) => pattern.test(name) && !Array.isArray(value));
    const [one, other] = [draw(random, fields), draw(random, fields)];
    if (!one || !other || one.value === other.value) return null;
    return rewrite(
      `${one.file.path} 的 ${one.path.join('.')} 与别处同为 ${String(other.value)}`,
      one.file,
      one,
      JSON.stringify(other.value),
      {
        places: [one.file.path, other.file.path],
        ...(codes ? { codes } : {}),
      },
    );
  };

/** Writes an entry of a list of single values twice. */
const repeated =
  (pattern: RegExp): Draw =>
  (content, random) => {
    const field = drawEvenly(
      random,
      content.fields.filter(
        ({ name, value }) => pattern.test(name) && Array.isArray(value) && typeof value[0] === 'string',
      ),
      ({ name }) => name,
    );
    if (!field) return null;
    const values = field.value as string[];
    const again = random.pick(values);
    // The list keeps its length, which may be as long as it can be.
    const list = values.length > 1 ? values.with(values[0] === again ? 1 : 0, again) : [again, again];
    return rewrite(
      `${field.file.path} 的 ${field.path.join('.')} 有两个 ${again}`,
      field.file,
      field,
      JSON.stringify(list),
    );
  };

export const DUPLICATES: Kinds = {
  'piece-number': copied(/^(?:essays|stories)\/\*\.md number$/u, ['duplicate-number']),
  'theme-order': copied(/^taxonomy\/themes\/\*\.md order$/u, ['duplicate-number']),
  'theme-title': copied(/^taxonomy\/themes\/\*\.md title$/u, ['duplicate-slug']),
  'theme-question': copied(/^taxonomy\/themes\/\*\.md question$/u, ['duplicate-slug']),
  'tag-slug': copied(/^taxonomy\/tags\.yaml slug$/u, ['duplicate-slug']),
  'tag-label': copied(/^taxonomy\/tags\.yaml label$/u, ['duplicate-slug']),
  'cause-slug': copied(/^taxonomy\/causes\.yaml slug$/u, ['duplicate-slug']),
  'cause-label': copied(/^taxonomy\/causes\.yaml label$/u),
  'measure-slug': copied(/^taxonomy\/measures\.yaml slug$/u, ['duplicate-slug']),
  'actor-slug': copied(/^taxonomy\/actors\.yaml slug$/u, ['duplicate-slug']),
  'actor-label': copied(/^taxonomy\/actors\.yaml label$/u),
  'case-title': copied(/^cases\/\*\.md title$/u, ['duplicate-slug']),
  'situation-title': copied(/^training\/situations\/\*\.md title$/u, ['duplicate-slug']),
  'way-of-asking': copied(/^training\/situations\/\*\.md asked$/u, ['duplicate-slug']),
  'unit-title': copied(/^training\/units\/\*\.md title$/u, ['duplicate-slug']),
  'decision-title': copied(/^training\/decisions\/\*\.md title$/u, ['duplicate-slug']),
  'privacy-id': copied(/^training\/privacy\.yaml id$/u, ['duplicate-slug']),
  'path-order': copied(/^training\/paths\.yaml order$/u, ['duplicate-number']),
  'path-title': copied(/^training\/paths\.yaml title$/u, ['duplicate-slug']),
  'measure-label': copied(/^taxonomy\/measures\.yaml label$/u),
  'term-id': copied(/^taxonomy\/terms\.yaml id$/u, ['duplicate-slug']),
  'term-name': copied(/^taxonomy\/terms\.yaml term$/u, ['duplicate-slug']),
  'term-as-variant': (content, random) => {
    const variants = draw(
      random,
      content.fields.filter(({ name, value }) => name === 'taxonomy/terms.yaml variants' && Array.isArray(value)),
    );
    const own = variants && content.archive.terms[Number(variants.path[0])]!;
    const other = draw(
      random,
      content.archive.terms.filter((term) => term !== own),
    );
    return (
      variants &&
      other &&
      rewrite(`词条 ${own!.term} 的别名是另一词条 ${other.term}`, variants.file, variants, JSON.stringify([other.term]))
    );
  },
  alias: (content, random) => alias(content, random, ({ id }, other) => (id === other ? null : other)),
  'alias-of-itself': (content, random) => alias(content, random, ({ id }) => id),
  'entry-in-list': repeated(
    / (?:themes|tags|measures\.(?:for|by)|untold|people|organisations|quick|featured|queries)$|^training\/[^ ]+ (?:asked|units|situations|privacy|cases|terms|near)$|variants\.yaml forms$|^lexicon\/swaps\.yaml (?:suspect|company|except)$/u,
  ),
  'reading-twice': (content, random) => {
    const theme = draw(
      random,
      content.archive.themes.filter(({ reading }) => reading.length > 1),
    );
    const fields = content.fields.filter(
      ({ name, file }) => name.endsWith(' reading.piece') && file.path.endsWith(`/${theme?.id}.md`),
    );
    return (
      theme &&
      rewrite(`主题 ${theme.id} 的 reading 里一篇列了两次`, fields[1]!.file, fields[1]!, String(fields[0]!.value))
    );
  },
};

/** Gives a piece an address that a piece has. */
function alias(content: Content, random: Random, choose: (piece: { id: string }, other: string) => string | null) {
  const { piece, file } = random.pick(content.pieces);
  const name = choose(piece, random.pick(content.archive.pieces).id);
  const mapping = content.mappings.find((item) => item.file === file && item.path.length === 0)!;
  if (name === null || piece.aliases.length > 0) return null;
  return rewrite(
    `${file.path} 的旧名 ${name} 是一篇的篇名`,
    file,
    mapping.at,
    `aliases: [${name}]${mapping.separator}`,
    {
      codes: ['duplicate-slug'],
    },
  );
}
