/** Damage to fields of entries, whatever their kind: each class says which fields. */
import type { FaultCode } from '../../../src/archive/faults.ts';
import type { Random } from '../random.ts';
import type { Content } from './content.ts';
import { drawEvenly, rewrite, type Damage, type Draw } from './damage.ts';
import type { Field } from './fields.ts';

/** How a report calls a field. */
export const named = ({ file, path }: Field): string => `${file.path} 的 ${path.join('.')}`;

/** One of the fields of those names; each name as likely as the others. */
export const drawField = (content: Content, random: Random, names: RegExp): Field | null =>
  drawEvenly(
    random,
    content.fields.filter(({ name, value }) => names.test(name) && value !== null),
    ({ name }) => name,
  );

/** A value in place of a field's, with the line's end that a block takes in. */
function written(what: string, field: Field, value: unknown, codes: readonly FaultCode[]): Damage {
  const end = field.file.text.slice(field.start, field.end).endsWith('\n') ? '\n' : '';
  return rewrite(what, field.file, field, JSON.stringify(value) + end, { codes });
}

/** Writes another value into a field; what `change` gives as null is left alone. */
export const changed =
  (
    names: RegExp,
    codes: readonly FaultCode[],
    change: (value: unknown, random: Random, content: Content, field: Field) => unknown,
  ): Draw =>
  (content, random) => {
    const field = drawField(content, random, names);
    const value = field && change(field.value, random, content, field);
    if (!field || value === null) return null;
    return written(`${named(field)} 写成 ${JSON.stringify(value)}`, field, value, codes);
  };

/** Takes a field away. */
export const lost =
  (names: RegExp, codes: readonly FaultCode[] = ['missing-field', 'yaml-syntax']): Draw =>
  (content, random) => {
    const fields = content.fields.filter(({ name, entry }) => names.test(name) && entry !== null);
    const field = drawEvenly(random, fields, ({ name }) => name);
    return field && rewrite(`缺 ${named(field)}`, field.file, field.entry!, '', { codes });
  };

/** Leaves a list without an item. */
export const emptied =
  (names: RegExp): Draw =>
  (content, random) => {
    const field = drawField(content, random, names);
    return field && written(`${named(field)} 空着`, field, [], ['invalid-field']);
  };

/** Words that ask, made such that they do not. */
export const askNothing = (value: unknown, random: Random): string =>
  random.pick([String(value).replace(/？$/u, '。'), String(value).replace(/？$/u, '?'), '？', `${String(value)}？`]);
