import { z } from 'zod';
import { data, words } from './fields.ts';
import { defineKind } from './kind.ts';

/** The record of a source page; its bytes lie beside it as `<id>.txt`, the table of readings as `<id>.signoff.tsv`. */
export const witnesses = defineKind({
  label: '底本',
  store: { form: 'files', folders: ['sources'], ending: '.yaml' },
  unknown: 'unknown-witness',
  address: ({ id }) => `/sources/${id}/`,
  schema: z.strictObject({
    title: words('原页自己的标题'),
    provenance: words('这一页从哪里来，知道多少写多少；编者的话'),
    claimed: data(z.number().int().positive().nullable(), '原页自称有几篇；没有说就写 null'),
    sha256: data(z.string().regex(/^[0-9a-f]{64}$/u, '应为 64 位十六进制'), '原文件的 SHA-256，64 位十六进制'),
    fold: data(
      z.enum(['half', 'none']),
      'half：底本用半角的 , ; : ! ? ( )，正文可以改成全角而不作记号；none：标点也要逐字相同',
    ),
    setAside: data(
      z.array(
        z.strictObject({
          line: data(z.number().int().positive(), '底本行号，从 1 数起'),
          reason: words('为什么不归入任何一篇'),
        }),
      ),
      '不属于任何一篇的行：页面标题、误入的小标题、广告',
    ),
  }),
});
