/** Hits within texts: the last word on whether and where a part stands. All offsets are code points. */
import type { Fold } from './fold.ts';
import type { TextParagraph } from './table.ts';
import type { Passage, Range } from './protocol.ts';

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

/** The places of `part` in folded text, left to right, none overlapping the one before. */
export function rangesOf(folded: string, part: string): Range[] {
  const ranges: Range[] = [];
  const size = [...part].length;
  let at = 0;
  let point = 0;
  for (let hit = folded.indexOf(part); hit >= 0 && size > 0; hit = folded.indexOf(part, at)) {
    point += [...folded.slice(at, hit)].length;
    ranges.push([point, point + size]);
    point += size;
    at = hit + part.length;
  }
  return ranges;
}

/** Ranges of several parts in one text, in order; of two that overlap, the earlier, else the longer, stays. */
export function mergeRanges(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const range of [...ranges].sort(([a, m], [b, n]) => a - b || n - m)) {
    if (range[0] >= (merged.at(-1)?.[1] ?? 0)) merged.push(range);
  }
  return merged;
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
 */
export function passagesOf(paragraphs: readonly FoldedParagraph[], parts: readonly string[]): Passage[] {
  const found: { passage: Passage; parts: number }[] = [];
  const tell = (paragraph: FoldedParagraph, layer: Passage['layer'], told: readonly string[]) => {
    const folded = (layer === 'reading' ? paragraph.folded : paragraph.foldedSource) ?? '';
    const ranges = mergeRanges(told.flatMap((part) => rangesOf(folded, part)));
    const text = (layer === 'reading' ? paragraph.text : paragraph.source) ?? '';
    if (ranges.length > 0)
      found.push({ passage: { paragraph: paragraph.id, layer, text, ranges }, parts: told.length });
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
  return found.sort((a, b) => b.parts - a.parts).map(({ passage }) => passage);
}
