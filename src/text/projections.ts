import { scan, type Confidence, type NoteCategory, type Segment } from './apparatus.ts';
import { findGaps } from './gaps.ts';

/** What stands in the witness: every change rejected, every note dropped. Body punctuation; the caller folds it. */
export function sourceProjection(raw: string): string {
  return join(scan(raw).segments, 'source');
}

/** What a reader reads: every change accepted, every note dropped, gaps with their mask characters. */
export function readingProjection(raw: string): string {
  return join(scan(raw).segments, 'reading');
}

function join(segments: Segment[], layer: 'source' | 'reading'): string {
  return segments.map((segment) => (segment.kind === 'text' ? segment.text : segment[layer])).join('');
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

const TYPES = { substitution: 'substitution', addition: 'addition', deletion: 'deletion', span: 'note' } as const;
const length = (text: string) => [...text].length;

/**
 * The marks of one raw paragraph in order of place: the editor's, and every mask that the source shows.
 * A mask inside a noted span is a gap too; a mask replaced by a substitution is that substitution.
 * `source` keeps body punctuation; the archive reader replaces it by the witness's own characters.
 */
export function listMarks(raw: string): Mark[] {
  const marks: Mark[] = [];
  let source = 0;
  let reading = 0;
  const pushGaps = (text: string) => {
    let at = 0;
    let offset = 0;
    for (const gap of findGaps(text)) {
      offset += length(text.slice(at, gap.start));
      const size = length(gap.mask);
      marks.push({
        start: source + offset,
        end: source + offset + size,
        readingStart: reading + offset,
        readingEnd: reading + offset + size,
        type: 'gap',
        source: gap.mask,
        reading: null,
        note: null,
        category: '掩字',
        confidence: null,
      });
      offset += size;
      at = gap.end;
    }
  };
  for (const segment of scan(raw).segments) {
    const sourceText = segment.kind === 'text' ? segment.text : segment.source;
    const readingText = segment.kind === 'text' ? segment.text : segment.reading;
    if (segment.kind !== 'text') {
      const lost = segment.kind === 'point' && segment.note?.category === '脱文';
      marks.push({
        start: source,
        end: source + length(sourceText),
        readingStart: reading,
        readingEnd: reading + length(readingText),
        type: lost ? 'gap' : segment.kind === 'point' ? 'note' : TYPES[segment.kind],
        source: sourceText,
        reading: lost ? null : readingText,
        note: segment.note?.reason ?? null,
        category: segment.note?.category ?? null,
        confidence: segment.note?.confidence ?? null,
      });
    }
    if (segment.kind === 'text' || segment.kind === 'span') pushGaps(sourceText);
    source += length(sourceText);
    reading += length(readingText);
  }
  return marks;
}
