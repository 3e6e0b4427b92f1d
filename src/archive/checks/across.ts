import type { Fault } from '../faults.ts';
import type { Check } from './check.ts';

/** Every cause and measure that has cases says what they show together. Told only where every case could be read. */
export const across: Check = (draft) => {
  const { cases } = draft.collected;
  if (!cases.sound) return [];
  return (['causes', 'measures'] as const).flatMap((vocabulary) => {
    const used = new Set(cases.entries.flatMap(({ data }) => data[vocabulary].map(({ id }) => id)));
    const { label } = draft.kinds[vocabulary];
    return draft.collected[vocabulary].entries
      .filter(({ id, data }) => used.has(id) && !data.across)
      .map(({ id, file, lineOf }): Fault => {
        const message = `${label} ${id} 有案例，却没有 across；把这几例放在一起读，写出看到什么、反例和要问的，各引原话。`;
        return { file, line: lineOf(), code: 'across-missing', message };
      });
  });
};
