/** Questions about single pieces and about all of a kind. */
import type { Edition } from '../edition.ts';
import type { Genre, PieceKind } from '../kinds/piece.ts';
import type { Archive, Paragraph, Piece } from '../model.ts';

/** The piece of that name. Throws on an unknown one: references were checked when the archive was read. */
export function pieceById(edition: Edition, id: string): Piece {
  const piece = edition.piecesById.get(id);
  if (!piece) throw new Error(`没有名为 ${id} 的篇`);
  return piece;
}

/** The pieces of a kind, by number. */
export function piecesOfKind(archive: Archive, kind: PieceKind): Piece[] {
  return archive.pieces.filter((piece) => piece.kind === kind);
}

/** Pieces of each genre of a kind, genres with the most pieces first. */
export function byGenre(archive: Archive, kind: PieceKind): { genre: Genre; pieces: Piece[] }[] {
  const groups = new Map<Genre, Piece[]>();
  for (const piece of piecesOfKind(archive, kind)) {
    const group = groups.get(piece.genre);
    if (group) group.push(piece);
    else groups.set(piece.genre, [piece]);
  }
  return [...groups]
    .map(([genre, pieces]) => ({ genre, pieces }))
    .sort((a, b) => b.pieces.length - a.pieces.length || a.pieces[0]!.number - b.pieces[0]!.number);
}

/** A place as one name, largest unit first, or null. */
export function placeName(piece: Piece): string | null {
  return piece.place ? piece.place.join('') : null;
}

/** The paragraph that a cite names. Throws on an unknown one. */
export function paragraphOf(edition: Edition, id: string, paragraph: string): { piece: Piece; paragraph: Paragraph } {
  const piece = pieceById(edition, id);
  const found = piece.paragraphs.find((candidate) => candidate.id === paragraph);
  if (!found) throw new Error(`${id} 没有 ${paragraph}`);
  return { piece, paragraph: found };
}

/** One of a list, the same one for the whole edition: chosen by the content hash. */
export function ofTheEdition<T>(archive: Archive, items: readonly T[]): T {
  return items[Number.parseInt(archive.hash.slice(0, 8), 16) % items.length]!;
}

/** What is asked of a text whose length is told: the reading text of its paragraphs, and what each of them is. */
interface Read {
  paragraphs: readonly Pick<Paragraph, 'role' | 'text'>[];
}

/** Text of a piece without its headings, title and byline: what its length is counted from, in characters. */
export function readingLength({ paragraphs }: Read): number {
  return paragraphs.filter(({ role }) => role === 'text').reduce((sum, { text }) => sum + [...text].length, 0);
}

/** Characters that a careful reader takes in a minute. */
const READING_SPEED = 400;

/** How long a piece takes to read, in whole minutes; at least one. */
export function readingMinutes(piece: Read): number {
  return Math.max(1, Math.round(readingLength(piece) / READING_SPEED));
}
