import type { Fault } from '../faults.ts';
import { isThin } from '../queries/training.ts';
import type { Check } from './check.ts';

/** A situation rests on enough of the archive, or says what it lacks; one that rests on enough does not say that it lacks it. */
export const situationCites: Check = (draft) =>
  draft.collected.situations.entries.flatMap(({ data, file, lineOf }): Fault[] => {
    const lacks = isThin(data);
    if (lacks === (data.thin !== undefined)) return [];
    const message = lacks
      ? '引的不满三段、两篇，或没有一处写到出错；再找，真没有就在 thin 里说清只有几处、缺什么。'
      : '引的够三段、两篇，也写到了出错，thin 不必说；删去 thin。';
    return [{ file, line: lineOf(['thin']), code: 'situation-thin', message }];
  });
