/**
 * Decorations: elements around spans of a rendered text, such as terms and parallel passages. They may touch, overlap, and
 * cross the frames that the renderer draws (marks and gaps). What comes out is always well nested, by these rules:
 *
 * - The decoration that opens first is the outer one; of those that open together the one that ends last, then the one
 *   listed first.
 * - Where the outer ends first, the inner is closed with it and opens again: it becomes two elements.
 * - A frame is never cut. A decoration that covers it whole stands around it; one that ends inside it is cut at its edges.
 * - Links do not stand in links. One that meets a frame that is a link is cut at its edges; inside a frame or another link
 *   it is drawn as a `span` with its class, id and data alone. `dfn` in `dfn` likewise.
 * - Of the elements that one decoration becomes, the first alone has its id. None is empty.
 */
import { escapeHtml } from './html.ts';
import type { Span } from './offsets.ts';

/** A span to be wrapped, in code points of the text of a paragraph as it is rendered; end exclusive, not empty. */
export interface Decoration extends Span {
  /** Id of the paragraph, `p3`. */
  paragraph: string;
  element: 'a' | 'dfn' | 'span';
  attributes?: Readonly<Record<string, string>>;
}

/** An element that the renderer draws whole. */
export interface Frame {
  /** Its opening and closing tags; there may be more than one, one in the other. */
  open: string;
  close: string;
  isLink: boolean;
}

/**
 * The decorations of each paragraph.
 * @param lengths code points of each paragraph's text, by id
 * @throws RangeError where one is empty or does not lie inside its paragraph
 */
export function groupDecorations(
  lengths: ReadonlyMap<string, number>,
  decorations: readonly Decoration[],
): Map<string, Decoration[]> {
  const groups = new Map<string, Decoration[]>();
  for (const [index, decoration] of decorations.entries()) {
    const { paragraph, start, end, element } = decoration;
    const length = lengths.get(paragraph);
    const fault =
      length === undefined
        ? 'there is no such paragraph'
        : !(Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end && end <= length)
          ? `the paragraph has ${length} characters`
          : null;
    if (fault) throw new RangeError(`decoration ${index}, <${element}> at ${paragraph} ${start}–${end}: ${fault}`);
    const group = groups.get(paragraph);
    if (group) group.push(decoration);
    else groups.set(paragraph, [decoration]);
  }
  return groups;
}

/** A decoration on its way into the HTML. */
interface Strand extends Span {
  decoration: Decoration;
  /** Place in the list given. */
  index: number;
  isDrawn: boolean;
}

/** An element whose closing tag is to come; `strand` is null for a frame. */
interface OpenElement {
  strand: Strand | null;
  name: string;
  isLink: boolean;
  close: string;
}

/** Writes the HTML of one text, with its decorations woven in. */
export class Weaver {
  #html = '';
  /** Code points written. */
  #at = 0;
  /** Not begun, the next one last. */
  readonly #upcoming: Strand[];
  /** Begun, not ended, and not open: to be opened when words that they wrap are written. */
  #due: Strand[] = [];
  readonly #open: OpenElement[] = [];

  /** @param decorations of the text, none reaching beyond it */
  constructor(decorations: readonly Decoration[]) {
    this.#upcoming = decorations
      .map((decoration, index) => ({ ...decoration, decoration, index, isDrawn: false }))
      .sort((a, b) => b.start - a.start);
  }

  /** What is written so far; whole HTML once all the text is. */
  get html(): string {
    return this.#html;
  }

  /** Writes words of the text. */
  write(text: string): void {
    let from = 0;
    while (from < text.length) {
      this.#openDue(() => true);
      const edge = this.#nextEdge();
      let to = from;
      while (to < text.length && this.#at < edge) {
        to += text.codePointAt(to)! > 0xffff ? 2 : 1;
        this.#at += 1;
      }
      this.#html += escapeHtml(text.slice(from, to));
      from = to;
      this.#closeEnded();
    }
  }

  /**
   * Opens a frame, to be left with `leave`.
   * @param size code points that will be written inside it
   */
  enter(frame: Frame, size: number): void {
    const [start, end] = [this.#at, this.#at + size];
    const standsAround = (strand: Strand) =>
      strand.start <= start && end <= strand.end && !(frame.isLink && strand.decoration.element === 'a');
    this.#closeFirst((strand) => !standsAround(strand));
    if (size > 0) this.#openDue(standsAround);
    this.#html += frame.open;
    this.#open.push({ strand: null, name: '', isLink: frame.isLink, close: frame.close });
  }

  /** Closes the frame that was entered last. */
  leave(): void {
    this.#closeFrom(this.#lastFrame() + 1);
    this.#html += this.#open.pop()!.close;
    this.#closeEnded();
  }

  #lastFrame(): number {
    return this.#open.findLastIndex(({ strand }) => strand === null);
  }

  /** Where the next decoration starts or ends. */
  #nextEdge(): number {
    const ends = this.#open.map(({ strand }) => strand?.end ?? Infinity);
    return Math.min(this.#upcoming.at(-1)?.start ?? Infinity, ...ends);
  }

  #openDue(fits: (strand: Strand) => boolean): void {
    while (this.#upcoming.length > 0 && this.#upcoming.at(-1)!.start <= this.#at) this.#due.push(this.#upcoming.pop()!);
    if (this.#due.length === 0) return;
    const fitting = this.#due.filter(fits).sort((a, b) => b.end - a.end || a.index - b.index);
    this.#due = this.#due.filter((strand) => !fitting.includes(strand));
    for (const strand of fitting) this.#openStrand(strand);
  }

  #openStrand(strand: Strand): void {
    const { element, attributes = {} } = strand.decoration;
    const isInside = this.#open.some((outer) =>
      element === 'a' ? outer.isLink : outer.name === 'dfn' && element === 'dfn',
    );
    const name = isInside ? 'span' : element;
    const shown = Object.entries(attributes).filter(
      ([key]) => (!isInside || /^(?:class|id|data-.*)$/u.test(key)) && (key !== 'id' || !strand.isDrawn),
    );
    this.#html += `<${[name, ...shown.map(([key, value]) => `${key}="${escapeHtml(value)}"`)].join(' ')}>`;
    strand.isDrawn = true;
    this.#open.push({ strand, name, isLink: name === 'a', close: `</${name}>` });
  }

  #closeEnded(): void {
    this.#closeFirst((strand) => strand.end <= this.#at);
  }

  /** Closes the outermost decoration inside the last frame of which this is true, and all in it. */
  #closeFirst(isToClose: (strand: Strand) => boolean): void {
    const floor = this.#lastFrame();
    const first = this.#open.findIndex(({ strand }, index) => index > floor && isToClose(strand!));
    if (first >= 0) this.#closeFrom(first);
  }

  /** Closes the decorations from that place of the stack on. Those that go on are due again. */
  #closeFrom(index: number): void {
    for (const { strand, close } of this.#open.splice(index).reverse()) {
      this.#html += close;
      if (strand!.end > this.#at) this.#due.push(strand!);
    }
  }
}
