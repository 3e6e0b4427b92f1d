/**
 * The one renderer of pieces: raw paragraphs in, HTML and notes out as data. Whoever shows a piece (its page, its source
 * page, an e-book) places what comes out and parses nothing.
 */
import { isLoss, type MarkSegment, type NoteCategory } from './apparatus.ts';
import { groupDecorations, Weaver, type Decoration, type Frame } from './decorations.ts';
import { findGaps, splitGaps } from './gaps.ts';
import { escapeHtml } from './html.ts';
import { placeSegments, type PlacedSegment } from './offsets.ts';

export type ParagraphRole = 'title' | 'byline' | 'heading' | 'text';

/** What the renderer reads of a piece; the archive's pieces are such. */
export interface RenderablePiece {
  paragraphs: readonly {
    /** `p1`, `p2` … */
    id: string;
    role: ParagraphRole;
    /** true where this line runs on from the paragraph before it. */
    continues?: boolean;
    raw: string;
  }[];
}

export interface RenderedPiece {
  /** The source's own title, the first paragraph; null where an editor supplied one. `html` is what stands inside the element. */
  heading: { id: string; html: string } | null;
  blocks: RenderedBlock[];
  /** Every mark of the apparatus, by number. */
  notes: RenderedNote[];
}

/** A paragraph with the lines that continue it. */
export interface RenderedBlock {
  /** Of its first paragraph; the element that holds `html` bears it. */
  id: string;
  role: Exclude<ParagraphRole, 'title'>;
  /** What stands inside the element; a line that continues is a `<span id="p3">` of its own. */
  html: string;
  /** Ids of its paragraphs. */
  paragraphs: string[];
}

/** A mark with its number: its place in the text is `#r1`, its note `#n1`. */
export interface RenderedNote {
  /**
   * From 1 through the whole piece in order of place, the heading's first: those that the text shows, then the others, so
   * that a reader meets no hole in the count. A number holds for one edition; what outlasts it is the paragraph's id and
   * the words, which stand with every note.
   */
  number: number;
  /** Id of the paragraph. */
  paragraph: string;
  mark: MarkSegment;
  /** Whether the text shows it; see `isShown`. */
  isShown: boolean;
}

/** Notes of these categories change what a reader believes; the others are remarks on language and print. */
const TELLING: ReadonlySet<NoteCategory | undefined | null> = new Set([
  '引文',
  '史实',
  '掩字',
  '换词',
  '错字',
  '拼接',
  '说明',
  '存疑',
]);

/**
 * The rule of calm: whether the running text shows a mark. It shows every change and all lost text, and of the notes those
 * of a telling category that the editor holds at 中 or 高. The others leave no trace in the text but an id.
 */
export function isShown(mark: MarkSegment): boolean {
  if (mark.kind !== 'span' && mark.kind !== 'point') return true;
  return isLoss(mark) || (TELLING.has(mark.note?.category) && mark.note?.confidence !== '低');
}

/**
 * The reading text of a piece. The text content of heading and blocks is their paragraphs' reading projection, whatever the
 * decorations: labels and numbers stand in attributes.
 * @param decorations spans in code points of a paragraph's reading projection; see decorations.ts for how they nest
 * @throws RangeError for a decoration outside its paragraph; Error for a title that is not the first paragraph, or that a line continues
 */
export function renderPiece(piece: RenderablePiece, decorations: readonly Decoration[] = []): RenderedPiece {
  const placed = piece.paragraphs.map((paragraph) => ({ ...paragraph, segments: placeSegments(paragraph.raw) }));
  const lengths = new Map(placed.map(({ id, segments }) => [id, segments.at(-1)?.reading.end ?? 0]));
  const groups = groupDecorations(lengths, decorations);
  const notes = numberNotes(placed);
  const rendered: RenderedPiece = { heading: null, blocks: [], notes };
  const noteOf = new Map(notes.map((note) => [note.mark, note]));
  for (const [index, { id, role, continues, segments }] of placed.entries()) {
    const html = renderParagraph(segments, groups.get(id) ?? [], noteOf);
    const block = rendered.blocks.at(-1);
    if (continues && block) {
      block.html += `<span id="${id}">${html}</span>`;
      block.paragraphs.push(id);
    } else if (continues) throw new Error(`${id} continues no paragraph of the text`);
    else if (role !== 'title') rendered.blocks.push({ id, role, html, paragraphs: [id] });
    else if (index === 0) rendered.heading = { id, html };
    else throw new Error(`${id} is a title and not the first paragraph`);
  }
  return rendered;
}

