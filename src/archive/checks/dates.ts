import type { Fault } from '../faults.ts';
import type { Check } from './index.ts';

/** Changes stand newest first, and the edition is no older than the newest of them. */
export const dates: Check = (draft) => {
  const { changes, site } = draft.collected;
  const newest = changes.entries[0]?.data.date;
  const unordered = changes.entries.flatMap(({ data: { date }, file, lineOf }, index): Fault[] => {
    const before = changes.entries[index - 1]?.data.date;
    if (before === undefined || date <= before) return [];
    const message = `更改记录新的在前，${date} 却排在 ${before} 之后；调换次序，或改日期。`;
    return [{ file, line: lineOf(['date']), code: 'date-order', message }];
  });
  const older = site.entries.flatMap(({ data: { date }, file, lineOf }): Fault[] => {
    if (newest === undefined || date >= newest) return [];
    const message = `这一版的日期 ${date} 早于最近的更改 ${newest}；改成 ${newest} 或更晚。`;
    return [{ file, line: lineOf(['date']), code: 'date-order', message, hint: newest }];
  });
  return [...unordered, ...older];
};
