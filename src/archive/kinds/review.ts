import { z } from 'zod';
import { data, date } from './fields.ts';
import { defineKind } from './kind.ts';

/**
 * 准: the reviewer found the statement borne out by its paragraphs. 无害: the reviewer asked what happens if a newcomer does
 * just this, and found no harm; advice needs it beside 准. 退回: not, and the editor has to mend it.
 */
export const VERDICTS = ['准', '无害', '退回'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const REVIEW_COLUMNS = ['statement', 'sha256', 'verdict', 'date'] as const;

/** Somebody other than its writer has read a statement of ours against the paragraphs that it cites. */
export const reviews = defineKind({
  label: '审读',
  store: { form: 'table', file: 'reviews.tsv', columns: REVIEW_COLUMNS },
  schema: z.strictObject({
    statement: data(z.string().regex(/^[a-zA-Z]+\/\S+#\S+$/u, '写成 themes/visits#dispute 的样子'), '哪一条'),
    sha256: data(z.string().regex(/^[0-9a-f]{16}$/u, '应为 16 位十六进制'), '那一条连同所引各段的散列'),
    verdict: data(z.enum(VERDICTS), '准，无害，或退回'),
    date: date('审读的日期'),
  }),
});
