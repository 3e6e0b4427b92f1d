/** New sentences, with marks, by a chain over a real archive's, as stuff for generated texts. */
import { scan } from '../../../src/text/apparatus.ts';
import { detect, meets, type SwapRow } from '../../../src/text/detector.ts';
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
/** So many characters or marks decide the next one: fewer make noise, more repeat what they were given. */
const ORDER = 2;
/** Sentences that are held against the lexicon at one time. */
const BATCH = 512;

/** Draws sentences that no real text has, as many as are asked for. */
export type DrawSentence = () => Sentence;

/**
 * A source of sentences that can stand anywhere: whole, with their quotation marks and brackets in pairs, and such that
 * the detector suspects nothing in them that a mark does not answer, whatever stands beside them.
 */
export function makeSentences(archive: Archive, random: Random): DrawSentence {
  const { swaps } = archive;
  const paragraphs = archive.pieces.flatMap((piece) => piece.paragraphs).filter(({ role }) => role === 'text');
  // Weaker suspicions wake where surer ones stand close by.
  const company = paragraphs
    .filter(({ source }) => detect([source], swaps).filter(({ kind }) => kind === 'swap').length > 1)
    .slice(0, 2)
    .map(({ source }) => source);
  const real = paragraphs.flatMap(({ raw }) => splitSentences(raw)).filter(fits);
  const follow = chainOf(soundOnes(real, company, swaps));
  let ready: Sentence[] = [];
  return () => {
    while (ready.length === 0) {
      const drawn = Array.from({ length: BATCH }, () => draw(follow, random)).filter((sentence) => sentence !== null);
      ready = soundOnes(drawn.filter(fits), company, swaps);
    }
    return ready.pop()!;
  };
}

function fits(sentence: Sentence): boolean {
  const source = sourceProjection(join(sentence));
  const length = [...source].length;
  return (
    length >= LENGTHS[0] && length <= LENGTHS[1] && /^\p{Script=Han}.*[。！？]$/u.test(source) && !NUMBERED.test(source)
  );
}

function soundOnes(sentences: readonly Sentence[], company: readonly string[], swaps: readonly SwapRow[]): Sentence[] {
  const spacing = company.length + 1;
  const sources = sentences.flatMap((sentence) => [sourceProjection(join(sentence)), ...company]);
  const suspects = Map.groupBy(detect(sources, swaps), ({ paragraph }) => paragraph);
  return sentences.filter((sentence, index) => {
    const found = suspects.get(index * spacing) ?? [];
    const marks = found.length > 0 ? listMarks(join(sentence)) : [];
    return found.every(
      (suspect) =>
        suspect.kind !== 'quote' && suspect.kind !== 'sequence' && marks.some((mark) => meets(suspect, mark)),
    );
  });
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

/** A character or a mark; null ends a sentence. */
type Token = { raw: string; isMark: boolean } | null;
/** What may follow the last tokens, each as often as it does. */
type Chain = ReadonlyMap<string, readonly Token[]>;

const keyOf = (tokens: readonly Token[]) =>
  tokens
    .slice(-ORDER)
    .map((token) => token!.raw)
    .join('');

function chainOf(sentences: readonly Sentence[]): Chain {
  const follow = new Map<string, Token[]>();
  for (const { parts } of sentences) {
    const tokens = parts.flatMap((part): Token[] =>
      part.isMark ? [part] : [...part.raw].map((raw) => ({ raw, isMark: false })),
    );
    [...tokens, null].forEach((token, at) => {
      const key = keyOf(tokens.slice(Math.max(0, at - ORDER), at));
      const known = follow.get(key);
      if (known) known.push(token);
      else follow.set(key, [token]);
    });
  }
  return follow;
}

/** One walk along a chain; null where it goes on too long. */
function draw(follow: Chain, random: Random): Sentence | null {
  const tokens: Token[] = [];
  while (tokens.length <= LENGTHS[1]) {
    const token = random.pick(follow.get(keyOf(tokens))!);
    if (token) {
      tokens.push(token);
      continue;
    }
    const parts: Sentence['parts'] = [];
    for (const { raw, isMark } of tokens as NonNullable<Token>[]) {
      const last = parts.at(-1);
      if (isMark || !last || last.isMark) parts.push({ raw, isMark });
      else last.raw += raw;
    }
    return { parts };
  }
  return null;
}

/** What stands in a generated piece for the names of the real one. */
export interface Names {
  /** A place of that rank: 1 the county, 2 the village. */
  place(): string;
  person(): string;
}

/** The years in which texts like these were written. */
const YEARS = [2013, 2020] as const;

/** Replaces real names of people and places, years and figures, by others; marks keep theirs. */
export function makeVary(archive: Archive): (sentence: Sentence, names: Names, random: Random) => string {
  const places = [...new Set(archive.pieces.flatMap(({ place }) => place ?? []))].filter((name) => name.length > 2);
  const people = archive.privateNames;
  const pattern = new RegExp(
    `(${people.join('|') || '(?!)'})|(${places.join('|') || '(?!)'})|((?<![0-9])20[0-9]{2}(?=年))|[1-9](?=[0-9])`,
    'gu',
  );
  return ({ parts }, names, random) =>
    parts
      .map(({ raw, isMark }) =>
        isMark
          ? raw
          : raw.replace(pattern, (_found, person?: string, place?: string, year?: string) => {
              if (person) return names.person();
              if (place) return names.place();
              return String(year ? YEARS[0] + random.below(YEARS[1] - YEARS[0] + 1) : 1 + random.below(9));
            }),
      )
      .join('');
}
