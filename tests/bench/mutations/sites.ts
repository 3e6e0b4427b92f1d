/** Places between characters where a damage can be put, by what the characters are. */
import { scan } from '../../../src/text/apparatus.ts';
import type { Content } from './content.ts';
import type { Field } from './fields.ts';
import type { ContentFile, Span } from './files.ts';

/** A place inside words, and the kind of words they are. */
export interface Site {
  file: ContentFile;
  at: number;
  name: string;
}

/** Fields whose values are not an editor's words: identifiers, lists of fixed choices, quotations of the text itself. */
const NOT_WORDS =
  /(?: |\.)(?:genre|group|standpoint|fold|tags|themes|place|roles|words|paragraph|evidence\.quote|piece|witness|sha256|date)$/u;

/** Fields that hold words of an editor. */
export function wordFields(content: Content): Field[] {
  return content.fields.filter(
    ({ name, value }) => typeof value === 'string' && /\p{Script=Han}{2}/u.test(value) && !NOT_WORDS.test(name),
  );
}

/** One place inside each field of words: between its first two Chinese characters. */
export function wordSites(content: Content): Site[] {
  return wordFields(content).map(({ file, start, end, name }) => {
    const written = file.text.slice(start, end);
    return { file, at: start + written.search(/\p{Script=Han}{2}/u) + 1, name };
  });
}

/** One place in each note of the apparatus: after the first character of its reason. */
export function noteSites(content: Content): Site[] {
  return content.pieces.flatMap(({ file, lines }) =>
    lines.flatMap((line) =>
      [...line.raw.matchAll(/\{>>[^：:]*[：:]\p{Script=Han}/gu)].map((match) => ({
        file,
        at: line.start + match.index + match[0].length,
        name: 'note',
      })),
    ),
  );
}

/** Each character of a raw line that stands in the witness, as UTF-16 offsets of the line. */
export function sourceSites(raw: string): Span[] {
  return scan(raw).segments.flatMap((segment) => {
    const source = segment.kind === 'text' ? segment.raw : segment.source;
    const start = segment.kind === 'text' ? segment.at : segment.at + 3;
    let at = start;
    return [...source].map((char) => {
      at += char.length;
      return { start: at - char.length, end: at };
    });
  });
}
