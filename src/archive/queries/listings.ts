/** Lists of pieces that a large archive makes too long for one page: they go on on pages of their own. */
import type { Edition } from '../edition.ts';
import { GENRES, KINDS_OF_PIECE, type PieceKind } from '../kinds/piece.ts';
import type { Piece, Tag, Theme } from '../model.ts';
import { byGenre, piecesOfKind } from './pieces.ts';
import { piecesWithoutPlace } from './places.ts';
import { PROVINCES, placesByProvince } from './provinces.ts';
import { piecesOfTheme, tagsInUse } from './themes.ts';
import { datedPieces, undatedPieces } from './times.ts';

/** Rows of a page: with facts and summaries they weigh some ten kilobytes. */
export const ROWS_OF_PAGE = 60;
/** Where a list goes on elsewhere, so many rows stand beside what else its page has. */
const FIRST_ROWS = 20;

/** A list of pieces, and the page on which it begins. */
export interface Listing {
  /** A part of an address. */
  id: string;
  title: string;
  begins: { label: string; path: string };
  pieces: readonly Piece[];
  /** How many of the pieces, the first of them, stand where it begins. */
  shown: number;
}

/** A page on which a list goes on. */
export interface ListPage {
  listing: Listing;
  /** The first of its pieces, from 0, and how many stand on it. */
  from: number;
  pieces: readonly Piece[];
  path: string;
  previous: string;
  next: string | null;
}

/** @param among how many pieces the page has to list in all */
function listing(
  id: string,
  title: string,
  begins: Listing['begins'],
  pieces: readonly Piece[],
  among = pieces.length,
): Listing {
  return { id, title, begins, pieces, shown: among > ROWS_OF_PAGE ? FIRST_ROWS : pieces.length };
}

export const listOfTheme = (edition: Edition, { id, title, url }: Theme): Listing =>
  listing(
    `theme-${id}`,
    title,
    { label: `主题“${title}”`, path: url },
    piecesOfTheme(edition, edition.themesById.get(id)!).map(({ piece }) => piece),
  );

export const listOfTag = ({ slug, label }: Tag, pieces: readonly Piece[]): Listing =>
  listing(`tag-${slug}`, label, { label: `标签“${label}”`, path: `/tags/${slug}/` }, pieces);

/** The pieces of a kind by genre, genres with the most pieces first. */
export function listsOfKind(edition: Edition, kind: PieceKind): Listing[] {
  const { folder, label } = KINDS_OF_PIECE[kind];
  const begins = { label, path: `/${folder}/` };
  const all = piecesOfKind(edition, kind).length;
  return byGenre(edition, kind).map(({ genre, pieces }) =>
    listing(`genre-${Object.keys(GENRES).indexOf(genre) + 1}`, genre, begins, pieces, all),
  );
}

const PLACES = { label: '地点', path: '/places/' };
const TIMES = { label: '年代', path: '/times/' };

/**
 * The pieces of each province, and those whose place names none: where they are too many for the page of places, which
 * then tells how many there are. Empty where they are not.
 */
export function listsOfProvinces(edition: Edition): Listing[] {
  const placed = edition.pieces.filter(({ place }) => place);
  if (placed.length <= 2 * ROWS_OF_PAGE) return [];
  const { provinces } = placesByProvince(edition);
  const known = new Set(provinces.flatMap(({ pieces }) => pieces));
  const others = placed.filter((piece) => !known.has(piece));
  const elsewhere = (number: number, title: string, pieces: readonly Piece[]): Listing => ({
    ...listing(`province-${number}`, title, PLACES, pieces),
    shown: 0,
  });
  return [
    ...provinces.map(({ province, pieces }) => elsewhere(PROVINCES.indexOf(province) + 1, province.name, pieces)),
    ...(others.length > 0 ? [elsewhere(0, '没有写明省份', others)] : []),
  ];
}

export const listOfInferredPlaces = (edition: Edition): Listing =>
  listing('place-inferred', '编者推断的地点', PLACES, piecesWithoutPlace(edition).inferred);

export const listWithoutPlace = (edition: Edition): Listing =>
  listing('place-none', '没有地点', PLACES, piecesWithoutPlace(edition).none);

export const listOfDated = (edition: Edition): Listing =>
  listing(
    'dated',
    '写在哪几年',
    TIMES,
    datedPieces(edition).map(({ piece }) => piece),
  );

export const listOfUndated = (edition: Edition): Listing =>
  listing('undated', '没有年代', TIMES, undatedPieces(edition));

/** The pages on which lists go on; none where every list stands on the page where it begins. */
export function listPages(edition: Edition): ListPage[] {
  const all = [
    ...edition.themes.map((theme) => listOfTheme(edition, theme)),
    ...tagsInUse(edition).map(({ tag, pieces }) => listOfTag(tag, pieces)),
    ...(Object.keys(KINDS_OF_PIECE) as PieceKind[]).flatMap((kind) => listsOfKind(edition, kind)),
    ...listsOfProvinces(edition),
    listOfInferredPlaces(edition),
    listWithoutPlace(edition),
    listOfDated(edition),
    listOfUndated(edition),
  ];
  return all.flatMap(pagesOf);
}

/** Address of the page on which a list goes on first; null where it does not. */
export const nextPage = (list: Listing): string | null => (list.pieces.length > list.shown ? addressOf(list, 0) : null);

const addressOf = ({ id }: Listing, at: number) => `/lists/${id}/${at + 1}/`;

function pagesOf(list: Listing): ListPage[] {
  const count = Math.ceil(Math.max(0, list.pieces.length - list.shown) / ROWS_OF_PAGE);
  return Array.from({ length: count }, (_, at) => {
    const from = list.shown + at * ROWS_OF_PAGE;
    return {
      listing: list,
      from,
      pieces: list.pieces.slice(from, from + ROWS_OF_PAGE),
      path: addressOf(list, at),
      previous: at > 0 ? addressOf(list, at - 1) : list.begins.path,
      next: at + 1 < count ? addressOf(list, at + 1) : null,
    };
  });
}
