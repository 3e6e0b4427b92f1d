import { z } from 'zod';
import { data, date, words } from './fields.ts';
import { defineKind } from './kind.ts';

/** What changed in an edition, the newest first. */
export const changes = defineKind({
  label: '更改',
  store: { form: 'list', file: 'changes.yaml' },
  schema: z.strictObject({
    date: date('哪一天'),
    title: words('一个短题目'),
    changes: data(z.array(words('一条')).min(1), '改了什么，一条一条写'),
  }),
});
