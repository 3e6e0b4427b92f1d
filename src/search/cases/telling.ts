/** What the list says of itself: how many cases are shown, and where in them the words stand. */
import type { Finding } from './words.ts';

/**
 * How many cases are shown, in words: `68 例里有 12 例`.
 * @param findings of the cases that are shown; null where no words were looked for
 */
export function countInWords(shown: number, total: number, findings: readonly Finding[] | null): string {
  if (shown === 0) return `${total} 例里没有这样的`;
  const among = shown === total ? `共 ${total} 例` : `${total} 例里有 ${shown} 例`;
  if (!findings) return among;
  const [text, own] = (['text', 'own'] as const).map(
    (where) => findings.filter((finding) => finding[where].length > 0).length,
  );
  return `${among}：原文里有 ${text} 例，编者的话里有 ${own} 例`;
}
