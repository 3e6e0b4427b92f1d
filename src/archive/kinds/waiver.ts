import { z } from 'zod';
import { data, identifier, PARAGRAPH_ID, quotation, words } from './fields.ts';
import { defineKind } from './kind.ts';

/** Words that the detector suspects and that are right as they stand; the check of suspects proves each of them. */
export const waivers = defineKind({
  label: '放过',
  store: { form: 'list', file: 'lexicon/waivers.yaml', optional: true },
  schema: z.strictObject({
    piece: identifier('篇名'),
    paragraph: data(z.string().regex(PARAGRAPH_ID, '写成 p1、p2 的样子'), '段号，如 p3'),
    words: quotation('照原文写，要包住可疑的那个词', 'nowhere'),
    reason: words('为什么没有错'),
  }),
});
