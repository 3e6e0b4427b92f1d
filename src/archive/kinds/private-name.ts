import { z } from 'zod';
import { data } from './fields.ts';
import { defineKind } from './kind.ts';

/** The name of somebody in hardship: it stays in the texts that have it, and stands nowhere else. */
export const privateNames = defineKind({
  label: '不公开的人名',
  store: { form: 'lines', file: 'private-names' },
  schema: z.strictObject({ name: data(z.string().trim().min(1), '人名') }),
  record: ({ data: { name } }) => name,
});
