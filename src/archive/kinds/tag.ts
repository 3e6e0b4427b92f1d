import { z } from 'zod';
import { identifier, words } from './fields.ts';
import { defineKind } from './kind.ts';

/** A tag: finer than a theme, named in pieces by its label. */
export const tags = defineKind({
  label: '标签',
  store: { form: 'list', file: 'taxonomy/tags.yaml' },
  id: 'label',
  unknown: 'unknown-tag',
  address: ({ data: { slug } }) => `/tags/${slug}/`,
  addressWhereNamed: true,
  schema: z.strictObject({
    slug: identifier('地址里的英文名', '标签地址'),
    label: words('中文名；篇目的 tags 写它', { unique: '标签' }),
  }),
});
