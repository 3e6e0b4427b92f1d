import { z } from 'zod';
import { words } from './fields.ts';
import { defineKind } from './kind.ts';

/** The pages that the site has a place for, and their addresses. */
const ADDRESSES: Readonly<Record<string, string>> = {
  about: '/about/',
  cases: '/cases/',
  manual: '/about/manual/',
  outcomes: '/cases/outcomes/',
  training: '/training/',
};

/** A page of editors' prose. */
export const pages = defineKind({
  label: '页',
  store: {
    form: 'files',
    folders: ['pages'],
    ending: '.md',
    body: 'prose',
    required: Object.keys(ADDRESSES),
    closed: true,
  },
  address: ({ id }) => ADDRESSES[id]!,
  reviewBody: 'listed',
  schema: z.strictObject({
    title: words('页的标题'),
    description: words('一句话：这一页说什么'),
  }),
  record: ({ id, data, body }) => ({ ...data, id, body: body.trim() }),
});
