/** Which pieces are related, and by what. */
import type { Edition } from '../edition.ts';
import { groupBy } from '../group.ts';
import type { Archive, Piece } from '../model.ts';

/** How much two pieces' shared values count towards their being related; a rare shared value counts more. */
const WEIGHTS = { themes: 2, causes: 3, measures: 2, tags: 2 } as const;
const PLACE_WEIGHT = 4;
type SharedField = keyof typeof WEIGHTS;

/**
 * How many holders of one value are looked at, nearest by number first: a value that more pieces share says little about
 * any two of them, and to look at all would take time with the square of the archive.
 */
const HOLDERS_AT_MOST = 64;

export interface RelationIndex {
  /** Pieces by number that hold a value, by field. */
  holders: Readonly<Record<SharedField, ReadonlyMap<string, readonly Piece[]>>>;
  /** Pieces by number, by the largest unit of their place. */
  inPlace: ReadonlyMap<string, readonly Piece[]>;
  label: Readonly<Record<SharedField, (value: string) => string>>;
}

export interface Related {
  piece: Piece;
  /** What they share, for readers. */
  reason: string;
}

export function indexRelations(archive: Archive): RelationIndex {
  const named = (entries: readonly { slug: string; label: string }[]) => {
    const labels = new Map(entries.map(({ slug, label }) => [slug, label]));
    return (slug: string) => labels.get(slug)!;
  };
  const titles = new Map(archive.themes.map(({ id, title }) => [id, title]));
  return {
    holders: {
      themes: groupBy(archive.pieces, (piece) => piece.themes),
      causes: groupBy(archive.pieces, (piece) => piece.causes),
      measures: groupBy(archive.pieces, (piece) => piece.measures),
      tags: groupBy(archive.pieces, (piece) => piece.tags),
    },
    inPlace: groupBy(archive.pieces, (piece) => piece.place?.slice(0, 1) ?? []),
    label: {
      themes: (id) => titles.get(id)!,
      causes: named(archive.causes),
      measures: named(archive.measures),
      tags: (label) => label,
    },
  };
}

const FIELDS = [
  ['themes', '主题'],
  ['causes', '起因'],
  ['measures', '做法'],
  ['tags', '标签'],
] as const;

/** Pieces related to one, with what they share as the reason, the most related first. */
export function relatedPieces(edition: Edition, piece: Piece, limit: number): Related[] {
  return candidates(edition.relationIndex, piece)
    .map((other) => ({ piece: other, ...relation(edition, piece, other) }))
    .sort((a, b) => b.score - a.score || a.piece.number - b.piece.number)
    .slice(0, limit)
    .map(({ piece: other, reason }) => ({ piece: other, reason }));
}

/** Pieces that share some value with one. */
function candidates({ holders, inPlace }: RelationIndex, piece: Piece): Piece[] {
  const found = new Set<Piece>();
  const lists = [
    ...FIELDS.flatMap(([field]) => piece[field].map((value) => holders[field].get(value)!)),
    ...(piece.place ? [inPlace.get(piece.place[0]!)!] : []),
  ];
  for (const list of lists) for (const other of nearestOf(list, piece)) if (other !== piece) found.add(other);
  return [...found];
}

/** The pieces of a list by number that stand nearest to one of them. */
function nearestOf(list: readonly Piece[], piece: Piece): readonly Piece[] {
  if (list.length <= HOLDERS_AT_MOST) return list;
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.number < piece.number) low = middle + 1;
    else high = middle;
  }
  const from = Math.max(0, Math.min(low - HOLDERS_AT_MOST / 2, list.length - HOLDERS_AT_MOST));
  return list.slice(from, from + HOLDERS_AT_MOST);
}

/** How much two pieces share, and the two weightiest things of it in words. */
function relation(edition: Edition, piece: Piece, other: Piece): { score: number; reason: string } {
  const { holders, label } = edition.relationIndex;
  let score = 0;
  const reasons: { weight: number; words: string }[] = [];
  for (const [field, name] of FIELDS) {
    const worth = piece[field]
      .filter((value) => other[field].includes(value))
      .map((value) => {
        const share = edition.pieces.length / holders[field].get(value)!.length;
        return { value, weight: WEIGHTS[field] * Math.log(share + 1) };
      })
      .sort((a, b) => b.weight - a.weight);
    if (worth.length === 0) continue;
    score += worth.reduce((sum, item) => sum + item.weight, 0);
    const shared = worth.slice(0, 2).map((item) => label[field](item.value));
    reasons.push({ weight: worth[0]!.weight, words: `同${name}：${shared.join('、')}` });
  }
  if (piece.place && other.place && piece.place[0] === other.place[0]) {
    score += PLACE_WEIGHT;
    reasons.push({ weight: PLACE_WEIGHT, words: `同在${piece.place[0]}` });
  }
  reasons.sort((a, b) => b.weight - a.weight);
  return {
    score,
    reason: reasons
      .slice(0, 2)
      .map(({ words }) => words)
      .join('；'),
  };
}
