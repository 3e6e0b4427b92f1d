/** The truth that a search is measured against: the texts themselves, compared one by one. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { simplifications } from '../../../src/search/index/fold-pairs.ts';
import { makeFold } from '../../../src/search/shared/fold.ts';

/** The part of data/archive.json that the bench reads. */
export interface BenchPiece {
  id: string;
  url: string;
  title: string;
  paragraphs: { id: string; text: string; source: string }[];
}

export function readPieces(dist: string): BenchPiece[] {
  const data = JSON.parse(readFileSync(path.join(dist, 'data/archive.json'), 'utf8')) as { pieces: BenchPiece[] };
  return data.pieces;
}

export interface Truth {
  /** Text as search compares it, folded by the whole table of OpenCC rather than the site's own. */
  fold(text: string): string;
  /** What the query asks for: the whole of it where that stands anywhere, else its parts between spaces. */
  parts(query: string): string[];
  /** Ids of the pieces that hold every one of the parts, each within one paragraph of one layer or in the title. */
  pieces(parts: readonly string[]): Set<string>;
  /** Whether a part stands in the paragraphs of a piece, not only in its title. */
  inText(id: string, part: string): boolean;
}

export function makeTruth(pieces: readonly BenchPiece[]): Truth {
  const fold = makeFold(simplifications());
  const folded = pieces.map(({ id, title, paragraphs }) => ({
    id,
    title: fold(title),
    texts: paragraphs.flatMap(({ text, source }) => [...new Set([fold(text), fold(source)])]),
  }));
  const byId = new Map(folded.map((piece) => [piece.id, piece]));
  const holds = ({ title, texts }: (typeof folded)[number], part: string) =>
    title.includes(part) || texts.some((text) => text.includes(part));
  return {
    fold,
    parts(query) {
      const whole = fold(query);
      return folded.some((piece) => holds(piece, whole)) ? [whole] : whole.split(/\s+/u).filter(Boolean);
    },
    pieces: (parts) => new Set(folded.filter((piece) => parts.every((part) => holds(piece, part))).map(({ id }) => id)),
    inText: (id, part) => byId.get(id)!.texts.some((text) => text.includes(part)),
  };
}
