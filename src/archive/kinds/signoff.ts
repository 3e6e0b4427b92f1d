import { z } from 'zod';
import { data, words } from './fields.ts';
import { defineKind } from './kind.ts';

/** A reading of one line of a witness by an editor: `content/sources/<witness>.signoff.tsv`. */
export const signoffs = defineKind({
  label: '签读',
  store: { form: 'tables', folder: 'sources', ending: '.signoff.tsv', columns: ['line', 'sha256', 'finding'] },
  schema: z.strictObject({
    line: data(z.coerce.number().int().positive(), '底本行号'),
    sha256: data(z.string().regex(/^[0-9a-f]+$/u, '应为十六进制'), '那一行的 SHA-256 的前 16 位'),
    finding: words('读后所得：无误、另置，或有几处什么记号'),
  }),
});
