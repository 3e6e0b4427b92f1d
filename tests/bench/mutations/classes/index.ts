/** All classes of damage; a new one is a file here and a line below. */
import type { Kinds } from '../damage.ts';
import { BODIES } from './bodies.ts';
import { BYTES } from './bytes.ts';
import { CASES } from './cases.ts';
import { CONTRADICTIONS } from './contradictions.ts';
import { DUPLICATES } from './duplicates.ts';
import { FILE_SYSTEM } from './file-system.ts';
import { LINE_CLAIMS } from './line-claims.ts';
import { MARKS } from './marks.ts';
import { PRIVATE_NAMES } from './private-names.ts';
import { PROSE } from './prose.ts';
import { QUOTATIONS } from './quotations.ts';
import { REFERENCES } from './references.ts';
import { REVIEWS } from './reviews.ts';
import { SIGNOFF } from './signoff.ts';
import { SIZE } from './size.ts';
import { TRAINING } from './training.ts';
import { VALUES } from './values.ts';
import { WITNESSES } from './witnesses.ts';
import { YAML_SYNTAX } from './yaml-syntax.ts';

export const CLASSES: Readonly<Record<string, Kinds>> = {
  'file-system': FILE_SYSTEM,
  bytes: BYTES,
  'yaml-syntax': YAML_SYNTAX,
  values: VALUES,
  references: REFERENCES,
  quotations: QUOTATIONS,
  bodies: BODIES,
  marks: MARKS,
  witnesses: WITNESSES,
  'line-claims': LINE_CLAIMS,
  duplicates: DUPLICATES,
  cases: CASES,
  training: TRAINING,
  contradictions: CONTRADICTIONS,
  prose: PROSE,
  'private-names': PRIVATE_NAMES,
  signoff: SIGNOFF,
  reviews: REVIEWS,
  size: SIZE,
};
