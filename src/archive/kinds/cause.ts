import { words } from './fields.ts';
import { defineKind } from './kind.ts';
import { gatheringSchema } from './vocabulary.ts';

/** Where the problem lay, in the order in which the site shows the groups. */
export const CAUSE_GROUPS = ['家里', '地方', '工作'] as const;

/** Why somebody was poor, or what else was wrong. */
export const causes = defineKind({
  label: '起因',
  store: { form: 'list', file: 'taxonomy/causes.yaml' },
  id: 'slug',
  unknown: 'unknown-cause',
  address: ({ id }) => `/cases/cause/${id}/`,
  addressWhereNamed: true,
  schema: gatheringSchema('起因', CAUSE_GROUPS).extend({
    sign: words('一户人家的说法，供“像我手里这一户”勾选：家里有人长期吃药、住院。不是一家一户的难处就不写').optional(),
  }),
});
