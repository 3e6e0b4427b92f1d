import type { Fault } from '../faults.ts';
import type { Question } from '../kinds/unit.ts';
import type { Check } from './check.ts';

/**
 * The options of each question hold as many right ones as its type has, and are told apart by their words, which a device
 * keeps an answer by; no two questions of a unit share a name.
 */
export const quizAnswers: Check = (draft) =>
  draft.collected.units.entries.flatMap(({ data, file, lineOf }) => {
    const names = new Set<string>();
    return data.quiz.flatMap((question, index): Fault[] => {
      const report = (field: string, message: string): Fault => ({
        file,
        line: lineOf(['quiz', index, field]),
        code: 'quiz-answer',
        message: `${question.id}：${message}`,
      });
      const again = names.has(question.id);
      names.add(question.id);
      const wrong = whatIsWrong(question);
      const texts = question.options.map(({ text }) => text);
      const twice = texts.find((text, at) => texts.indexOf(text) < at);
      return [
        ...(again ? [report('id', '这一课里已有同名的一题；换一个名字。')] : []),
        ...(twice === undefined ? [] : [report('options', `有两个选项都是“${twice}”；改写一个。`)]),
        ...(wrong ? [report('options', wrong)] : []),
      ];
    });
  });

/** What is wrong with the answers of a question, with the next step; null where nothing is. */
function whatIsWrong(question: Question): string | null {
  if (question.type === 'ordering') {
    const places = question.options.map(({ position }) => position);
    const wanted = places.map((_, index) => index + 1);
    if (places.toSorted((a, b) => a - b).join() !== wanted.join())
      return `position 要从 1 到 ${places.length} 各用一次；现在是 ${places.join('、')}。改正后重试。`;
    return places.join() === wanted.join() ? '选项照答案的次序排着，一看就知道；打乱它们。' : null;
  }
  const right = question.options.filter(({ correct }) => correct).length;
  if (question.type === 'single')
    return right === 1 ? null : `单选恰好一个 correct: true；现在有 ${right} 个。改正，或改成 multiple。`;
  return right > 0 && right < question.options.length
    ? null
    : `多选要有对的也有不对的；现在 ${question.options.length} 个选项里对的有 ${right} 个。改正后重试。`;
}
