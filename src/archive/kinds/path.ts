import { z } from 'zod';
import { data, entry, identifier, sentence, uniqueNumber, words } from './fields.ts';
import { defineKind } from './kind.ts';

/** Units in an order to learn them in. */
export const paths = defineKind({
  label: '学习路径',
  store: { form: 'list', file: 'training/paths.yaml', optional: true },
  id: 'id',
  address: ({ id }) => `/training/paths/${id}/`,
  schema: z.strictObject({
    id: identifier('英文名；地址里用', '路径的英文名'),
    order: uniqueNumber('排在第几', '路径次序'),
    title: words('走完能做什么，不超过 12 字', { unique: '路径' }),
    who: words('给谁，什么时候走'),
    lead: sentence('两句以内：为什么按这个次序', { about: 'entry' }),
    units: data(z.array(entry('units', '一课的英文名')).min(3), '依次的几课；一课只在一条路径里'),
  }),
  record: ({ id, data: fields }) => ({ ...fields, url: `/training/paths/${id}/` }),
  order: (a, b) => a.order - b.order,
});
