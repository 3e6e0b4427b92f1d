/** The real archive's sentences, with their marks, as stuff for generated texts. */
import { scan } from '../../../src/text/apparatus.ts';
import { detect, meets } from '../../../src/text/detector.ts';
import { listMarks, sourceProjection } from '../../../src/text/projections.ts';
import type { Archive } from '../../../src/archive/model.ts';
import type { Random } from '../random.ts';

/** A sentence of a raw body in parts: words that may be varied, and marks with their notes, which stay as they are. */
export interface Sentence {
  parts: { raw: string; isMark: boolean }[];
}

const LENGTHS = [8, 120] as const;
/** Where a sentence ends, with the quotation mark or bracket that closes behind it. */
const END = /(?<=[。！？][”）]?)(?![”）])/u;
/** Words that only make sense after others: numbered items. */
const NUMBERED = /(?:^|[，。；：])[一二三四五六七八九十][是要、]|^[（(]?[0-9一二三四五六七八九十]+[）)、.．]/u;

/**
 * The sentences of an archive that can stand anywhere: whole, with their quotation marks and brackets in pairs, and such
 * that the detector suspects nothing in them that a mark does not answer, whatever stands beside them.
 */
export function readSentences(archive: Archive): Sentence[] {
  const { swaps } = archive;
  const paragraphs = archive.pieces.flatMap((piece) => piece.paragraphs).filter(({ role }) => role === 'text');
  // Weaker suspicions wake where surer ones stand close by.
  const company = paragraphs
    .filter(({ source }) => detect([source], swaps).filter(({ kind }) => kind === 'swap').length > 1)
    .slice(0, 2)
    .map(({ source }) => source);
  const sentences = paragraphs
    .flatMap(({ raw }) => splitSentences(raw))
    .map((sentence) => ({ sentence, raw: join(sentence), source: sourceProjection(join(sentence)) }))
    .filter(({ source }) => {
      const length = [...source].length;
      const fits = length >= LENGTHS[0] && length <= LENGTHS[1];
      return fits && /^\p{Script=Han}.*[。！？]$/u.test(source) && !NUMBERED.test(source);
    });
  const spacing = company.length + 1;
  const suspects = Map.groupBy(
    detect(
      sentences.flatMap(({ source }) => [source, ...company]),
      swaps,
    ),
    ({ paragraph }) => paragraph,
  );
  return sentences
    .filter(({ raw }, index) => {
      const marks = listMarks(raw);
      return (suspects.get(index * spacing) ?? []).every(
        (suspect) =>
          suspect.kind !== 'quote' && suspect.kind !== 'sequence' && marks.some((mark) => meets(suspect, mark)),
      );
    })
    .map(({ sentence }) => sentence);
}

const join = ({ parts }: Sentence) => parts.map(({ raw }) => raw).join('');

function splitSentences(raw: string): Sentence[] {
  const sentences: Sentence[] = [{ parts: [] }];
  for (const segment of scan(raw).segments) {
    if (segment.kind !== 'text') {
      sentences.at(-1)!.parts.push({ raw: segment.raw, isMark: true });
      continue;
    }
    for (const [index, text] of segment.raw.split(END).entries()) {
      if (index > 0) sentences.push({ parts: [] });
      if (text) sentences.at(-1)!.parts.push({ raw: text, isMark: false });
    }
  }
  return sentences;
}

/** What stands in a generated piece for the names of the real one. */
export interface Names {
  /** A place of that rank: 1 the county, 2 the village. */
  place(): string;
  person(): string;
}

/** Replaces real names of people and places, and figures, by others; marks keep theirs. */
export function makeVary(archive: Archive): (sentence: Sentence, names: Names, random: Random) => string {
  const places = [...new Set(archive.pieces.flatMap(({ place }) => place ?? []))].filter((name) => name.length > 2);
  const people = archive.privateNames;
  const pattern = new RegExp(`(${people.join('|') || '(?!)'})|(${places.join('|') || '(?!)'})|([1-9])(?=[0-9])`, 'gu');
  return ({ parts }, names, random) =>
    parts
      .map(({ raw, isMark }) =>
        isMark
          ? raw
          : raw.replace(pattern, (_found, person?: string, place?: string) => {
              if (person) return names.person();
              return place ? names.place() : String(1 + random.below(9));
            }),
      )
      .join('');
}
