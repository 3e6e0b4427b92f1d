import { everyPart } from '../draft.ts';
import type { Fault } from '../faults.ts';
import type { Check } from './check.ts';

/** What is to be asked is a question. */
export const questionMarks: Check = (draft) => {
  const faults: Fault[] = [];
  for (const { field, value, path, entry } of everyPart(draft)) {
    if (!field || !('asks' in field) || /[^？]？$/u.test(String(value))) continue;
    const name = path.filter((key) => typeof key === 'string').join('.');
    const message = `${name} 要以“？”收尾；现在的收尾是“${[...String(value)].at(-1)}”。`;
    faults.push({ file: entry.file, line: entry.lineOf(path), code: 'question-mark', message });
  }
  return faults;
};
