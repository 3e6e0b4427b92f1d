/** Every place where words stand, each as a line of its own: what is left of them, the words, what is right of them. */
import { MASKED_NAME } from '../../text/masked.ts';
import { passageAddress, type LineOrder } from '../page/address.ts';
import type { Hit } from '../page/client.ts';
import type { Choice } from '../shared/facets.ts';
import type { Passage, Range } from '../shared/protocol.ts';
import type { TablePiece } from '../shared/table.ts';

/** A place where words stand. Names that are read in their pieces alone are masked in all three. */
export interface Line {
  left: string;
  hit: string;
  right: string;
  row: TablePiece;
  paragraph: string;
  layer: Passage['layer'];
  /** Address of the paragraph, the words marked there. */
  url: string;
  /** Address of the paragraph, as it is cited. */
  cited: string;
}

/** The lines of an answer, or of as many of its pieces as are read. */
export interface Concordance {
  lines: Line[];
  read: number;
  pieces: number;
}

/** Characters told on either side; a table shows as many of them as it has room for. */
const CONTEXT = 40;
/** Each piece is a file. */
export const PIECES_AT_MOST = 300;

/** Lines of the pieces found, in order. */
export async function gatherLines(found: readonly Hit[], choice: Choice, order: LineOrder): Promise<Concordance> {
  const inOrder = order === 'left' || order === 'right' ? found : [...found].sort((a, b) => comparePieces(a, b, order));
  const read = inOrder.slice(0, PIECES_AT_MOST);
  const lines = await Promise.all(read.map(async (hit) => linesOf(hit, await hit.passages(choice))));
  return { lines: sortLines(lines.flat(), order), read: read.length, pieces: found.length };
}

/** The lines of a piece, in the order of its text. */
export function linesOf({ row, url, parts }: Pick<Hit, 'row' | 'url' | 'parts'>, passages: readonly Passage[]): Line[] {
  return [...passages]
    .sort((a, b) => numberOf(a) - numberOf(b))
    .flatMap(({ paragraph, layer, text, ranges, names = [] }) => {
      const place = {
        row,
        paragraph,
        layer,
        url: passageAddress(url, layer, paragraph, parts),
        cited: passageAddress(url, layer, paragraph, []),
      };
      return cutAt(text, ranges, names).map((words) => ({ ...words, ...place }));
    });
}

/** A text cut at each of the ranges. A name that words found reach into is wholly theirs. */
function cutAt(
  text: string,
  ranges: readonly Range[],
  names: readonly Range[],
): Pick<Line, 'left' | 'hit' | 'right'>[] {
  const words: { text: string; start: number; end: number }[] = [];
  const chars = [...text];
  for (let at = 0; at < chars.length; at = words.at(-1)!.end) {
    const name = names.find(([start, end]) => start <= at && at < end);
    words.push(name ? { text: MASKED_NAME, start: at, end: name[1] } : { text: chars[at]!, start: at, end: at + 1 });
  }
  const join = (from: number, to: number) =>
    words
      .slice(from, to)
      .map((word) => word.text)
      .join('');
  return ranges.map(([start, end]) => {
    const first = words.findIndex((word) => word.end > start);
    const after = words.findIndex((word) => word.start >= end);
    const next = after < 0 ? words.length : after;
    const from = Math.max(0, first - CONTEXT);
    const to = Math.min(words.length, next + CONTEXT);
    return {
      left: (from > 0 ? '…' : '') + join(from, first),
      hit: join(first, next),
      right: join(next, to) + (to < words.length ? '…' : ''),
    };
  });
}

/** Characters next to the words by which lines are put in order. */
const COMPARED = 12;

/** Lines in order: those that are alike in it stay as they are. */
function sortLines(lines: readonly Line[], order: LineOrder): Line[] {
  if (order === 'piece' || order === 'year') return [...lines].sort((a, b) => comparePieces(a, b, order));
  // As a Chinese dictionary has it: by sound, punctuation first.
  const { compare } = new Intl.Collator('zh-CN');
  // What stands left is read from the words outward.
  const before = ({ left }: Line) => [...left].reverse().slice(0, COMPARED).join('');
  const after = ({ right }: Line) => [...right].slice(0, COMPARED).join('');
  const [first, second] = order === 'left' ? [before, after] : [after, before];
  return lines
    .map((line) => ({ line, first: first(line), second: second(line) }))
    .sort((a, b) => compare(a.first, b.first) || compare(a.second, b.second))
    .map(({ line }) => line);
}

type Placed = Pick<Hit, 'row'>;

/** By the number on their seals, or by year before that: those of no year last. */
function comparePieces({ row: a }: Placed, { row: b }: Placed, order: 'piece' | 'year'): number {
  const years = order === 'year' ? yearOf(a) - yearOf(b) : 0;
  return years || a.number - b.number;
}

const yearOf = ({ year }: TablePiece): number => year?.from ?? Number.MAX_SAFE_INTEGER;
const numberOf = ({ paragraph }: Passage): number => Number(paragraph.slice(1));
