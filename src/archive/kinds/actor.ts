import { defineKind } from './kind.ts';
import { vocabularySchema } from './vocabulary.ts';

/** Who did something about it. */
export const actors = defineKind({
  label: '做事人',
  store: { form: 'list', file: 'taxonomy/actors.yaml' },
  id: 'slug',
  unknown: 'unknown-actor',
  schema: vocabularySchema('做事人'),
});
