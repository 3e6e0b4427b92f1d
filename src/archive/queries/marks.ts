/** Counts of the apparatus. */
import { NOTE_CATEGORIES, type NoteCategory } from '../../text/apparatus.ts';
import type { Paragraph, Piece } from '../model.ts';

/** Marks of the apparatus by type, over some pieces. */
export function countMarks(pieces: readonly Piece[]): Record<Paragraph['marks'][number]['type'], number> {
  const counts = { gap: 0, substitution: 0, addition: 0, deletion: 0, note: 0 };
  for (const piece of pieces) {
    for (const paragraph of piece.paragraphs) for (const mark of paragraph.marks) counts[mark.type] += 1;
  }
  return counts;
}

/** Marks of the apparatus by the category that the editor's note gives, the commonest first; gaps without a note are not among them. */
export function countCategories(pieces: readonly Piece[]): { category: NoteCategory; count: number }[] {
  const counts = new Map<NoteCategory, number>();
  for (const piece of pieces) {
    for (const paragraph of piece.paragraphs) {
      for (const { category, note } of paragraph.marks) {
        if (category && note !== null) counts.set(category, (counts.get(category) ?? 0) + 1);
      }
    }
  }
  return [...counts]
    .map(([category, count]) => ({ category, count }))
    .sort((a, b) => b.count - a.count || NOTE_CATEGORIES.indexOf(a.category) - NOTE_CATEGORIES.indexOf(b.category));
}
