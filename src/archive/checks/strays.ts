import { everyKind } from '../draft.ts';
import { homeOf } from '../kinds/kind.ts';
import type { Check } from './check.ts';

/** Every file below the content folder is read by some kind: what nobody reads is lost, whatever its editor meant. */
export const strays: Check = (draft) => {
  const homes = everyKind(draft).map(({ kind }) => homeOf(kind));
  const isHome = (path: string) =>
    homes.some((home) => home.split(' 或 ').some((place) => place.startsWith(`content/${path}/`)));
  return draft.strays
    .filter(({ path, isFolder }) => !(isFolder && isHome(path)))
    .map(({ path, isFolder }) => ({
      file: `content/${path}`,
      line: 1,
      code: 'file-unknown',
      message: isFolder
        ? '这里不该有这个文件夹；把里面的移到该去的地方，或删去它。'
        : '没有哪一类内容读这个文件；核对文件夹、文件名和结尾（.md、.yaml、.txt），或删去它。',
    }));
};
