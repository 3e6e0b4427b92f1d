/** Everyday words as files: cut by first characters, so that a query costs little however many words there are. */
import { createHash } from 'node:crypto';
import { everydayPath, fileOfEveryday, type EverydayInfo, type EverydayWords } from '../shared/everyday.ts';
import type { Fold } from '../shared/fold.ts';
import type { SearchFile } from './files.ts';

/** The files of everyday words, and what the table says of them; null and none where there are no words. */
export function buildEveryday(
  groups: readonly { said: readonly string[]; found: readonly string[] }[],
  fold: Fold,
): { info: EverydayInfo | null; files: SearchFile[] } {
  const words = groups.reduce((sum, { said }) => sum + said.length, 0);
  if (words === 0) return { info: null, files: [] };
  // As many files as each has words.
  const count = Math.round(Math.sqrt(words));
  const fileOf = (word: string) => fileOfEveryday([...fold(word)][0]!, count);
  const bytes = Array.from({ length: count }, (_, file) => {
    const held = groups.flatMap(({ said, found }): EverydayWords => {
      const all = found.some((word) => fileOf(word) === file);
      const kept = said.filter((word) => all || fileOf(word) === file);
      return kept.length > 0 ? [[kept, found]] : [];
    });
    return new TextEncoder().encode(JSON.stringify(held));
  });
  const digest = createHash('sha256');
  for (const each of bytes) digest.update(each);
  const version = digest.digest('hex').slice(0, 12);
  return {
    info: { version, files: count },
    files: bytes.map((each, file) => ({ path: everydayPath(version, file), bytes: each })),
  };
}
