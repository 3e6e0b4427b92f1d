import type { Question } from '../../archive/kinds/unit.ts';
import { rightOptions } from '../../archive/queries/training.ts';

/** What options and choices are called, on the screen and in a room; no question has more than six. */
export const LETTERS = [...'甲乙丙丁戊己'];

/** What is right of a question, by letters: `甲、丙`; where the order is asked, in that order. */
export function rightLetters(question: Question): string {
  const texts = question.options.map(({ text }) => text);
  return rightOptions(question)
    .map(({ text }) => LETTERS[texts.indexOf(text)]!)
    .join('、');
}
