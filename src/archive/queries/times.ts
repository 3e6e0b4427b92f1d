/** When the pieces were written, as far as the editors can tell: intervals of years with what proves them. */
import { yearsFact } from '../../text/years.ts';
import type { Archive, Piece } from '../model.ts';

export type YearInterval = NonNullable<Piece['year']>;

/** A piece whose words let the editors say when it was written. */
export interface DatedPiece {
  piece: Piece;
  year: YearInterval;
  certain: boolean;
}

/**
 * No text of an archive need bear a date: every interval is the editors', with a confidence. From this confidence on it
 * counts as certain, below it as inferred. In this archive that parts a dated event of the text (a meeting of 6 March, an
 * eve of the new year on 24 January) from turns of phrase that were merely current in some years.
 */
export const CERTAIN_FROM = 0.95;

/** Whether an interval is certain rather than inferred. */
export function isCertain(year: YearInterval): boolean {
  return year.confidence >= CERTAIN_FROM;
}

/** Pieces with an interval, the earliest first: by its first year, then its last, then the piece's number. */
export function datedPieces(archive: Archive): DatedPiece[] {
  return archive.pieces
    .flatMap((piece) => (piece.year ? [{ piece, year: piece.year, certain: isCertain(piece.year) }] : []))
    .sort((a, b) => a.year.from - b.year.from || a.year.to - b.year.to || a.piece.number - b.piece.number);
}

/** Pieces whose words prove no year, by number. */
export function undatedPieces(archive: Archive): Piece[] {
  return archive.pieces.filter((piece) => !piece.year);
}

/** When a piece was written, as a fact about it: `2020 年`, or `2016—2020 年（推断）`; null without a year. */
export function yearFact({ year }: Pick<Piece, 'year'>): string | null {
  return year && yearsFact(year, isCertain(year));
}
