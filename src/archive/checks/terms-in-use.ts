import type { Fault } from '../faults.ts';
import type { Check } from './check.ts';

/** Every cause, measure and actor has a case. Told only where every case could be read and names what there is. */
export const termsInUse: Check = (draft) => {
  const { cases } = draft.collected;
  if (!cases.sound) return [];
  return (['causes', 'measures', 'actors'] as const).flatMap((vocabulary) => {
    const used = new Set(cases.entries.flatMap(({ data }) => data[vocabulary].map(({ id }) => id)));
    const { label } = draft.kinds[vocabulary];
    // A misspelt name may be the one that is missed.
    if (!used.isSubsetOf(draft.collected[vocabulary].ids)) return [];
    return draft.collected[vocabulary].entries
      .filter(({ id }) => !used.has(id))
      .map(({ id, file, lineOf }): Fault => {
        const message = `没有一例的 ${vocabulary} 里有${label} ${id}；在相关案例里写上它，或从名单里删去。`;
        return { file, line: lineOf(), code: 'term-unused', message };
      });
  });
};
