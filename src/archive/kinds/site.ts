import { z } from 'zod';
import { cite, data, date, entry, prose, words } from './fields.ts';
import { defineKind } from './kind.ts';

/** What the site says of the archive as a whole. */
export const site = defineKind({
  label: '全站',
  store: { form: 'single', file: 'site.yaml' },
  schema: z
    .strictObject({
      description: words('这是什么档案，一行，给搜索引擎和订阅看'),
      audience: words('给谁用，一行，首页最前'),
      statement: data(z.array(words('一行')).length(2), '首页两行：是什么，不是什么'),
      date: date('这一版的日期；订阅和网站地图用它'),
      queries: data(z.array(words('一个搜索')).min(1).max(5), '首页给的搜索例子，每个都要搜得到'),
      tasks: data(
        z
          .array(
            z.strictObject({
              task: words('眼前要做的事，照干部会说的话写'),
              to: prose(
                '去哪里看：一到三个链接，头一个也是整行的去处，[识别与档案](~/themes/identify/)、[一段](@篇名#p3)',
                {
                  review: 'listed',
                },
              ),
            }),
          )
          .min(1)
          .max(6),
        '首页按眼前的事给的去处',
      ),
      led: cite('首页先讲的一篇，引它的一段', { why: words('一句话：为什么从它读起', { review: 'listed' }) }),
      quotations: data(z.array(cite('一句，单独读得懂', {})).min(1), '首页的摘句，按版号选一句'),
      featured: data(z.array(entry('pieces', '篇名')).min(1).max(6), '首页另荐的几篇，不含 led 那一篇'),
    })
    .refine(({ led, featured }) => !featured.includes(led.piece), {
      message: 'led 那一篇已经先讲，不必再列',
      path: ['featured'],
    }),
});
