import { KINDS_OF_PIECE, type PieceKind } from '../archive/kinds/piece.ts';

/** The three ways into the archive, in the header of every page and on the home page. */
export const DOORS = [
  { label: '读主题', path: '/themes/' },
  { label: '查案例', path: '/cases/' },
  { label: '学做驻村工作', path: '/training/' },
] as const;

/** The page that lists all pieces of a kind. */
export function kindPage(kind: PieceKind): { label: string; path: string } {
  const { folder, label } = KINDS_OF_PIECE[kind];
  return { label, path: `/${folder}/` };
}
