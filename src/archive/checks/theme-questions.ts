import type { Draft } from '../draft.ts';
import type { Fault } from '../faults.ts';
import type { Check } from './check.ts';

/** Longest question of a theme, in characters: one line of a phone. */
const LONGEST = 22;

/** What a theme asks is a question: it ends in a question mark, and that which stands in lists fits a line. */
export const themeQuestions: Check = (draft) =>
  draft.collected.themes.entries.flatMap((theme) => [
    ...questionFaults(theme, ['question'], LONGEST),
    ...questionFaults(theme, ['compare', 'question'], Infinity),
  ]);

type Theme = Draft['collected']['themes']['entries'][number];

function questionFaults(
  theme: Theme,
  path: readonly ['question'] | readonly ['compare', 'question'],
  longest: number,
): Fault[] {
  const question = path.length === 1 ? theme.data.question : theme.data.compare.question;
  const length = [...question].length;
  if (/[^？]？$/u.test(question) && length <= longest) return [];
  const limit = longest === Infinity ? '' : `、不超过 ${longest} 字`;
  const message = `${path.join('.')} 要以“？”收尾${limit}；现在是 ${length} 字，收尾是“${[...question].at(-1)}”。`;
  return [{ file: theme.file, line: theme.lineOf(path), code: 'theme-question', message }];
}
