import type { Fault } from '../faults.ts';
import type { Check } from './check.ts';

/** What is to be asked of one's own county now is a question. */
export const caseQuestions: Check = (draft) =>
  draft.collected.cases.entries.flatMap(({ data, file, lineOf }) =>
    data.then.flatMap(({ ask }, index): Fault[] => {
      if (/[^？]？$/u.test(ask)) return [];
      const message = `then 的 ask 要以“？”收尾；现在的收尾是“${[...ask].at(-1)}”。`;
      return [{ file, line: lineOf(['then', index, 'ask']), code: 'case-question', message }];
    }),
  );
