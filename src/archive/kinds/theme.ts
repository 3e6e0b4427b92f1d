import { z } from 'zod';
import { cite, data, entry, prose, uniqueNumber, words } from './fields.ts';
import { defineKind } from './kind.ts';

/** A theme with its introduction, the body. */
export const themes = defineKind({
  label: '主题',
  store: { form: 'files', folders: ['taxonomy/themes'], ending: '.md', body: 'prose' },
  unknown: 'unknown-theme',
  address: ({ id }) => `/themes/${id}/`,
  reviewBody: 'listed',
  schema: z.strictObject({
    title: words('主题的名字', { unique: '主题名' }),
    order: uniqueNumber('排在第几', '主题次序'),
    scope: words('一句话：什么归这里，什么不归', { review: 'listed' }),
    reading: data(
      z
        .array(z.strictObject({ piece: entry('pieces', '篇名'), why: words('为什么在这里读它', { review: 'listed' }) }))
        .min(1),
      '读的次序，每篇说明为什么',
    ),
    passages: data(
      z.array(cite('要紧的一段', { teaches: words('它教人什么', { review: 'listed' }) })).min(1),
      '要紧的段落',
    ),
    dispute: prose('各篇说法不同之处，或都没有说到的', { review: 'listed' }),
  }),
  record: ({ id, data: fields, body }) => ({ ...fields, id, url: `/themes/${id}/`, introduction: body.trim() }),
  order: (a, b) => a.order - b.order,
});
