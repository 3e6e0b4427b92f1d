import { listReferences } from '../../text/markdown.ts';
import { readingProjection, sourceProjection } from '../../text/projections.ts';
import type { Draft, PieceDraft } from '../draft.ts';
import type { Fault } from '../faults.ts';
import type { Entry } from '../source-file.ts';
import type { Check } from './index.ts';

interface Position {
  file: string;
  line: number;
}

/** Every reference names a piece and a paragraph that exist, and every quotation stands there, word for word. */
export const references: Check = (draft) => {
  const pieces = new Map(draft.pieces.map((piece) => [piece.id, piece]));
  const files = new Set(draft.pieceFiles.map(({ id }) => id));
  const faults: Fault[] = [];

  const checkPiece = (at: Position, id: string): PieceDraft | null => {
    if (!files.has(id)) {
      const message = `没有名为 ${id} 的篇；篇名是 content/essays 或 content/stories 里的文件名（不带 .md）。`;
      faults.push({ ...at, code: 'unknown-piece', message });
    }
    return pieces.get(id) ?? null;
  };
  const checkQuote = (at: Position, reference: string, quote: string | null) => {
    const [id = '', paragraph = ''] = reference.split('#');
    const piece = checkPiece(at, id);
    if (!piece) return;
    if (paragraph === '') {
      if (quote !== null && !piece.paragraphs.some(({ raw }) => stands(raw, quote))) {
        const message = `${id} 里没有“${quote}”；引文要与正文逐字相同，标点也算，最好写明段号。`;
        faults.push({ ...at, code: 'quote-not-found', message });
      }
      return;
    }
    const found = piece.paragraphs[Number(paragraph.slice(1)) - 1];
    if (!found || !/^p[1-9]\d*$/u.test(paragraph)) {
      const message = `${id} 没有 ${paragraph}，只有 p1 到 p${piece.paragraphs.length}；改正段号。`;
      faults.push({ ...at, code: 'unknown-paragraph', message });
    } else if (quote !== null && !stands(found.raw, quote)) {
      const message = `${id} 的 ${paragraph} 里没有“${quote}”；引文要与正文逐字相同，标点也算。`;
      faults.push({ ...at, code: 'quote-not-found', message });
    }
  };
  const checkProse = (entry: Entry<unknown>) => {
    for (const { words, reference, line } of listReferences(entry.body)) {
      const quoted = /^“(.*)”$/u.exec(words);
      checkQuote({ file: entry.file, line: entry.bodyLine + line }, reference, quoted?.[1] ?? null);
    }
  };
  const checkField = (entry: Entry<unknown>, path: PropertyKey[], value: string) => {
    for (const { words, reference } of listReferences(value)) {
      const quoted = /^“(.*)”$/u.exec(words);
      checkQuote({ file: entry.file, line: entry.lineOf(path) }, reference, quoted?.[1] ?? null);
    }
  };

  for (const theme of draft.themes) {
    theme.data.reading.forEach(({ piece }, index) =>
      checkPiece({ file: theme.file, line: theme.lineOf(['reading', index]) }, piece),
    );
    theme.data.passages.forEach(({ ref, quote }, index) =>
      checkQuote({ file: theme.file, line: theme.lineOf(['passages', index]) }, ref, quote),
    );
    checkField(theme, ['dispute'], theme.data.dispute);
    checkProse(theme);
  }
  draft.pages.forEach(checkProse);
  checkOwnParagraphs(draft, checkQuote);
  if (draft.site) {
    const { site } = draft;
    site.data.quotations.forEach(({ ref, quote }, index) =>
      checkQuote({ file: site.file, line: site.lineOf(['quotations', index]) }, ref, quote),
    );
    site.data.featured.forEach((id, index) =>
      checkPiece({ file: site.file, line: site.lineOf(['featured', index]) }, id),
    );
  }
  return faults;
};

/** Whether words stand in either layer of a raw paragraph. */
function stands(raw: string, quote: string): boolean {
  return readingProjection(raw).includes(quote) || sourceProjection(raw).includes(quote);
}

/** Roles, seams and the evidence for a year point into the piece itself. */
function checkOwnParagraphs(
  draft: Draft,
  checkQuote: (at: Position, reference: string, quote: string | null) => void,
): void {
  for (const piece of draft.pieces) {
    const at = (path: PropertyKey[]) => ({ file: piece.file, line: piece.lineOf(path) });
    for (const id of Object.keys(piece.data.roles)) checkQuote(at(['roles', id]), `${piece.id}#${id}`, null);
    piece.data.seams.forEach(({ paragraph }, index) =>
      checkQuote(at(['seams', index]), `${piece.id}#${paragraph}`, null),
    );
    piece.data.year?.evidence.forEach(({ paragraph, quote }, index) =>
      checkQuote(at(['year', 'evidence', index]), `${piece.id}#${paragraph}`, quote),
    );
  }
}
