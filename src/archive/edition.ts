/** The archive, indexed: whatever pages ask of all pieces together is computed here, once, in time linear in the archive. */
import { groupBy } from './group.ts';
import type { Archive, Piece, Tag, Theme } from './model.ts';
import { indexCases, type CaseIndex } from './queries/cases.ts';
import { indexRelations, type RelationIndex } from './queries/relations.ts';
import { indexTerms, type TermIndex } from './queries/terms.ts';
import { indexTraining, type TrainingIndex } from './queries/training.ts';

export interface Edition extends Archive {
  readonly piecesById: ReadonlyMap<string, Piece>;
  readonly themesById: ReadonlyMap<string, Theme>;
  /** By label. */
  readonly tagsByLabel: ReadonlyMap<string, Tag>;
  /** Pieces of each theme, curated ones first with the editor's reason, then the others by number. */
  readonly readingByTheme: ReadonlyMap<string, readonly { piece: Piece; why: string | null }[]>;
  /** Where each piece stands in its first theme's order. */
  readonly placeInTheme: ReadonlyMap<string, number>;
  /** By label, pieces by number. */
  readonly piecesByTag: ReadonlyMap<string, readonly Piece[]>;
  readonly termIndex: TermIndex;
  readonly relationIndex: RelationIndex;
  readonly caseIndex: CaseIndex;
  readonly trainingIndex: TrainingIndex;
}

/** Indexes an archive. */
export function makeEdition(archive: Archive): Edition {
  const piecesById = new Map(archive.pieces.map((piece) => [piece.id, piece]));
  const piecesByTheme = groupBy(archive.pieces, (piece) => piece.themes);
  const readingByTheme = new Map(
    archive.themes.map((theme) => {
      const curated = theme.reading.map(({ piece, why }) => ({ piece: piecesById.get(piece)!, why }));
      const listed = new Set(curated.map(({ piece }) => piece.id));
      const others = (piecesByTheme.get(theme.id) ?? []).filter(({ id }) => !listed.has(id));
      return [theme.id, [...curated, ...others.map((piece) => ({ piece, why: null }))]];
    }),
  );
  const placeInTheme = new Map(
    [...readingByTheme].flatMap(([theme, order]) =>
      order.flatMap(({ piece }, at) => (piece.themes[0] === theme ? [[piece.id, at] as const] : [])),
    ),
  );
  return {
    ...archive,
    piecesById,
    themesById: new Map(archive.themes.map((theme) => [theme.id, theme])),
    tagsByLabel: new Map(archive.tags.map((tag) => [tag.label, tag])),
    readingByTheme,
    placeInTheme,
    piecesByTag: groupBy(archive.pieces, (piece) => piece.tags),
    termIndex: indexTerms(archive),
    relationIndex: indexRelations(archive),
    caseIndex: indexCases(archive),
    trainingIndex: indexTraining(archive),
  };
}
