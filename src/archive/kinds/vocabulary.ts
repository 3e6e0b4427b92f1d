import { z } from 'zod';
import { identifier, words } from './fields.ts';

/** An entry of a controlled vocabulary; `what` is how messages call it. */
export const vocabularySchema = (what: string) =>
  z.strictObject({
    slug: identifier('英文名；引用时写它', what),
    label: words('中文名', { unique: `${what}的中文名` }),
    scope: words('什么归这里', { review: 'listed' }),
  });
