/** The order of answers: titles first, then how many hits, how dense, and who speaks. */
import type { Standpoint, TablePiece } from '../shared/table.ts';
import type { Standing } from './literal.ts';

/** A part of the query as it stands in a piece. */
export interface PartStanding extends Standing {
  part: string;
}

/** More than any text can score, so that a title that holds the whole query comes first. */
const TITLE_WEIGHT = 3;
/** The count of hits at which half of what repetition can give is given. */
const HALF_COUNT = 2;
/** First-hand accounts before reports before general talk, where hits are alike. */
const STANDPOINT_WEIGHT: Record<Standpoint, number> = { 'first-hand': 1, report: 0.9, general: 0.8 };

/**
 * A piece's score for a query, higher is better.
 * @param inTitle which share of the query's parts stands in the title, 0 to 1
 * @param standings the parts that stand in its paragraphs
 */
export function score(piece: TablePiece, inTitle: number, standings: readonly PartStanding[]): number {
  const texts = standings.reduce((sum, standing) => sum + textScore(piece, standing), 0) / (standings.length || 1);
  return TITLE_WEIGHT * inTitle + texts * STANDPOINT_WEIGHT[piece.standpoint];
}

/** Below 2: repetition below 1, density up to 1. The square root, since densities differ by orders of magnitude. */
function textScore(piece: TablePiece, { part, count, commoner }: PartStanding): number {
  if (count === null) return 1 / (1 + commoner);
  const density = Math.min(1, (count * part.length) / Math.max(1, piece.length));
  return count / (count + HALF_COUNT) + Math.sqrt(density);
}
