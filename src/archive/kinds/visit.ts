import { safeParse, type z } from 'zod';
import { fieldOf, type Field } from './fields.ts';

/** A part of an entry's data, with what its schema says it is. */
export interface Part {
  /** undefined for plain data. */
  field: Field | undefined;
  value: unknown;
  path: readonly PropertyKey[];
  /** The objects that hold it, the nearest first; what a record keeps under a paragraph is held by `{ paragraph }`. */
  holders: readonly Record<string, unknown>[];
}

/**
 * Every part of `value` in the order of the schema, containers before what they hold. A part that is absent is not
 * visited. Keys of records are parts of their own, under the path of their value.
 * @param value data that the schema has accepted
 */
export function visitParts(schema: z.core.$ZodType, value: unknown): Part[] {
  const parts: Part[] = [];
  visit(schema, value, [], [], parts);
  return parts;
}

function visit(
  schema: z.core.$ZodType,
  value: unknown,
  path: readonly PropertyKey[],
  holders: readonly Record<string, unknown>[],
  parts: Part[],
): void {
  if (value === undefined || value === null) return;
  const def = schema._zod.def as Definition;
  if (def.type === 'union') {
    const option = (def.options as z.core.$ZodType[]).find((candidate) => safeParse(candidate, value).success);
    if (option) visit(option, value, path, holders, parts);
    return;
  }
  if (WRAPPERS.has(def.type)) {
    visit((def.innerType ?? def.in) as z.core.$ZodType, value, path, holders, parts);
    return;
  }
  parts.push({ field: fieldOf(schema), value, path, holders });
  if (LEAVES.has(def.type)) return;
  for (const [key, inner, item] of childrenOf(def, value)) {
    visit(inner, item, [...path, key], holdersOf(def, value, key, holders), parts);
  }
}

/** What holds a child. */
function holdersOf(
  def: Definition,
  value: unknown,
  key: PropertyKey,
  holders: readonly Record<string, unknown>[],
): readonly Record<string, unknown>[] {
  if (def.type === 'object') return [value as Record<string, unknown>, ...holders];
  const isByParagraph = def.type === 'record' && fieldOf(def.keyType as z.core.$ZodType)?.is === 'paragraph';
  return isByParagraph ? [{ paragraph: key }, ...holders] : holders;
}

/** Schemas that stand around another and mean the same. */
const WRAPPERS: ReadonlySet<string> = new Set(['optional', 'nullable', 'default', 'readonly', 'pipe']);

type Definition = z.core.$ZodTypeDef & Record<string, unknown>;
type Child = [key: PropertyKey, schema: z.core.$ZodType, value: unknown];

function childrenOf(def: Definition, value: unknown): Child[] {
  switch (def.type) {
    case 'object': {
      const shape = def.shape as Record<string, z.core.$ZodType>;
      return Object.entries(shape).map(([key, inner]) => [key, inner, (value as Record<string, unknown>)[key]]);
    }
    case 'array':
      return (value as unknown[]).map((item, index) => [index, def.element as z.core.$ZodType, item]);
    case 'tuple':
      return (def.items as z.core.$ZodType[]).map((inner, index) => [index, inner, (value as unknown[])[index]]);
    case 'record':
      return Object.entries(value as object).flatMap(([key, item]): Child[] => [
        [key, def.keyType as z.core.$ZodType, key],
        [key, def.valueType as z.core.$ZodType, item],
      ]);
    default:
      // What cannot be looked into would escape every check.
      throw new Error(`a kind's schema holds a ${def.type}, which the checks do not look into`);
  }
}

/** Schemas of values that hold no others. */
const LEAVES: ReadonlySet<string> = new Set(['string', 'number', 'boolean', 'enum', 'literal', 'null', 'bigint']);
