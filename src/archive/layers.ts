/** The layers of a draft's paragraphs, each made once however many checks ask for it. */
import { listMarks, readingProjection, sourceProjection, type Mark } from '../text/projections.ts';
import type { BodyParagraph } from './draft.ts';

/** What the reader reads. */
export const readingOf = once((raw) => readingProjection(raw));
/** What stands in the witness, in body punctuation. */
export const sourceOf = once((raw) => sourceProjection(raw));
/** The marks of the apparatus. */
export const marksOf = once((raw): readonly Mark[] => listMarks(raw));

function once<T>(make: (raw: string) => T): (paragraph: BodyParagraph) => T {
  const made = new WeakMap<BodyParagraph, { value: T }>();
  return (paragraph) => {
    const known = made.get(paragraph);
    if (known) return known.value;
    const value = make(paragraph.raw);
    made.set(paragraph, { value });
    return value;
  };
}
