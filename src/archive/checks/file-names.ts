import { everyKind } from '../draft.ts';
import { SLUG } from '../kinds/fields.ts';
import type { Fault } from '../faults.ts';
import type { Check } from './check.ts';

/** Names of files that become addresses are slugs, the same on every disk and host, and leave the site's own addresses free. */
export const fileNames: Check = (draft) =>
  everyKind(draft).flatMap(({ kind: { store }, collected }) => {
    const reserved = store.form === 'files' && store.ending === '.md' ? (store.reserved ?? []) : [];
    return collected.files.flatMap(({ id, file }): Fault[] => {
      const at = { file, line: 1, code: 'file-name' as const };
      if (!SLUG.test(id)) {
        return [{ ...at, message: `文件名“${id}”会成为地址，只能用小写英文字母、数字和连字符；改文件名。` }];
      }
      if (!reserved.includes(id)) return [];
      return [{ ...at, message: `地址 ${id} 是站内另一页的；换一个文件名。` }];
    });
  });
