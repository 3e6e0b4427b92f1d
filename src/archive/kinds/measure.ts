import { defineKind } from './kind.ts';
import { gatheringSchema } from './vocabulary.ts';

/** What kind of help it was, in the order in which the site shows the groups. */
export const MEASURE_GROUPS = ['保障', '增收', '住房与设施', '人与组织', '核查与监督'] as const;

/** What was done about it. */
export const measures = defineKind({
  label: '做法',
  store: { form: 'list', file: 'taxonomy/measures.yaml' },
  id: 'slug',
  unknown: 'unknown-measure',
  address: ({ id }) => `/cases/measure/${id}/`,
  addressWhereNamed: true,
  schema: gatheringSchema('做法', MEASURE_GROUPS),
});