/**
 * The source layer of a piece: the witness's own characters, line for line.
 * @param decorations spans in code points of a paragraph's source
 * @throws RangeError for a decoration outside its paragraph
 */
export function renderSource(
  piece: { paragraphs: readonly { id: string; source: string }[] },
  decorations: readonly Decoration[] = [],
): { id: string; html: string }[] {
  const lengths = new Map(piece.paragraphs.map(({ id, source }) => [id, [...source].length]));
  const groups = groupDecorations(lengths, decorations);
  return piece.paragraphs.map(({ id, source }) => {
    const weaver = new Weaver(groups.get(id) ?? []);
    weaver.write(source);
    return { id, html: weaver.html };
  });
}

/** The notes of all paragraphs with their numbers. */
function numberNotes(paragraphs: readonly { id: string; segments: readonly PlacedSegment[] }[]): RenderedNote[] {
  const notes = paragraphs.flatMap(({ id, segments }) =>
    segments.flatMap(({ segment }) =>
      segment.kind === 'text' ? [] : [{ paragraph: id, mark: segment, isShown: isShown(segment) }],
    ),
  );
  return [...notes.filter((note) => note.isShown), ...notes.filter((note) => !note.isShown)].map((note, index) => ({
    number: index + 1,
    ...note,
  }));
}

function renderParagraph(
  segments: readonly PlacedSegment[],
  decorations: readonly Decoration[],
  noteOf: ReadonlyMap<MarkSegment, RenderedNote>,
): string {
  const weaver = new Weaver(decorations);
  for (const { segment, reading } of segments) {
    if (segment.kind === 'text') {
      writeWithGaps(weaver, segment.reading, linkedGap);
      continue;
    }
    const note = noteOf.get(segment)!;
    weaver.enter(markFrame(note), reading.end - reading.start);
    if (segment.kind !== 'span') weaver.write(segment.reading);
    else writeWithGaps(weaver, segment.reading, note.isShown ? plainGap : linkedGap);
    weaver.leave();
  }
  return weaver.html;
}

/**
 * An element around the mark's words and, where the text shows it, a link to its note after them: the words are heard as
 * the text they are. Words lost have no text to be heard, so their place has a name.
 */
function markFrame({ mark, number, isShown: shown }: RenderedNote): Frame {
  // A mask in a note's words is a link; what stands around them may be none.
  if (!shown) return { open: `<span id="r${number}">`, close: '</span>', isLink: findGaps(mark.reading).length > 0 };
  const kind = isLoss(mark) ? 'lost' : mark.kind;
  const name = isLoss(mark) ? ' role="img" aria-label="脱文"' : '';
  return {
    open: `<span class="mark mark-${kind}" id="r${number}"${name}>`,
    close: `</span><a class="mark-number" href="#n${number}" data-note="${number}" aria-label="校注 ${number}"></a>`,
    isLink: true,
  };
}

function writeWithGaps(weaver: Weaver, text: string, frameOf: (mask: string) => Frame): void {
  for (const part of splitGaps(text)) {
    if (part.isGap) weaver.enter(frameOf(part.text), [...part.text].length);
    weaver.write(part.text);
    if (part.isGap) weaver.leave();
  }
}

/** A mask outside marks that the text shows: a link to what the page says about gaps. */
const linkedGap = (mask: string): Frame => ({
  open: `<a class="gap" href="#gaps" aria-label="缺字 ${escapeHtml(mask)}">`,
  close: '</a>',
  isLink: true,
});

/** A mask inside a mark, whose note explains it. */
const plainGap = (mask: string): Frame => ({
  open: `<span class="gap" role="img" aria-label="缺字 ${escapeHtml(mask)}">`,
  close: '</span>',
  isLink: false,
});
