/** Questions about themes and tags. */
import { plainProse } from '../../text/prose.ts';
import type { Edition } from '../edition.ts';
import { THEME_GROUPS, type ThemeGroup } from '../kinds/theme.ts';
import type { Piece, Tag, Theme } from '../model.ts';

/** A theme's pieces: the curated reading order first, then the others by number. */
export function piecesOfTheme(edition: Edition, theme: Theme): readonly { piece: Piece; why: string | null }[] {
  return edition.readingByTheme.get(theme.id) ?? [];
}

/** What a theme takes in, in words without links. */
export function plainScope(theme: Theme): string {
  return plainProse(theme.scope);
}

/** A piece's themes, the most important first. */
export function themesOf(edition: Edition, piece: Piece): Theme[] {
  return piece.themes.map((id) => edition.themesById.get(id)!);
}

/** The piece before and after within its first theme's order. */
export function neighbours(
  edition: Edition,
  piece: Piece,
): { theme: Theme; previous: Piece | null; next: Piece | null } {
  const theme = themesOf(edition, piece)[0]!;
  const order = piecesOfTheme(edition, theme);
  const at = edition.placeInTheme.get(piece.id)!;
  return { theme, previous: order[at - 1]?.piece ?? null, next: order[at + 1]?.piece ?? null };
}

/** Tags in use with their pieces, the most used first. */
export function tagsInUse(edition: Edition): { tag: Tag; pieces: readonly Piece[] }[] {
  return edition.tags
    .map((tag) => ({ tag, pieces: edition.piecesByTag.get(tag.label) ?? [] }))
    .filter(({ pieces }) => pieces.length > 0)
    .sort((a, b) => b.pieces.length - a.pieces.length || (a.tag.slug < b.tag.slug ? -1 : 1));
}

/** A piece's tags. */
export function tagsOf(edition: Edition, piece: Piece): Tag[] {
  return piece.tags.map((label) => edition.tagsByLabel.get(label)!);
}

/** The themes of each group, groups in the order in which the site shows them; a group without a theme is left out. */
export function themesByGroup(edition: Edition): { group: ThemeGroup; themes: Theme[] }[] {
  return THEME_GROUPS.map((group) => ({
    group,
    themes: edition.themes.filter((theme) => theme.group === group),
  })).filter(({ themes }) => themes.length > 0);
}
