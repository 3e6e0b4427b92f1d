/** What a mutation does to a copy of the content, and where a fault would have to say so. */
import type { FaultCode } from '../../../src/archive/faults.ts';
import type { Random } from '../random.ts';
import type { Content } from './content.ts';
import type { ContentFile, Span } from './files.ts';

/** One change of the content; paths are below its folder, with forward slashes. */
export type Operation =
  | { do: 'write'; path: string; bytes: string | Uint8Array }
  | { do: 'remove'; path: string }
  | { do: 'folder'; path: string }
  | { do: 'link'; path: string; target: string }
  | { do: 'fifo'; path: string }
  /** Takes away every permission. */
  | { do: 'forbid'; path: string };

/** Content made wrong in one way, such that a careful editor would call it wrong. */
export interface Damage {
  /** What was done, in a few words for the report. */
  what: string;
  operations: Operation[];
  /** Files and folders where the contradiction stands, below the content folder: a fault has to name one of them. */
  places: readonly string[];
  /** Codes one of which says what is wrong; absent where any fault in the right place does. */
  codes?: readonly FaultCode[];
}

/**
 * Draws one damage of a kind; null where the content has nothing to damage in this way, or not in the place drawn. The same
 * content and numbers give the same damage.
 */
export type Draw = (content: Content, random: Random) => Damage | null;

/** The kinds of one class by name. */
export type Kinds = Record<string, Draw>;

/** One of a list, or null where it is empty. */
export function draw<T>(random: Random, list: readonly T[]): T | null {
  return list.length > 0 ? random.pick(list) : null;
}

/** One of a list, each of its groups as likely as the others; null where it is empty. */
export function drawEvenly<T>(random: Random, list: readonly T[], groupOf: (item: T) => string): T | null {
  const groups = Map.groupBy(list, groupOf);
  const name = draw(random, [...groups.keys()]);
  return name === null ? null : random.pick(groups.get(name)!);
}

/** What a damage says of the answer that it asks for, where it is not any fault of the damaged file. */
type Answer = Partial<Pick<Damage, 'places' | 'codes'>>;

/** Other words for a place in a file: a span, or an offset that they are put in at. */
export interface Edit {
  where: Span | number;
  words: string;
}

/** Damage to the words of one file in several places. */
export function rewriteAll(what: string, file: ContentFile, edits: readonly Edit[], answer: Answer = {}): Damage {
  const spans = edits.map(({ where, words }) => ({
    ...(typeof where === 'number' ? { start: where, end: where } : where),
    words,
  }));
  let bytes = file.text;
  for (const { start, end, words } of spans.sort((a, b) => b.start - a.start)) {
    bytes = bytes.slice(0, start) + words + bytes.slice(end);
  }
  return { what, operations: [{ do: 'write', path: file.path, bytes }], places: [file.path], ...answer };
}

/** Damage to the words of one file in one place. */
export function rewrite(
  what: string,
  file: ContentFile,
  where: Span | number,
  words: string,
  answer: Answer = {},
): Damage {
  return rewriteAll(what, file, [{ where, words }], answer);
}
