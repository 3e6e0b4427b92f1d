/** The fold table of an archive: which characters are written in more than one way. */
import { configs } from 'opencc-js/preset/t2cn';
import { makeFold, type FoldPairs } from '../shared/fold.ts';

/** Every single character that OpenCC simplifies, from its table of characters alone: phrases would change lengths. */
export function simplifications(): FoldPairs {
  const pairs = new Map<string, string>();
  for (const dictionary of configs.t2s!.conversionChain[0]!) {
    if (typeof dictionary !== 'string') throw new Error('opencc-js: the t2s dictionary is no longer one string');
    for (const entry of dictionary.split('|')) {
      const [from, to] = entry.split(' ') as [string, string];
      if ([...from].length === 1 && [...to].length === 1 && !pairs.has(from)) pairs.set(from, to);
    }
  }
  return { from: [...pairs.keys()].join(''), to: [...pairs.values()].join('') };
}

/**
 * The part of `pairs` that can matter to an archive: those whose folded form stands in its folded text.
 * A query with any other pair finds nothing with or without it, so leaving it out changes no answer.
 * @param texts everything that is searched or compared
 */
export function reduceFold(pairs: FoldPairs, texts: Iterable<string>): FoldPairs {
  const all = makeFold(pairs);
  const used = new Set<string>();
  for (const text of texts) for (const char of all(text)) used.add(char);
  const kept = [...pairs.from]
    .map((char) => [char, all(char)] as const)
    .filter(([char, folded]) => char !== folded && used.has(folded));
  return { from: kept.map(([char]) => char).join(''), to: kept.map(([, folded]) => folded).join('') };
}
