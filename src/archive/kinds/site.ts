import { z } from 'zod';
import { cite, data, date, entry, words } from './fields.ts';
import { defineKind } from './kind.ts';

/** What the site says of the archive as a whole. */
export const site = defineKind({
  label: '全站',
  store: { form: 'single', file: 'site.yaml' },
  schema: z.strictObject({
    description: words('这是什么档案，一行，给搜索引擎和订阅看'),
    statement: data(z.array(words('一行')).length(2), '首页两行：是什么，不是什么'),
    date: date('这一版的日期；订阅和网站地图用它'),
    queries: data(z.array(words('一个搜索')).min(1).max(5), '首页给的搜索例子，每个都要搜得到'),
    quotations: data(z.array(cite('一句', {})).min(1), '首页的摘句，按版号选一句'),
    featured: data(z.array(entry('pieces', '篇名')).min(1).max(6), '首页先读的几篇'),
  }),
});
