import { defineKind } from './kind.ts';
import { vocabularySchema } from './vocabulary.ts';

/** What was done about it. */
export const measures = defineKind({
  label: '帮扶措施',
  store: { form: 'list', file: 'taxonomy/measures.yaml' },
  id: 'slug',
  unknown: 'unknown-measure',
  schema: vocabularySchema('帮扶措施'),
});
