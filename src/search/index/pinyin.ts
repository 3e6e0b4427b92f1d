/** How the characters of names are read. */
import { pinyin } from 'pinyin-pro';
import type { Fold } from '../shared/fold.ts';
import type { Readings } from '../shared/table.ts';

/** The readings that each character has in some of the names, in letters without tones; `v` is written for ü. */
export function readingsOf(names: Iterable<string>, fold: Fold): Readings {
  const found = new Map<string, Set<string>>();
  for (const name of names) {
    for (const { origin, pinyin: sound, isZh } of pinyin(name, { toneType: 'none', type: 'all', v: true })) {
      if (!isZh) continue;
      const char = fold(origin);
      found.set(char, (found.get(char) ?? new Set()).add(sound));
    }
  }
  return Object.fromEntries(
    [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([char, sounds]) => [char, [...sounds].sort()]),
  );
}
