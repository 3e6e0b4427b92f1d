import { z } from 'zod';
import type { Kind } from './kind.ts';

/**
 * The JSON Schema of a kind's file, as editors' programs read it: they underline what is wrong and explain each field
 * while it is written. null for kinds that are not YAML.
 */
export function jsonSchemaOf(kind: Kind): Record<string, unknown> | null {
  const { form } = kind.store;
  if (form === 'table' || form === 'tables' || form === 'lines') return null;
  const list = z.array(kind.schema);
  const filled = kind.store.form === 'list' && kind.store.optional ? list : list.min(1);
  const schema = form === 'list' ? filled : kind.schema;
  const made = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' });
  return { ...made, title: kind.label };
}

/** The files that a schema is for, as a glob below the project. */
export function globsOf({ store }: Kind): string[] {
  switch (store.form) {
    case 'files':
      return store.folders.map((folder) => `content/${folder}/*${store.ending}`);
    case 'list':
    case 'single':
      return [`content/${store.file}`];
    default:
      return [];
  }
}
