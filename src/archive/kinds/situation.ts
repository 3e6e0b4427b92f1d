import { z } from 'zod';
import { changedSince, cite, cites, data, entry, sentence, statements, words } from './fields.ts';
import { defineKind } from './kind.ts';

/** Where a situation meets a cadre, in the order of the first weeks in a village. */
export const SITUATION_GROUPS = [
  '入户',
  '讲政策',
  '名单与评议',
  '数据与档案',
  '帮扶与产业',
  '群众有话',
  '自己',
] as const;
export type SituationGroup = (typeof SITUATION_GROUPS)[number];

/** Whether who went wrong says so, or is told so by somebody else. */
export const MISTAKES = { admitted: '自己认的', charged: '别人指出的' } as const;

/**
 * Something that a cadre stands before, in the cadre's own words: what others did, what went wrong for them, what to do
 * first. The body is a warning of the editor's for whoever would do the same; there may be none.
 */
export const situations = defineKind({
  label: '情境',
  store: { form: 'files', folders: ['training/situations'], ending: '.md', body: 'prose', mayBeEmpty: true },
  answer: { as: 'situation' },
  address: ({ id }) => `/training/situations/${id}/`,
  reviewBody: 'listed',
  schema: z.strictObject({
    title: words('干部自己会说的话，不超过 14 字：大爷听不懂政策', { unique: '情境', found: 'name' }),
    group: data(z.enum(SITUATION_GROUPS), '归在哪一组'),
    asked: data(
      z
        .array(
          words('一种问法，用没读过这些文章的人的话：政策讲了老人没反应怎么办', { unique: '问法', found: 'asked' }),
        )
        .min(3)
        .max(8),
      '干部会怎样问，三到八种，彼此用字要不同',
    ),
    lead: data(
      z.strictObject({
        text: sentence('一句话：别人碰到过什么，靠什么过去的，或没有过去', { found: 'gist' }),
        cites: cites(),
      }),
      '打开这一页先看到的一句',
    ),
    checklist: statements('照着做的几条，一屏放得下', '一条：一个动作，20 字上下', { advice: true, found: 'sentence' })
      .min(3)
      .max(7),
    did: statements('别人怎样做的', '一句话：谁怎样做，后来怎样；没写后来就说没写', { found: 'sentence' }).min(1),
    mistakes: data(
      z.array(
        z.strictObject({
          text: sentence('一句话：错在哪里，后果是什么', { found: 'sentence' }),
          kind: data(z.enum(['admitted', 'charged']), 'admitted 做的人自己认的，charged 别人指出的、作者说别人的'),
          cites: cites(),
        }),
      ),
      '前车之鉴；文中没有就留空，并写 thin',
    ),
    say: data(
      z.array(
        z.strictObject({
          when: sentence('什么时候说、对谁说；原话是谁说的', { advice: true }),
          words: cite('原话，能照着说的', {}),
        }),
      ),
      '可以照着说的原话；没有就留空',
    ),
    thin: sentence('不满三处两篇、或没有人写到出错时必写：只有几处、缺什么', { about: 'entry' }).optional(),
    then: changedSince(),
    privacy: data(z.array(entry('privacies', '隐私提醒的英文名')), '在门口要替人家守的，没有就留空'),
    cases: data(z.array(entry('cases', '案例的英文名')), '有关的案例'),
    terms: data(z.array(entry('terms', '词条的英文名')), '要懂的政策词语'),
    near: data(z.array(entry('situations', '情境的英文名')), '紧挨着会碰到的情境'),
  }),
  record: ({ id, data: fields, body }) => ({ ...fields, id, url: `/training/situations/${id}/`, warning: body.trim() }),
});
