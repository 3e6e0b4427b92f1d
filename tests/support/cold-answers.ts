/** What readers who have seen no text answered to the self-tests: their sheets, and whether the questions can be guessed. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { QUESTION_TYPES } from '../../src/archive/kinds/unit.ts';
import type { Unit } from '../../src/archive/model.ts';

/** How many readers answer each self-test. */
export const READERS = 3;
/** A question that so many of them get right can be answered without the text. */
export const TOO_MANY = 2;

/** Numbers of options as the sheet has them, from 1; none where the reader gave no answer. */
const chosen = z.array(z.number().int().positive());

/** `tests/fixtures/cold-answers/<unit>.json`; everything is by the question's name. */
export const coldAnswersSchema = z.strictObject({
  readers: z.literal(READERS),
  /** What was asked: the hash on the sheet. Other words, or another order of the options, have another. */
  asked: z.record(z.string(), z.string().regex(/^[0-9a-f]{16}$/u)),
  /** One answer a reader: the chosen options in any order; for an ordering all of them, the first first. */
  answers: z.record(z.string(), z.array(chosen).length(READERS)),
});

type Question = Unit['quiz'][number];

/** The first 16 hex digits of the SHA-256 of what a reader sees of a question. */
export function hashOfQuestion({ type, stem, options }: Question): string {
  const seen = [type, stem, ...options.map(({ text }) => text)];
  return createHash('sha256').update(seen.join('\0')).digest('hex').slice(0, 16);
}

/** What readers are given of a unit, and all that they are given: stems and options. */
export function sheetOf({ title, quiz }: Unit): string {
  const questions = quiz.map((question) => {
    const { id, type, stem, options } = question;
    const lines = options.map(({ text }, at) => `${at + 1}. ${text}`);
    return [`${id} ${hashOfQuestion(question)}（${QUESTION_TYPES[type]}）`, stem, ...lines].join('\n');
  });
  return `${[title, ...questions].join('\n\n')}\n`;
}

/** The numbers of a question's right answer, for an ordering in its order. */
function rightAnswer(question: Question): number[] {
  if (question.type === 'ordering') {
    const numbered = question.options.map(({ position }, at) => ({ position, number: at + 1 }));
    return numbered.sort((a, b) => a.position - b.position).map(({ number }) => number);
  }
  return question.options.flatMap(({ correct }, at) => (correct ? [at + 1] : []));
}

/** Why an answer cannot have been given to a question; null where it can. */
export function misanswered({ type, options }: Question, answer: readonly number[]): string | null {
  if (answer.length === 0) return null;
  if (new Set(answer).size < answer.length) return '一个选项写了两次';
  if (answer.some((number) => number > options.length)) return `只有 ${options.length} 个选项`;
  if (type === 'single' && answer.length > 1) return '只能选一项';
  return type === 'ordering' && answer.length < options.length ? '要排全部选项' : null;
}

/** How many readers got a question right. */
export function readersRight(question: Question, answers: readonly (readonly number[])[]): number {
  const inOrder = (numbers: readonly number[]) =>
    question.type === 'ordering' ? numbers : [...numbers].sort((a, b) => a - b);
  const right = inOrder(rightAnswer(question)).join();
  return answers.filter((answer) => inOrder(answer).join() === right).length;
}
