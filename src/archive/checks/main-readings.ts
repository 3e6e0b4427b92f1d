import type { Fault } from '../faults.ts';
import type { Check } from './check.ts';

/** No paragraph is the main reading of two units. */
export const mainReadings: Check = (draft) => {
  const first = new Map<string, string>();
  return draft.collected.units.entries.flatMap(({ id, data, file, lineOf }): Fault[] => {
    const place = `${data.reading.piece}#${data.reading.paragraph}`;
    const earlier = first.get(place);
    first.set(place, earlier ?? id);
    if (earlier === undefined) return [];
    const message = `主要的一段 ${place} 已是 ${earlier} 的；换一段，或写进 further。`;
    return [{ file, line: lineOf(['reading']), code: 'reading-twice', message }];
  });
};
