import type { Check } from './index.ts';

/** A file's name is an address: lower-case letters, digits and hyphens, the same on every disk and host. */
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;

/** Names of files that become addresses are slugs. */
export const fileNames: Check = (draft) =>
  [...draft.pieceFiles, ...draft.themes, ...draft.pages, ...draft.witnesses]
    .filter(({ id }) => !SLUG.test(id))
    .map(({ id, file }) => ({
      file,
      line: 1,
      code: 'file-name',
      message: `文件名“${id}”会成为地址，只能用小写英文字母、数字和连字符；改文件名。`,
    }));
