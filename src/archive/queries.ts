/** Every question that pages and outputs ask of the archive. Pure: an archive in, plain data out. */
import { NOTE_CATEGORIES, type NoteCategory } from '../text/apparatus.ts';
import type { Archive, Paragraph, Piece, Theme } from './model.ts';
import type { Genre, Kind, Tag, Term } from './schema.ts';

/** The piece of that name. Throws on an unknown one: references were checked when the archive was read. */
export function pieceById(archive: Archive, id: string): Piece {
  const piece = archive.pieces.find((candidate) => candidate.id === id);
  if (!piece) throw new Error(`没有名为 ${id} 的篇`);
  return piece;
}

/** The pieces of a kind, by number. */
export function piecesOfKind(archive: Archive, kind: Kind): Piece[] {
  return archive.pieces.filter((piece) => piece.kind === kind);
}

/** Pieces of each genre of a kind, genres with the most pieces first. */
export function byGenre(archive: Archive, kind: Kind): { genre: Genre; pieces: Piece[] }[] {
  const groups = new Map<Genre, Piece[]>();
  for (const piece of piecesOfKind(archive, kind)) {
    groups.set(piece.genre, [...(groups.get(piece.genre) ?? []), piece]);
  }
  return [...groups]
    .map(([genre, pieces]) => ({ genre, pieces }))
    .sort((a, b) => b.pieces.length - a.pieces.length || a.pieces[0]!.number - b.pieces[0]!.number);
}

/** A theme's pieces: the curated reading order first, then the others by number. */
export function piecesOfTheme(archive: Archive, theme: Theme): { piece: Piece; why: string | null }[] {
  const curated = theme.reading.map(({ piece, why }) => ({ piece: pieceById(archive, piece), why }));
  const listed = new Set(curated.map(({ piece }) => piece.id));
  const others = archive.pieces.filter((piece) => piece.themes.includes(theme.id) && !listed.has(piece.id));
  return [...curated, ...others.map((piece) => ({ piece, why: null }))];
}

/** A piece's themes, the most important first. */
export function themesOf(archive: Archive, piece: Piece): Theme[] {
  return piece.themes.map((id) => archive.themes.find((theme) => theme.id === id)!);
}

/** Tags in use with their pieces, the most used first. */
export function tagsInUse(archive: Archive): { tag: Tag; pieces: Piece[] }[] {
  return archive.tags
    .map((tag) => ({ tag, pieces: archive.pieces.filter((piece) => piece.tags.includes(tag.label)) }))
    .filter(({ pieces }) => pieces.length > 0)
    .sort((a, b) => b.pieces.length - a.pieces.length || (a.tag.slug < b.tag.slug ? -1 : 1));
}

/** The piece before and after within its first theme's order. */
export function neighbours(
  archive: Archive,
  piece: Piece,
): { theme: Theme; previous: Piece | null; next: Piece | null } {
  const theme = themesOf(archive, piece)[0]!;
  const order = piecesOfTheme(archive, theme).map((item) => item.piece);
  const at = order.findIndex((candidate) => candidate.id === piece.id);
  return { theme, previous: order[at - 1] ?? null, next: order[at + 1] ?? null };
}

/** How much two pieces' shared values count towards their being related; a rare shared value counts more. */
const RELATION_WEIGHTS = { cause: 3, measure: 2, theme: 2, tag: 2, place: 4 } as const;

/** Pieces related to one, with what they share as the reason. */
export function relatedPieces(archive: Archive, piece: Piece, limit: number): { piece: Piece; reason: string }[] {
  const label = {
    themes: (id: string) => archive.themes.find((theme) => theme.id === id)!.title,
    causes: (id: string) => archive.causes.find((entry) => entry.slug === id)!.label,
    measures: (id: string) => archive.measures.find((entry) => entry.slug === id)!.label,
    tags: (name: string) => name,
  };
  const fields = [
    ['themes', RELATION_WEIGHTS.theme, '主题'],
    ['causes', RELATION_WEIGHTS.cause, '致贫原因'],
    ['measures', RELATION_WEIGHTS.measure, '措施'],
    ['tags', RELATION_WEIGHTS.tag, '标签'],
  ] as const;
  return archive.pieces
    .filter((other) => other.id !== piece.id)
    .map((other) => {
      let score = 0;
      const reasons: { weight: number; words: string }[] = [];
      for (const [field, weight, name] of fields) {
        const shared = piece[field].filter((value) => other[field].includes(value));
        if (shared.length === 0) continue;
        const worth = shared.map((value) => {
          const holders = archive.pieces.filter((candidate) => candidate[field].includes(value)).length;
          return { value, weight: weight * Math.log(archive.pieces.length / holders + 1) };
        });
        worth.sort((a, b) => b.weight - a.weight);
        score += worth.reduce((sum, item) => sum + item.weight, 0);
        const words = worth
          .slice(0, 2)
          .map((item) => label[field](item.value))
          .join('、');
        reasons.push({ weight: worth[0]!.weight, words: `同${name}：${words}` });
      }
      if (piece.place && other.place && piece.place[0] === other.place[0]) {
        score += RELATION_WEIGHTS.place;
        reasons.push({ weight: RELATION_WEIGHTS.place, words: `同在${piece.place[0]}` });
      }
      reasons.sort((a, b) => b.weight - a.weight);
      return {
        piece: other,
        score,
        reason: reasons
          .slice(0, 2)
          .map((item) => item.words)
          .join('；'),
      };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.piece.number - b.piece.number)
    .slice(0, limit)
    .map(({ piece: other, reason }) => ({ piece: other, reason }));
}

/** A term with every paragraph whose reading text names it. */
export interface TermUse {
  term: Term;
  uses: { piece: Piece; paragraphs: Paragraph[] }[];
}

/** All terms with where they stand, in the order of the vocabulary. */
export function termUses(archive: Archive): TermUse[] {
  return archive.terms.map((term) => {
    const forms = [term.term, ...term.variants];
    const uses = archive.pieces
      .map((piece) => ({
        piece,
        paragraphs: piece.paragraphs.filter((paragraph) => forms.some((form) => paragraph.text.includes(form))),
      }))
      .filter(({ paragraphs }) => paragraphs.length > 0);
    return { term, uses };
  });
}

/** The terms that a piece names, in the order in which it first names them. */
export function termsOf(archive: Archive, piece: Piece): { term: Term; paragraph: Paragraph }[] {
  return archive.terms
    .map((term) => {
      const forms = [term.term, ...term.variants];
      const at = piece.paragraphs.findIndex((paragraph) => forms.some((form) => paragraph.text.includes(form)));
      return { term, at };
    })
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ term, at }) => ({ term, paragraph: piece.paragraphs[at]! }));
}

