import { isLoss, scan, type Confidence, type NoteCategory } from './apparatus.ts';
import { splitGaps } from './gaps.ts';
import { placeSegments } from './offsets.ts';

/** What stands in the witness: every change rejected, every note dropped. Body punctuation; the caller folds it. */
export function sourceProjection(raw: string): string {
  return scan(raw)
    .segments.map(({ source }) => source)
    .join('');
}

/** What a reader reads: every change accepted, every note dropped, gaps with their mask characters. */
export function readingProjection(raw: string): string {
  return scan(raw)
    .segments.map(({ reading }) => reading)
    .join('');
}

export type MarkType = 'gap' | 'substitution' | 'addition' | 'deletion' | 'note';

/**
 * One mark of the apparatus. `start` and `end` are code points of the source projection (hence of the witness line),
 * end exclusive; `readingStart` and `readingEnd` those of the reading projection. `reading` is null for a gap.
 */
export interface Mark {
  start: number;
  end: number;
  readingStart: number;
  readingEnd: number;
  type: MarkType;
  source: string;
  reading: string | null;
  note: string | null;
  category: NoteCategory | null;
  confidence: Confidence | null;
}

const TYPES = {
  substitution: 'substitution',
  addition: 'addition',
  deletion: 'deletion',
  span: 'note',
  point: 'note',
} as const;

/**
 * The marks of one raw paragraph in order of place: the editor's, and every mask that the source shows.
 * A mask inside a noted span is a gap too; a mask replaced by a substitution is that substitution.
 * `source` keeps body punctuation; the archive reader replaces it by the witness's own characters.
 */
export function listMarks(raw: string): Mark[] {
  return placeSegments(raw).flatMap(({ segment, source, reading }): Mark[] => {
    if (segment.kind === 'text') return gapsOf(segment.source, source.start, reading.start);
    const { kind, note } = segment;
    const mark: Mark = {
      start: source.start,
      end: source.end,
      readingStart: reading.start,
      readingEnd: reading.end,
      type: isLoss(segment) ? 'gap' : TYPES[kind],
      source: segment.source,
      reading: isLoss(segment) ? null : segment.reading,
      note: note?.reason ?? null,
      category: note?.category ?? null,
      confidence: note?.confidence ?? null,
    };
    return [mark, ...(kind === 'span' ? gapsOf(segment.source, source.start, reading.start) : [])];
  });
}

/** The masks of unchanged text that begins at these places. */
function gapsOf(text: string, source: number, reading: number): Mark[] {
  let at = 0;
  return splitGaps(text).flatMap((part): Mark[] => {
    const start = at;
    at += [...part.text].length;
    if (!part.isGap) return [];
    return [
      {
        start: source + start,
        end: source + at,
        readingStart: reading + start,
        readingEnd: reading + at,
        type: 'gap',
        source: part.text,
        reading: null,
        note: null,
        category: '掩字',
        confidence: null,
      },
    ];
  });
}
