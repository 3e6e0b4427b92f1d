import { everyKind } from '../draft.ts';
import { SLUG } from '../kinds/fields.ts';
import type { Check } from './check.ts';

/** Names of files that become addresses are slugs: the same on every disk and host. */
export const fileNames: Check = (draft) =>
  everyKind(draft)
    .flatMap(({ collected }) => collected.files)
    .filter(({ id }) => !SLUG.test(id))
    .map(({ id, file }) => ({
      file,
      line: 1,
      code: 'file-name',
      message: `文件名“${id}”会成为地址，只能用小写英文字母、数字和连字符；改文件名。`,
    }));
