/** What a mutation does to a copy of the content, and where a fault would have to say so. */
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
  codes?: readonly string[];
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

/** Damage to the words of one file: `words` stand in place of a span, or at an offset. */
export function rewrite(
  what: string,
  file: ContentFile,
  where: Span | number,
  words: string,
  answer: { places?: readonly string[]; codes?: readonly string[] } = {},
): Damage {
  const { start, end } = typeof where === 'number' ? { start: where, end: where } : where;
  return {
    what,
    operations: [{ do: 'write', path: file.path, bytes: file.text.slice(0, start) + words + file.text.slice(end) }],
    places: answer.places ?? [file.path],
    ...(answer.codes ? { codes: answer.codes } : {}),
  };
}
