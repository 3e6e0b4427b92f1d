import type { Fault } from '../faults.ts';
import type { Check } from './check.ts';

/** A decision is open: two choices at least can be defended; each has its name; at most one is what they did. */
export const decisionChoices: Check = (draft) =>
  draft.collected.decisions.entries.flatMap(({ data: { choices }, file, lineOf }) => {
    const report = (message: string): Fault => ({ file, line: lineOf(['choices']), code: 'decision-choice', message });
    const defensible = choices.filter((choice) => choice.defensible).length;
    const taken = choices.filter((choice) => choice.taken).length;
    const names = new Set(choices.map(({ id }) => id));
    return [
      ...(defensible < 2 ? [report(`站得住的选法有 ${defensible} 个，至少要两个；不然不用推演。`)] : []),
      ...(taken > 1 ? [report(`taken: true 有 ${taken} 个，至多一个；他们做的只有一种。`)] : []),
      ...(names.size < choices.length ? [report('有两种选法同名；各起各的英文名。')] : []),
    ];
  });
