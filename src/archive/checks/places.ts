import type { PieceDraft } from '../draft.ts';
import type { Fault } from '../faults.ts';
import type { Entry } from '../kinds/kind.ts';
import { sourceOf } from '../layers.ts';
import { citesOfCase } from '../queries/cases.ts';
import type { Check } from './check.ts';

/** `place` holds only what the text says: a piece's own, a case's those that it cites. Places side by side are joined by 、. */
export const places: Check = (draft) => {
  const texts = new Map(draft.pieces.map((piece) => [piece.id, textOf(piece)]));
  const ofPieces = draft.pieces.flatMap((piece) =>
    unsaid(piece, texts.get(piece.id)!, (name) => {
      return `正文里没有“${name}”；原文没有说的地方移到 placeInferred，写明理由和把握。`;
    }),
  );
  const ofCases = draft.collected.cases.entries.flatMap((entry) => {
    const cited = [...new Set(citesOfCase(entry.data).map(({ piece }) => piece))];
    // A piece that could not be read may be the one that says it.
    if (cited.some((id) => !texts.has(id))) return [];
    return unsaid(entry, cited.map((id) => texts.get(id)).join('\n'), (name) => {
      return `所引各篇（${cited.join('、')}）的正文里没有“${name}”；照原文写，原文没有说就写 null。`;
    });
  });
  return [...ofPieces, ...ofCases];
};

const textOf = ({ paragraphs }: PieceDraft) => paragraphs.map(sourceOf).join('\n');

function unsaid(
  { data, file, lineOf }: Entry<{ place: string[] | null }>,
  text: string,
  message: (name: string) => string,
): Fault[] {
  return (data.place ?? []).flatMap((name, index) =>
    name.split('、').every((part) => text.includes(part))
      ? []
      : [{ file, line: lineOf(['place', index]), code: 'place-not-in-text' as const, message: message(name) }],
  );
}
