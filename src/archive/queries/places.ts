/** Places that the texts name, and those that the editors infer. */
import type { Archive, Piece } from '../model.ts';

/** A place with the pieces about it and the smaller places in it. */
export interface PlaceNode {
  name: string;
  pieces: Piece[];
  children: PlaceNode[];
}

/** The tree of places that the texts name, larger units first; inferred places are not in it. */
export function placeTree(archive: Archive): PlaceNode[] {
  const root: PlaceNode = { name: '', pieces: [], children: [] };
  const known = new Map<PlaceNode, Map<string, PlaceNode>>();
  for (const piece of archive.pieces) {
    let node = root;
    for (const name of piece.place ?? []) {
      const children = known.get(node) ?? new Map<string, PlaceNode>();
      known.set(node, children);
      let child = children.get(name);
      if (!child) {
        child = { name, pieces: [], children: [] };
        children.set(name, child);
        node.children.push(child);
      }
      node = child;
    }
    if (node !== root) node.pieces.push(piece);
  }
  return root.children;
}

/** Pieces without a certain place: those with an inference first. */
export function piecesWithoutPlace(archive: Archive): { inferred: Piece[]; none: Piece[] } {
  return {
    inferred: archive.pieces.filter((piece) => piece.placeInferred),
    none: archive.pieces.filter((piece) => !piece.place && !piece.placeInferred),
  };
}
