/**
 * The one renderer of pieces: raw paragraphs in, HTML and notes out as data. Whoever shows a piece (its page, its source
 * page, an e-book) places what comes out and parses nothing.
 */
import { isLoss, type MarkSegment } from './apparatus.ts';
import { groupDecorations, Weaver, type Decoration, type Frame } from './decorations.ts';
import { splitGaps } from './gaps.ts';
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
  /** Every mark of the apparatus, in order of place: the heading's, then the blocks'. */
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
  /** From 1, through the whole piece. */
  number: number;
  /** Id of the paragraph. */
  paragraph: string;
  mark: MarkSegment;
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
  const rendered: RenderedPiece = { heading: null, blocks: [], notes: [] };
  for (const [index, { id, role, continues, segments }] of placed.entries()) {
    const html = renderParagraph(id, segments, groups.get(id) ?? [], rendered.notes);
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

/** The HTML of one paragraph. Its marks are added to `notes`, which gives them their numbers. */
function renderParagraph(
  paragraph: string,
  segments: readonly PlacedSegment[],
  decorations: readonly Decoration[],
  notes: RenderedNote[],
): string {
  const weaver = new Weaver(decorations);
  for (const { segment, reading } of segments) {
    if (segment.kind === 'text') {
      writeWithGaps(weaver, segment.reading, linkedGap);
      continue;
    }
    const number = notes.length + 1;
    notes.push({ number, paragraph, mark: segment });
    weaver.enter(markFrame(segment, number), reading.end - reading.start);
    if (segment.kind === 'span') writeWithGaps(weaver, segment.reading, plainGap);
    else weaver.write(segment.reading);
    weaver.leave();
  }
  return weaver.html;
}

const LABELS: Record<MarkSegment['kind'], string> = {
  substitution: '改字',
  addition: '补字',
  deletion: '删字',
  span: '存注',
  point: '编者注',
};

/** A link around the mark's words to its note. */
function markFrame(mark: MarkSegment, number: number): Frame {
  const kind = isLoss(mark) ? 'lost' : mark.kind;
  const label = isLoss(mark) ? '脱文' : LABELS[mark.kind];
  const name = `${mark.reading}${mark.reading ? '\uFF0C' : ''}${label}\uFF0C校注${number}`;
  const classes = `mark mark-${kind}${mark.note?.confidence === '低' ? ' mark-doubtful' : ''}`;
  const link = `<a class="${classes}" href="#n${number}" id="r${number}" data-note="${number}" aria-label="${escapeHtml(name)}">`;
  return mark.reading
    ? { open: `${link}<span class="words">`, close: '</span></a>', isLink: true }
    : { open: link, close: '</a>', isLink: true };
}

function writeWithGaps(weaver: Weaver, text: string, frameOf: (mask: string) => Frame): void {
  for (const part of splitGaps(text)) {
    if (part.isGap) weaver.enter(frameOf(part.text), [...part.text].length);
    weaver.write(part.text);
    if (part.isGap) weaver.leave();
  }
}

/** A mask outside marks: a link to what the page says about gaps. */
const linkedGap = (mask: string): Frame => ({
  open: `<a class="gap" href="#gaps" aria-label="缺字\uFF0C底本作${escapeHtml(mask)}">`,
  close: '</a>',
  isLink: true,
});

/** A mask inside a mark, which is a link already. */
const plainGap = (): Frame => ({
  open: '<span class="gap" role="img" aria-label="缺字">',
  close: '</span>',
  isLink: false,
});
