import { z } from 'zod';
import { data, identifier, words } from './fields.ts';
import { defineKind } from './kind.ts';

export const TERM_GROUPS = ['标准', '识别', '措施', '组织', '监督', '党建', '地方'] as const;

/** A policy term that the texts name, with the editor's explanation. */
export const terms = defineKind({
  label: '词条',
  store: { form: 'list', file: 'taxonomy/terms.yaml' },
  id: 'id',
  answer: { as: 'term', at: (id) => `/terms/#${id}` },
  schema: z.strictObject({
    id: identifier('英文名；地址里用', '词条的英文名'),
    term: words('词语，照文中的写法', { unique: '词条', found: 'name' }),
    variants: data(z.array(words('另一种写法', { unique: '词条', found: 'name' })).default([]), '文中的另几种写法'),
    definition: words('释义，编者写的', { review: 'listed', found: 'gist' }),
    group: data(z.enum(TERM_GROUPS), '归在哪一组'),
  }),
});
