import { GENRES } from '../schema.ts';
import type { Check } from './index.ts';

/** A piece lies in the folder of its genre's kind. */
export const genreFolder: Check = (draft) =>
  draft.pieces
    .filter((piece) => GENRES[piece.data.genre] !== piece.kind)
    .map((piece) => ({
      file: piece.file,
      line: piece.lineOf(['genre']),
      code: 'genre-folder',
      message: `${piece.data.genre} 应放在 content/${piece.kind === 'essay' ? 'stories' : 'essays'}/；移动文件，或改 genre。`,
    }));
