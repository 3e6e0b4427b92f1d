/** What an answer to a question of a self-test is worth, and how it is said. */

export type QuestionType = 'single' | 'multiple' | 'ordering';

/** What is asked, with the options by their hashes. */
export interface Asked {
  type: QuestionType;
  options: readonly string[];
  /** The options to choose, or all of them in their order. */
  right: readonly string[];
}

/** Whether all that is right was chosen and nothing else; where the order is asked, in that order. */
export function isRight({ type, right }: Asked, chosen: readonly string[]): boolean {
  return (
    right.length === chosen.length &&
    right.every((option, place) => (type === 'ordering' ? option === chosen[place] : chosen.includes(option)))
  );
}

/**
 * Whether a kept answer can be shown again: it names options that the question still has, each once, and where the order is
 * asked all of them.
 */
export function fits({ type, options, right }: Asked, kept: readonly string[]): boolean {
  const known = new Set(kept.filter((option) => options.includes(option)));
  return known.size > 0 && known.size === kept.length && (type === 'multiple' || kept.length === right.length);
}

/** What the reader is told of the whole answer. */
export function resultInWords(asked: Asked, chosen: readonly string[]): string {
  const { type, right } = asked;
  if (isRight(asked, chosen)) return '答对了。';
  if (type === 'single') return '不对。';
  const found = chosen.filter((option, place) =>
    type === 'ordering' ? option === right[place] : right.includes(option),
  ).length;
  if (type === 'ordering') return `排对了 ${found} 项，共 ${right.length} 项。`;
  const extra = chosen.length - found;
  return `该选 ${right.length} 项，选中 ${found} 项${extra > 0 ? `，多选 ${extra} 项` : ''}。`;
}
