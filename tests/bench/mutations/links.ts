import type { ContentFile, Span } from './files.ts';

/** A link of editors' prose, `[words](@piece#p3)` or `[words](~/about/)`. */
export interface Link extends Span {
  file: ContentFile;
  words: string;
  /** `@piece#p3`, `~/about/`. */
  target: string;
}

const LINK = /\[([^[\]]*)\]\(([@~][^()\s]*)\)/gu;
const FENCE = /^```[^]*?^```/gmu;
const CODE = /`[^`\n]*`/gu;

/** The editors' links of a file, front matter included; those inside code mean themselves. */
export function listLinks(file: ContentFile): Link[] {
  const blank = (code: string) => ' '.repeat(code.length);
  const text = file.text.replace(FENCE, blank).replace(CODE, blank);
  return [...text.matchAll(LINK)].map((match) => ({
    file,
    start: match.index,
    end: match.index + match[0].length,
    words: match[1]!,
    target: match[2]!,
  }));
}
