import type { Piece } from '../archive/model.ts';

/**
 * A reference in the form of GB/T 7714 for an online text. What the source does not say is not invented: no author
 * becomes 佚名, and a supplied title says so.
 * @param address absolute address of the piece
 * @param host the archive that it stands in: its title, and the edition's date, YYYY-MM-DD
 */
export function gbt7714(piece: Piece, address: string, host: { title: string; date: string }): string {
  const author = piece.author.name ?? '佚名';
  const title = piece.titleSupplied ? `${piece.title}[编者拟题]` : piece.title;
  return `${author}. ${title}[EB/OL]//${host.title}. (${host.date})[引用日期]. ${address}.`;
}
