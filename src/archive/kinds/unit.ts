import { z } from 'zod';
import { cite, cites, data, entry, identifier, sentence, statements, words } from './fields.ts';
import { defineKind } from './kind.ts';

/** What a question wants, by its type. */
export const QUESTION_TYPES = { single: '选一项', multiple: '选几项', ordering: '排先后' } as const;

const why = () => sentence('为什么对，或为什么不对：原文怎样说');
const question = <const T extends string, const M extends z.ZodRawShape>(type: T, more: M) =>
  z.strictObject({
    id: identifier('英文名，在这一课里不重'),
    type: z.literal(type),
    stem: sentence('题干：问的是判断，不读原文答不出；要用到的事实写在题干里', { about: 'entry' }),
    options: z
      .array(z.strictObject({ text: sentence('选项；长短相近，不露出哪个对'), ...more, why: why(), cites: cites() }))
      .min(3)
      .max(6),
  });

/** A question of a self-test; options are shown in the order of the file. */
export const questionSchema = z.discriminatedUnion('type', [
  question('single', { correct: data(z.boolean(), '恰好一个是 true') }),
  question('multiple', { correct: data(z.boolean(), '至少一个 true，一个 false') }),
  question('ordering', { position: data(z.number().int().positive(), '应当排第几；文件里的次序不能就是答案') }),
]);

export type Question = z.output<typeof questionSchema>;

/** A unit of five to fifteen minutes. The body says what it is not: what not to copy from its readings; there may be none. */
export const units = defineKind({
  label: '一课',
  store: { form: 'files', folders: ['training/units'], ending: '.md', body: 'prose', mayBeEmpty: true },
  answer: { as: 'unit' },
  address: ({ id }) => `/training/units/${id}/`,
  reviewBody: 'listed',
  schema: z.strictObject({
    title: words('学会一件什么事，不超过 16 字：把政策词换成家常问法', { unique: '一课的题目', found: 'name' }),
    minutes: data(z.number().int().min(5).max(15), '连读带做，几分钟'),
    aim: sentence('以“能”开头，学完能做一件看得见的事：能把……换成……', { about: 'entry', found: 'gist' }),
    reading: cite('主要的一段；别的课不能再用它作主要的一段', { look: sentence('读的时候留意什么') }),
    further: data(z.array(cite('再读一段', { look: sentence('读的时候留意什么') })).max(3), '另读的段落，没有就留空'),
    questions: statements('想一想，两三个', '一个没有标准答案的问题，以问号收尾，只有读过那一段才答得上', {
      asks: true,
    })
      .min(2)
      .max(3),
    task: data(
      z.strictObject({
        text: sentence('到村里做的一件事，半天以内做得完', { about: 'entry', advice: true }),
        checklist: statements('做的时候照着勾', '一条：一个动作', { advice: true }).min(3).max(7),
        observe: data(
          z.array(words('观察表的一栏：看到什么、听到什么原话')).min(2).max(5),
          '观察表的栏目；不收姓名、病情、证件号',
        ),
      }),
      '实地作业',
    ),
    roleplay: data(
      z.strictObject({
        scene: sentence('一句话：谁、在哪里、要办什么'),
        roles: data(z.array(words('一个角色，知道什么、想要什么')).min(2), '角色'),
        lines: data(z.array(cite('文中真有的对话，依次', { speaker: words('说话的是哪个角色') })).min(1), '原来的对话'),
        try: statements('换一种说法再演', '一个任务：怎样换着演，看什么').min(1),
        cites: cites(),
      }),
      '分角色演一遍；文中没有对话就不写',
    ).optional(),
    quiz: data(z.array(questionSchema).min(3).max(6), '自测'),
    situations: data(z.array(entry('situations', '情境的英文名')).min(1), '用得上它的情境'),
    terms: data(z.array(entry('terms', '词条的英文名')), '要懂的政策词语'),
  }),
  record: ({ id, data: fields, body }) => ({ ...fields, id, url: `/training/units/${id}/`, warning: body.trim() }),
});
