import { z } from 'zod';
import { data, words } from './fields.ts';
import { defineKind } from './kind.ts';

/** Words in which people ask, and the words in which the texts tell the same. */
export const everyday = defineKind({
  label: '口语',
  store: { form: 'list', file: 'taxonomy/everyday.yaml', optional: true },
  schema: z.strictObject({
    said: data(z.array(words('一种说法', { unique: '口语' })).min(1), '口头上的几种说法'),
    found: data(z.array(words('文中的词')).min(1), '文中的词，照这些词找；要在某一篇里，一字不差'),
  }),
});
