/** What of a witness went where. */
import type { Archive, Piece } from '../model.ts';

/** A run of lines that belongs to one piece, or a line set aside. */
export type WitnessRun = { from: number; to: number } & ({ piece: Piece } | { text: string; reason: string });

/** The pieces that come from a witness, in the order of the archive. */
export function piecesOfWitness(archive: Archive, witnessId: string): Piece[] {
  return archive.pieces.filter((piece) => piece.source.witness === witnessId);
}

/** What stands on each line of a witness, in order. */
export function witnessLayout(archive: Archive, witnessId: string): WitnessRun[] {
  const witness = archive.witnesses.find((candidate) => candidate.id === witnessId)!;
  const runs = piecesOfWitness(archive, witnessId).map((piece) => {
    const [from, to] = piece.source.lines;
    return { from, to, piece };
  });
  const asides = witness.setAside.map(({ line, reason }) => {
    const text = witness.lines[line - 1]!;
    return { from: line, to: line, text, reason };
  });
  return [...runs, ...asides].sort((a, b) => a.from - b.from);
}