/** A place with the pieces about it and the smaller places in it. */
export interface PlaceNode {
  name: string;
  pieces: Piece[];
  children: PlaceNode[];
}

/** The tree of places that the texts name, larger units first; inferred places are not in it. */
export function placeTree(archive: Archive): PlaceNode[] {
  const roots: PlaceNode[] = [];
  for (const piece of archive.pieces) {
    let level = roots;
    let node: PlaceNode | undefined;
    for (const name of piece.place ?? []) {
      node = level.find((candidate) => candidate.name === name);
      if (!node) {
        node = { name, pieces: [], children: [] };
        level.push(node);
      }
      level = node.children;
    }
    node?.pieces.push(piece);
  }
  return roots;
}

/** Pieces without a certain place: those with an inference first. */
export function piecesWithoutPlace(archive: Archive): { inferred: Piece[]; none: Piece[] } {
  const without = archive.pieces.filter((piece) => !piece.place);
  return {
    inferred: archive.pieces.filter((piece) => piece.placeInferred),
    none: without.filter((piece) => !piece.placeInferred),
  };
}

/** A place as one name, largest unit first, or null. */
export function placeName(piece: Piece): string | null {
  return piece.place ? piece.place.join('') : null;
}

/** A year interval as written: `2019` or `2019—2020`. */
export function yearName(piece: Piece): string | null {
  if (!piece.year) return null;
  const { from, to } = piece.year;
  return from === to ? String(from) : `${from}—${to}`;
}

/** The paragraph that a reference `piece#p3` names. */
export function resolveParagraph(archive: Archive, reference: string): { piece: Piece; paragraph: Paragraph } {
  const [id = '', paragraphId] = reference.split('#');
  const piece = pieceById(archive, id);
  const paragraph = piece.paragraphs.find((candidate) => candidate.id === paragraphId);
  if (!paragraph) throw new Error(`${id} 没有 ${paragraphId}`);
  return { piece, paragraph };
}

/** One of a list, the same one for the whole edition: chosen by the content hash. */
export function ofTheEdition<T>(archive: Archive, items: readonly T[]): T {
  return items[Number.parseInt(archive.hash.slice(0, 8), 16) % items.length]!;
}

/** Text of a piece without its headings, title and byline: what its length is counted from, in characters. */
export function readingLength(piece: Piece): number {
  return piece.paragraphs
    .filter((paragraph) => paragraph.role === 'text')
    .reduce((sum, paragraph) => sum + [...paragraph.text].length, 0);
}

/** Marks of the apparatus by type, over some pieces. */
export function countMarks(pieces: readonly Piece[]): Record<Paragraph['marks'][number]['type'], number> {
  const counts = { gap: 0, substitution: 0, addition: 0, deletion: 0, note: 0 };
  for (const piece of pieces) {
    for (const paragraph of piece.paragraphs) for (const mark of paragraph.marks) counts[mark.type] += 1;
  }
  return counts;
}

/** Marks of the apparatus by the category that the editor's note gives, the commonest first; gaps without a note are not among them. */
export function countCategories(pieces: readonly Piece[]): { category: NoteCategory; count: number }[] {
  const counts = new Map<NoteCategory, number>();
  for (const piece of pieces) {
    for (const paragraph of piece.paragraphs) {
      for (const { category, note } of paragraph.marks) {
        if (category && note !== null) counts.set(category, (counts.get(category) ?? 0) + 1);
      }
    }
  }
  return [...counts]
    .map(([category, count]) => ({ category, count }))
    .sort((a, b) => b.count - a.count || NOTE_CATEGORIES.indexOf(a.category) - NOTE_CATEGORIES.indexOf(b.category));
}

/** What stands on each line of a witness, in order: runs of lines that belong to one piece, and set-asides. */
export function witnessLayout(
  archive: Archive,
  witnessId: string,
): ({ from: number; to: number } & ({ piece: Piece } | { text: string; reason: string }))[] {
  const witness = archive.witnesses.find((candidate) => candidate.id === witnessId)!;
  const runs = archive.pieces
    .filter((piece) => piece.source.witness === witnessId)
    .map((piece) => ({ from: piece.source.lines[0], to: piece.source.lines[1], piece }));
  const asides = witness.setAside.map(({ line, reason }) => ({
    from: line,
    to: line,
    text: witness.lines[line - 1]!,
    reason,
  }));
  return [...runs, ...asides].sort((a, b) => a.from - b.from);
}
