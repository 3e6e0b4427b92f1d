import { sourceOf } from '../layers.ts';
import type { Check } from './check.ts';

/** `place` holds only what the text says; what an editor infers belongs in `placeInferred`. */
export const places: Check = (draft) =>
  draft.pieces.flatMap((piece) => {
    const text = piece.paragraphs.map(sourceOf).join('\n');
    return (piece.data.place ?? []).flatMap((name, index) =>
      text.includes(name)
        ? []
        : [
            {
              file: piece.file,
              line: piece.lineOf(['place', index]),
              code: 'place-not-in-text',
              message: `正文里没有“${name}”；原文没有说的地方移到 placeInferred，写明理由和把握。`,
            },
          ],
    );
  });
