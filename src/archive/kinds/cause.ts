import { defineKind } from './kind.ts';
import { vocabularySchema } from './vocabulary.ts';

/** Why somebody was poor. */
export const causes = defineKind({
  label: '致贫原因',
  store: { form: 'list', file: 'taxonomy/causes.yaml' },
  id: 'slug',
  unknown: 'unknown-cause',
  schema: vocabularySchema('致贫原因'),
});
