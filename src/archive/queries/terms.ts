/** Policy terms: where the texts name them. */
import type { Edition } from '../edition.ts';
import type { Archive, Paragraph, Piece, Term } from '../model.ts';

/** A term with every paragraph whose reading text names it. */
export interface TermUse {
  term: Term;
  uses: { piece: Piece; paragraphs: Paragraph[] }[];
}

export interface TermIndex {
  /** In the order of the vocabulary. */
  uses: readonly TermUse[];
  /** By piece: its terms with the paragraph that first names them, in that order. */
  byPiece: ReadonlyMap<string, readonly { term: Term; paragraph: Paragraph }[]>;
}

/** Finds every use of every term, reading each paragraph once for each form. */
export function indexTerms(archive: Archive): TermIndex {
  const uses = archive.terms.map((term): TermUse => ({ term, uses: [] }));
  const forms = archive.terms.map(({ term, variants }) => [term, ...variants]);
  const byPiece = new Map<string, { term: Term; paragraph: Paragraph }[]>();
  for (const piece of archive.pieces) {
    const firsts: { term: Term; at: number }[] = [];
    archive.terms.forEach((term, index) => {
      const named = piece.paragraphs.flatMap(({ text }, at) =>
        forms[index]!.some((form) => text.includes(form)) ? [at] : [],
      );
      if (named.length === 0) return;
      uses[index]!.uses.push({ piece, paragraphs: named.map((at) => piece.paragraphs[at]!) });
      firsts.push({ term, at: named[0]! });
    });
    firsts.sort((a, b) => a.at - b.at);
    byPiece.set(
      piece.id,
      firsts.map(({ term, at }) => ({ term, paragraph: piece.paragraphs[at]! })),
    );
  }
  return { uses, byPiece };
}

/** All terms with where they stand, in the order of the vocabulary. */
export function termUses(edition: Edition): readonly TermUse[] {
  return edition.termIndex.uses;
}

/** The terms that a piece names, in the order in which it first names them. */
export function termsOf(edition: Edition, piece: Piece): readonly { term: Term; paragraph: Paragraph }[] {
  return edition.termIndex.byPiece.get(piece.id) ?? [];
}

/** The words by which a paragraph names a term first among the term's forms. */
export const formIn = ({ term, variants }: Term, { text }: Paragraph): string =>
  [term, ...variants].find((form) => text.includes(form))!;
