import { z } from 'zod';
import { contextFault } from '../../text/detector.ts';
import { data, words } from './fields.ts';
import { defineKind } from './kind.ts';

const contexts = (comment: string) => data(z.array(words('上下文')).min(1).optional(), comment);

/**
 * Which word spinning software puts for which, and where that word is wrong. How contexts are written stands at the head
 * of the file. Without it the archive is not searched for damage.
 */
export const swaps = defineKind({
  label: '换词',
  store: { form: 'list', file: 'lexicon/swaps.yaml', optional: true },
  schema: z
    .strictObject({
      swapped: words('洗稿软件换上的词'),
      original: words('原来的词'),
      suspect: contexts('在这些上下文里必错'),
      company: contexts('邻近另有换词时才可疑'),
      except: contexts('在这些上下文里没有错'),
      note: data(words('说明').optional(), '为什么有这一条上下文，不说看不出时才写'),
    })
    .superRefine((row, issues) => {
      for (const field of ['suspect', 'company', 'except'] as const) {
        for (const [index, context] of (row[field] ?? []).entries()) {
          const fault = contextFault(context, row.swapped);
          if (fault) issues.addIssue({ code: 'custom', path: [field, index], message: `上下文“${context}”${fault}` });
        }
      }
    }),
});
