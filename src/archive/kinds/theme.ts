import { z } from 'zod';
import { cite, data, entry, prose, uniqueNumber, words } from './fields.ts';
import { defineKind } from './kind.ts';

/** What a visitor comes to ask about, in the order in which the site shows the groups. */
export const THEME_GROUPS = ['谁家困难', '怎么帮', '脱贫前后', '谁来帮', '干部自己'] as const;

export type ThemeGroup = (typeof THEME_GROUPS)[number];

/** A theme with its introduction, the body. */
export const themes = defineKind({
  label: '主题',
  store: { form: 'files', folders: ['taxonomy/themes'], ending: '.md', body: 'prose' },
  unknown: 'unknown-theme',
  answer: { as: 'theme' },
  foundBody: true,
  address: ({ id }) => `/themes/${id}/`,
  reviewBody: 'listed',
  schema: z.strictObject({
    title: words('主题的名字', { unique: '主题名', found: 'name' }),
    order: uniqueNumber('排在第几', '主题次序'),
    group: data(z.enum(THEME_GROUPS), '归在哪一组'),
    question: words('这个主题回答的问题，照干部会问的话写，以问号收尾，不超过 22 字', {
      unique: '主题的问题',
      review: 'listed',
      found: 'asked',
    }),
    scope: prose('一句话：什么归这里，什么不归；指别的主题写成 [政策宣传](~/themes/publicity/)', {
      review: 'listed',
      found: 'sentence',
    }),
    reading: data(
      z
        .array(z.strictObject({ piece: entry('pieces', '篇名'), why: words('为什么在这里读它', { review: 'listed' }) }))
        .min(1),
      '读的次序，每篇说明为什么',
    ),
    quick: data(
      z.array(entry('pieces', '篇名')).min(1),
      '只有十五分钟时读的几篇，越少越好；都要在 reading 里，合计不超过十五分钟',
    ),
    passages: data(
      z
        .array(
          cite('要紧的一段，至少 24 字，单独读得懂；整段更短就引整段', {
            teaches: words('它教人什么', { review: 'listed', found: 'sentence' }),
          }),
        )
        .min(1),
      '要紧的段落',
    ),
    compare: data(
      z.strictObject({
        question: words('一个几篇都说到的问题，以问号收尾', { found: 'asked' }),
        says: data(
          z
            .array(
              cite('一篇怎样说', {
                gist: words('一句话：这一篇对这个问题怎样说，只说所引那一段有的', {
                  review: 'listed',
                  found: 'sentence',
                }),
              }),
            )
            .min(1),
          '各篇怎样说，至少两篇不同的',
        ),
        remark: prose('并排读过以后要留意的', { review: 'listed' }).optional(),
      }),
      '同一个问题，各篇怎样说',
    ),
    dispute: prose('各篇说法不同之处，或都没有说到的', { review: 'listed', found: 'sentence' }),
  }),
  record: ({ id, data: fields, body }) => ({ ...fields, id, url: `/themes/${id}/`, introduction: body.trim() }),
  order: (a, b) => a.order - b.order,
});
