import { z } from 'zod';
import { data, words } from './fields.ts';
import { defineKind } from './kind.ts';

/** Wordings that a search treats as near each other. */
export const variants = defineKind({
  label: '异写',
  store: { form: 'list', file: 'taxonomy/variants.yaml' },
  schema: z.strictObject({
    forms: data(z.array(words('一种写法')).min(2), '几种写法，搜一种时别的算相近'),
  }),
});
