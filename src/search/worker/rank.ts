/** The order of answers: titles first, then how many hits, how dense, and who speaks. */
import { mergeRanges, rangesOf } from '../shared/hits.ts';
import type { Found } from '../shared/protocol.ts';
import type { SearchTable, Standpoint, TablePiece } from '../shared/table.ts';
import type { Standing } from './literal.ts';
import type { Matches } from './match.ts';

/** A part of the query as it stands in a piece. */
interface PartStanding extends Standing {
  part: string;
}

/** More than any text can score, so that a title that holds the whole query comes first. */
const TITLE_WEIGHT = 3;
/** The count of hits at which half of what repetition can give is given. */
const HALF_COUNT = 2;
/** First-hand accounts before reports before general talk, where hits are alike. */
const STANDPOINT_WEIGHT: Record<Standpoint, number> = { 'first-hand': 1, report: 0.9, general: 0.8 };

/**
 * The pieces that meet a query, best first.
 * @param titles the folded titles of all pieces
 */
export function rankMatches(matches: Matches, table: SearchTable, titles: readonly string[]): Found[] {
  return [...matches]
    .map(([piece, parts]) => {
      const standings = [...parts].flatMap(([part, { text }]): PartStanding[] => (text ? [{ part, ...text }] : []));
      const titled = [...parts].filter(([, { inTitle }]) => inTitle).map(([part]) => part);
      const found: Found = {
        piece,
        count: standings.some(({ count }) => count === null)
          ? null
          : standings.reduce((sum, { count }) => sum + count!, 0),
        titleRanges: mergeRanges(titled.flatMap((part) => rangesOf(titles[piece]!, part))),
      };
      return { found, score: score(table.pieces[piece]!, titled.length / Math.max(1, parts.size), standings) };
    })
    .sort((a, b) => b.score - a.score || a.found.piece - b.found.piece)
    .map(({ found }) => found);
}

/**
 * A piece's score for a query, higher is better.
 * @param inTitle which share of the query's parts stands in the title, 0 to 1
 * @param standings the parts that stand in its paragraphs
 */
function score(piece: TablePiece, inTitle: number, standings: readonly PartStanding[]): number {
  const texts = standings.reduce((sum, standing) => sum + textScore(piece, standing), 0) / (standings.length || 1);
  return TITLE_WEIGHT * inTitle + texts * STANDPOINT_WEIGHT[piece.standpoint];
}

/** Below 2: repetition below 1, density up to 1. The square root, since densities differ by orders of magnitude. */
function textScore(piece: TablePiece, { part, count, commoner }: PartStanding): number {
  if (count === null) return 1 / (1 + commoner);
  const density = Math.min(1, (count * part.length) / Math.max(1, piece.length));
  return count / (count + HALF_COUNT) + Math.sqrt(density);
}
