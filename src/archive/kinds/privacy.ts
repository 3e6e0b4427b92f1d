import { z } from 'zod';
import { identifier, sentence, cites, words } from './fields.ts';
import { defineKind } from './kind.ts';

/** What of other people's affairs is to be kept at the door, said once for all situations that it belongs to. */
export const privacies = defineKind({
  label: '隐私提醒',
  store: { form: 'list', file: 'training/privacy.yaml', optional: true },
  id: 'id',
  schema: z.strictObject({
    id: identifier('英文名；引用时写它', '隐私提醒的英文名'),
    title: words('说的是什么，四字以内：拍照', { unique: '隐私提醒' }),
    text: sentence('编者提醒，两句以内：在门口怎样做；法规没有查过原文就不写', { advice: true }),
    cites: cites('文中碰到这件事的地方'),
  }),
});
