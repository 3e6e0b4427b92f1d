import type { Fault } from '../faults.ts';
import { citesOfCase } from '../queries/cases.ts';
import type { Check } from './check.ts';

/** No case is told twice: two that rest on the same words are one. */
export const duplicateCases: Check = (draft) => {
  const first = new Map<string, string>();
  return draft.collected.cases.entries.flatMap(({ id, data, file }): Fault[] => {
    const words = citesOfCase(data).map(({ piece, paragraph, quote }) => JSON.stringify([piece, paragraph, quote]));
    const key = [...new Set(words)].sort().join('\n');
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, id);
      return [];
    }
    const message = `所引的话与 ${earlier} 完全相同；两例并成一例，或各引各的话。`;
    return [{ file, line: 1, code: 'duplicate-case', message }];
  });
};
