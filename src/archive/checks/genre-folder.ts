import { GENRES, KINDS_OF_PIECE } from '../kinds/piece.ts';
import type { Check } from './check.ts';

/** A piece lies in the folder of its genre. */
export const genreFolder: Check = (draft) =>
  draft.pieces
    .filter((piece) => GENRES[piece.data.genre] !== piece.kind)
    .map((piece) => ({
      file: piece.file,
      line: piece.lineOf(['genre']),
      code: 'genre-folder',
      message: `${piece.data.genre} 应放在 content/${KINDS_OF_PIECE[GENRES[piece.data.genre]].folder}/；移动文件，或改 genre。`,
    }));
