/** Hits within paragraphs: the last word on whether and where a part stands. All offsets are code points. */
import type { Fold } from '../shared/fold.ts';
import { mergeRanges, rangesOf } from '../shared/hits.ts';
import type { Passage } from '../shared/protocol.ts';
import type { TextParagraph } from '../shared/table.ts';

/** A piece's paragraphs with both layers folded, so that they are folded once. */
export interface FoldedParagraph extends TextParagraph {
  folded: string;
  foldedSource: string | null;
}

/** A paragraph with both layers folded. */
export function foldParagraph(paragraph: TextParagraph, fold: Fold): FoldedParagraph {
  return {
    ...paragraph,
    folded: fold(paragraph.text),
    foldedSource: paragraph.source === undefined ? null : fold(paragraph.source),
  };
}

/** How often `part` stands in a piece's paragraphs; a paragraph counts in the layer that has it more often. */
export function countIn(paragraphs: readonly FoldedParagraph[], part: string): number {
  return paragraphs.reduce((sum, { folded, foldedSource }) => {
    const reading = rangesOf(folded, part).length;
    return sum + (foldedSource === null ? reading : Math.max(reading, rangesOf(foldedSource, part).length));
  }, 0);
}

/**
 * The paragraphs where any of `parts` stands, those with most of the parts first, else in order. Each part of a
 * paragraph is told from one layer: the reading text, or the source text where the reading text lacks it.
 * @param weights what each part is worth, if not all the same
 */
export function passagesOf(
  paragraphs: readonly FoldedParagraph[],
  parts: readonly string[],
  weights?: readonly number[],
): Passage[] {
  const worth = (told: readonly string[]) => told.reduce((sum, part) => sum + (weights?.[parts.indexOf(part)] ?? 1), 0);
  const found: { passage: Passage; worth: number }[] = [];
  const tell = (paragraph: FoldedParagraph, layer: Passage['layer'], told: readonly string[]) => {
    const folded = (layer === 'reading' ? paragraph.folded : paragraph.foldedSource) ?? '';
    const ranges = mergeRanges(told.flatMap((part) => rangesOf(folded, part)));
    const text = (layer === 'reading' ? paragraph.text : paragraph.source) ?? '';
    const names = layer === 'reading' ? paragraph.names : paragraph.sourceNames;
    if (ranges.length > 0)
      found.push({ passage: { paragraph: paragraph.id, layer, text, ranges, names }, worth: worth(told) });
  };
  for (const paragraph of paragraphs) {
    const read = parts.filter((part) => paragraph.folded.includes(part));
    tell(paragraph, 'reading', read);
    tell(
      paragraph,
      'source',
      parts.filter((part) => !read.includes(part) && paragraph.foldedSource?.includes(part)),
    );
  }
  return found.sort((a, b) => b.worth - a.worth).map(({ passage }) => passage);
}
