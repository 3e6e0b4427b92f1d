/**
 * Where a place of one text stands in another: source and reading text of a paragraph, a block and its paragraphs.
 *
 * Offsets count code points and stand between characters, from 0 to the text's length. A text may hold words that the other
 * lacks, so an offset alone does not say which side of them is meant; its edge does. `start`: it belongs to the character
 * after it, as the start of a span does. `end`: to the character before it, as the end of a span does. For that character:
 *
 * - Outside changes, in a noted span and in a mask it is the same character in both texts, and offsets run in step.
 * - Inside a substitution no character answers to another: the whole of it does, from its first or to its last.
 * - An addition is nowhere in the source: a span of the source that ends or starts at its place does not reach into it, one
 *   that runs across its place takes it in. The other way round the same holds for a deletion.
 * - A deleted character is nowhere in the reading: its place is, between two characters.
 * - A note on a place and words lost without a mask have no width in either and move nothing.
 *
 * A witness line has the source projection's offsets, for folded punctuation is one code point for one.
 */
import { scan, type Segment } from './apparatus.ts';

/** Code points, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

export type Edge = keyof Span;

/** A segment of a raw paragraph with where its words stand in the two projections. */
export interface PlacedSegment {
  segment: Segment;
  source: Span;
  reading: Span;
}

/** A raw paragraph's segments in order, placed; each begins in both texts where the one before it ends. */
export function placeSegments(raw: string): PlacedSegment[] {
  let source = 0;
  let reading = 0;
  return scan(raw).segments.map((segment) => {
    const place = { source: { start: source, end: source }, reading: { start: reading, end: reading } };
    place.source.end = source += length(segment.source);
    place.reading.end = reading += length(segment.reading);
    return { segment, ...place };
  });
}

const length = (text: string) => [...text].length;

export interface OffsetMap {
  /** Place in the reading text of an offset of the source. @throws RangeError outside the text, as all of these do */
  toReading(offset: number, edge: Edge): number;
  /** Place in the source of an offset of the reading text. */
  toSource(offset: number, edge: Edge): number;
  /**
   * The span of the reading text that answers to one of the source: from the place of its first character to that of its
   * last. An empty span takes in all that stands at its place in the other text alone, such as an addition.
   */
  spanToReading(span: Span): Span;
  spanToSource(span: Span): Span;
}

/** Maps offsets of a raw paragraph's two projections to each other. Reads the paragraph once; each call takes logarithmic time. */
export function mapOffsets(raw: string): OffsetMap {
  const places = placeSegments(raw);
  const isChanged = places.map(({ segment }) => segment.source !== segment.reading);
  const sources = places.map(({ source }) => source);
  const readings = places.map(({ reading }) => reading);
  const map = (from: readonly Span[], to: readonly Span[]) => (offset: number, edge: Edge) => {
    const index = locate(from, offset, edge);
    if (index === null) return edge === 'start' ? (to.at(-1)?.end ?? 0) : 0;
    return isChanged[index] ? to[index]![edge] : to[index]!.start + offset - from[index]!.start;
  };
  const toReading = map(sources, readings);
  const toSource = map(readings, sources);
  return { toReading, toSource, spanToReading: mapSpans(toReading), spanToSource: mapSpans(toSource) };
}

function mapSpans(map: (offset: number, edge: Edge) => number): (span: Span) => Span {
  return ({ start, end }) => {
    if (start > end) throw new RangeError(`a span ends at ${end} before it starts at ${start}`);
    const [first, last] = [map(start, 'start'), map(end, 'end')];
    // At an empty span `start` looks behind words that only the other text has, `end` before them.
    return { start: Math.min(first, last), end: Math.max(first, last) };
  };
}

export interface BlockMap {
  /** Offset in the block of an offset in the paragraph of that index. */
  toBlock(index: number, offset: number): number;
  /** The paragraph that an offset of the block falls into, and the offset there; between two, as its edge says. */
  toParagraph(offset: number, edge: Edge): { index: number; offset: number };
  /** A span of the block, cut where its paragraphs meet; none of the parts is empty. */
  splitSpan(span: Span): ({ index: number } & Span)[];
}

/**
 * Maps offsets of a block to those of its paragraphs, a line and those that continue it. A block's text is theirs with nothing
 * between, in either layer.
 * @param lengths of the paragraphs, one at least, in code points of the layer that is meant
 */
export function mapBlock(lengths: readonly number[]): BlockMap {
  let at = 0;
  const spans = lengths.map((size): Span => ({ start: at, end: (at += size) }));
  const toParagraph = (offset: number, edge: Edge) => {
    const index = locate(spans, offset, edge) ?? (edge === 'start' ? spans.length - 1 : 0);
    return { index, offset: offset - spans[index]!.start };
  };
  return {
    toBlock: (index, offset) => spans[index]!.start + offset,
    toParagraph,
    splitSpan: ({ start, end }) => {
      const [first, last] = [toParagraph(start, 'start').index, toParagraph(end, 'end').index];
      return spans.slice(first, last + 1).flatMap((span, offset) => {
        const part = { start: Math.max(start, span.start), end: Math.min(end, span.end) };
        if (part.start >= part.end) return [];
        return [{ index: first + offset, start: part.start - span.start, end: part.end - span.start }];
      });
    },
  };
}

/**
 * Index of the span that holds the character after an offset (`start`) or before it (`end`); null where the text has none.
 * @param spans that follow each other from 0 without a hole; some may be empty
 */
function locate(spans: readonly Span[], offset: number, edge: Edge): number | null {
  const total = spans.at(-1)?.end ?? 0;
  if (!Number.isInteger(offset) || offset < 0 || offset > total) {
    throw new RangeError(`offset ${offset} is outside 0–${total}`);
  }
  if (offset === (edge === 'start' ? total : 0)) return null;
  return edge === 'start'
    ? firstIndex(spans, ({ start }) => start > offset) - 1
    : firstIndex(spans, ({ end }) => end >= offset);
}

/** Index of the first span that passes a test which all after it pass too; their number if none does. */
function firstIndex(spans: readonly Span[], passes: (span: Span) => boolean): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (passes(spans[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
