import { z } from 'zod';
import { changedSince, cite, cites, data, entry, identifier, sentence, statements, words } from './fields.ts';
import { defineKind } from './kind.ts';

/** Whose problem it was, the smallest first. */
export const LEVELS = {
  household: '户',
  village: '村',
  township: '乡镇',
  county: '县',
  city: '市',
  organisation: '单位与组织',
} as const;
export type Level = keyof typeof LEVELS;

/** What an outcome rests on, the strongest first. */
export const EVIDENCE = {
  seen: '亲眼所见',
  told: '听人说',
  figures: '有数字',
  slogan: '只有评语',
} as const;
export type Evidence = keyof typeof EVIDENCE;

/** What became of the one whose problem it was, as the text tells it. */
export const TURNS = { better: '好了些', same: '没有好', unclear: '看不出好坏' } as const;
export type Turn = keyof typeof TURNS;

/** Who tells an outcome: whose words it is, not who wrote them down. */
export const TELLERS = {
  household: '当事的户',
  doer: '做事的人自己',
  outsider: '没有参与的人',
  official: '汇报与报道',
} as const;
export type Teller = keyof typeof TELLERS;

/** Before and after what was done; null where the figure tells of neither. */
export const SIDES = ['before', 'after'] as const;

/** Pages about cases that are none: no case can have their address. */
export const CASE_ROUTES = [
  ...['matrix', 'figures', 'outcomes', 'compare', 'mine'],
  ...['level', 'cause', 'measure', 'turn', 'evidence', 'teller', 'actor', 'place'],
] as const;

const keys = <T extends object>(record: T) => Object.keys(record) as [keyof T & string, ...(keyof T & string)[]];

/**
 * Somebody's problem, what was done about it and what came of it. Every statement cites the words that it rests on; what
 * the text leaves out is listed. The body is a warning of the editor's for whoever would do the same; mostly there is none.
 */
export const cases = defineKind({
  label: '案例',
  store: { form: 'files', folders: ['cases'], ending: '.md', body: 'prose', mayBeEmpty: true, reserved: CASE_ROUTES },
  answer: { as: 'case' },
  address: ({ id }) => `/cases/${id}/`,
  reviewBody: 'listed',
  schema: z.strictObject({
    title: words('说明是怎样的一户、一村或一地，不写名字：两个孙辈上大学、老伴卧床的一户', {
      unique: '案例的题目',
      found: 'name',
    }),
    level: data(
      z.enum(keys(LEVELS)),
      'household 户，village 村，township 乡镇，county 县，city 市，organisation 单位与组织',
    ),
    place: data(
      z.array(words('地名，照原文写')).min(1).nullable(),
      '文中说到的地方，从大到小，并列的几处用顿号隔开；文中没说就写 null',
    ),
    summary: data(
      z.strictObject({
        text: sentence('两句以内，不超过 100 字：谁，难在哪里，做了什么，结果怎样', { found: 'gist' }),
        cites: cites(),
      }),
      '编者的提要',
    ),
    causes: data(
      z
        .array(
          z.strictObject({
            id: entry('causes', '起因的英文名'),
            text: sentence('一句话：这一例里是怎样一个难处', { found: 'sentence' }),
            cites: cites(),
          }),
        )
        .default([]),
      '难在哪里、为什么；文中没说就留空，并写进 untold',
    ),
    measures: data(
      z
        .array(
          z.strictObject({
            id: entry('measures', '做法的英文名'),
            text: sentence('一句话：谁做了什么。只写做成的事，愿望写进 wanted，要求写进 ordered'),
            for: data(z.array(entry('causes', '起因的英文名')).default([]), '文中明说是为哪个起因做的；没有明说就留空'),
            by: data(z.array(entry('actors', '做事人的英文名')).default([]), '文中说是谁做的；没说就留空'),
            cites: cites(),
          }),
        )
        .default([]),
      '做了什么',
    ),
    wanted: statements('愿望、打算和建议，还没有做的', '一句话：谁希望怎样').default([]),
    ordered: statements('上级或作者的要求，文中没说做到没有', '一句话：谁要求怎样').default([]),
    actors: data(
      z
        .array(
          z.strictObject({
            id: entry('actors', '做事人的英文名'),
            text: sentence('一句话：是谁，不写困难群众的名字'),
            cites: cites(),
          }),
        )
        .default([]),
      '谁做的',
    ),
    obstacles: statements('难处和差错', '一句话：什么挡了路，出了什么错').default([]),
    outcomes: data(
      z
        .array(
          z.strictObject({
            text: sentence('一句话：后来怎样'),
            evidence: data(
              z.enum(keys(EVIDENCE)),
              'seen 作者亲眼所见，told 当事人或别人告诉作者，figures 只有数字，slogan 只有评语',
            ),
            turn: data(
              z.enum(keys(TURNS)),
              'better 文中说难处松了、过得去了，same 难处还在或更重，unclear 只有夸赞、有好有坏、看不出来；信不信不在这里定',
            ),
            teller: data(
              z.enum(keys(TELLERS)),
              'household 有难处的那户自己，doer 帮忙的人，作者帮了就是作者，outsider 没有参与的人，评估的人、旁观的作者都算，official 村干部、机关、发布会和报道',
            ),
            cites: cites(),
          }),
        )
        .default([]),
      '结果；文中没说就留空，并写进 untold',
    ),
    figures: data(
      z
        .array(
          z.strictObject({
            label: words('这个数说的是什么：贫困发生率', { review: 'listed' }),
            text: words('数字的原文，连单位：16.34%'),
            value: data(z.number(), '数值：16.34'),
            unit: words('单位：%、户、人、万人'),
            when: words('文中说的时间，照原文；没说就写 null').nullable(),
            series: identifier('同一件事前后几个数用同一个英文名'),
            side: data(z.enum(SIDES).nullable(), 'before 做之前，after 做之后，都不是就写 null'),
            of: identifier('这个数是同一例里哪个 series 的一部分；这时 side 写 null').optional(),
            caveats: data(
              z
                .array(z.strictObject({ text: sentence('一句话：同全部的数对不上、说不清的地方'), cites: cites() }))
                .min(1),
              '把一部分放进全部里看时要说明的；没有它就不画图',
            ).optional(),
            cite: cite('原话所在，要含 text', {}),
          }),
        )
        .default([]),
      '文中写明的数字',
    ),
    lessons: data(
      z
        .array(
          z.strictObject({
            text: sentence('一句话：可以学的'),
            whose: data(z.enum(['author', 'editor']), 'author 作者自己这样说，editor 编者归纳'),
            cites: cites(),
          }),
        )
        .default([]),
      '可以学的；想不出就留空，不写空话',
    ),
    then: changedSince().default([]),
    untold: data(
      z.array(words('文中没有说的一件事，读的人最想知道的', { review: 'listed', about: 'entry' })).min(1),
      '没有说的',
    ),
  }),
  record: ({ id, data: fields, body }) => ({ ...fields, id, url: `/cases/${id}/`, warning: body.trim() }),
});
