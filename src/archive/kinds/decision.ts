import { z } from 'zod';
import { changedSince, cites, data, entry, identifier, sentence, statements, words } from './fields.ts';
import { defineKind } from './kind.ts';

/**
 * A real case up to its turning point, choices, and what then came. What the text does not say is marked as supposed by us.
 * The body is what to take from it and what not; there may be none.
 */
export const decisions = defineKind({
  label: '决策推演',
  store: { form: 'files', folders: ['training/decisions'], ending: '.md', body: 'prose', mayBeEmpty: true },
  answer: { as: 'decision' },
  address: ({ id }) => `/training/decisions/${id}/`,
  reviewBody: 'listed',
  schema: z.strictObject({
    title: words('当时要定的一件事，不超过 18 字：58 户，报几户退出', { unique: '推演的题目', found: 'name' }),
    minutes: data(z.number().int().min(5).max(30), '一个人做几分钟'),
    you: sentence('你是谁，站在哪里；一句话', { about: 'entry', found: 'gist' }),
    situation: statements('到转折点为止的事实，依次', '一句话：当时已经知道什么').min(2),
    supposed: data(z.array(sentence('一句话：文中没说、推演里假定的', { about: 'entry' })), '编者的设想；没有就留空'),
    question: words('要你定的：一个问题，以问号收尾', { asks: true, found: 'asked' }),
    choices: data(
      z
        .array(
          z.strictObject({
            id: identifier('英文名，在这一例里不重'),
            text: sentence('一个做法，说得出道理；长短相近', { about: 'entry' }),
            taken: data(z.boolean(), '文中的人是不是这样做的；至多一个 true'),
            defensible: data(z.boolean(), '站不站得住；至少两个 true'),
            consequence: sentence('会怎样，得什么、失什么；推想的用“可能”“大概”', { about: 'entry' }),
            cites: cites('凭哪些段落这样推想'),
          }),
        )
        .min(3)
        .max(5),
      '几种选法',
    ),
    did: statements('他们怎样做的', '一句话').min(1),
    outcome: statements('后来怎样', '一句话；文中没写就不写进这里，写进 open'),
    open: data(z.array(sentence('一句话：到现在还不知道的', { about: 'entry' })).min(1), '没有了结的'),
    discuss: data(
      z
        .array(sentence('一个讨论题', { about: 'entry' }))
        .min(2)
        .max(4),
      '带着一组人做时讨论',
    ),
    then: changedSince(),
    cases: data(z.array(entry('cases', '案例的英文名')), '有关的案例'),
    situations: data(z.array(entry('situations', '情境的英文名')), '有关的情境'),
    terms: data(z.array(entry('terms', '词条的英文名')), '要懂的政策词语'),
  }),
  record: ({ id, data: fields, body }) => ({ ...fields, id, url: `/training/decisions/${id}/`, warning: body.trim() }),
});
