import { listReferences, type ProseLink } from '../../text/markdown.ts';
import { foldPunctuation } from '../../text/punctuation.ts';

import { ADDRESSES } from '../addresses.ts';
import { everyKind, everyPart, type BodyParagraph, type Draft, type PieceDraft } from '../draft.ts';
import type { Fault } from '../faults.ts';
import type { Entry } from '../kinds/kind.ts';
import { readingOf } from '../layers.ts';
import { nearest } from '../near.ts';
import { unknownEntry } from './entries.ts';
import type { Check } from './index.ts';

type Position = Pick<Fault, 'file' | 'line'>;

/**
 * Every reference names a piece and a paragraph that are there, every quotation stands in the reading text of its
 * paragraph, word for word, and every link to a page of the site leads to one.
 */
export const references: Check = (draft) => {
  const pieces = new Map(draft.pieces.map((piece) => [piece.id, piece]));
  const pages = pagesOf(draft);
  const faults: Fault[] = [];
  const report = (at: Position, fault: Fault | null) => {
    if (fault) faults.push({ ...fault, ...at });
  };
  const checkLinks = (entry: Entry<unknown>, text: string, lineAt: (offset: number) => number) => {
    for (const link of listReferences(text)) {
      const at = { file: entry.file, line: lineAt(link.line) };
      report(at, link.target.startsWith('~') ? pageFault(pages, link.target) : linkFault(draft, pieces, link));
    }
  };

  for (const { field, value, path, entry, name } of everyPart(draft)) {
    const at = { file: entry.file, line: entry.lineOf(path) };
    const own = name === 'pieces' ? entry.id : '';
    if (field?.is === 'cite') {
      const { piece = own, paragraph, quote } = value as { piece?: string; paragraph: string; quote: string };
      report(at, paragraphFault(pieces.get(piece), paragraph, quote));
    } else if (field?.is === 'paragraph') report(at, paragraphFault(pieces.get(own), String(value), null));
    else if (field?.is === 'prose') checkLinks(entry, String(value), () => at.line);
  }
  for (const { kind, collected } of everyKind(draft)) {
    if (kind.store.form !== 'files' || kind.store.ending !== '.md' || kind.store.body !== 'prose') continue;
    for (const entry of collected.entries) checkLinks(entry, entry.body, (line) => entry.bodyLine + line);
  }
  return faults;
};

/** A fault whose place is still to be filled in. */
const placeless = (code: Fault['code'], message: string, hint?: string | null): Fault => ({
  file: '',
  line: 1,
  code,
  message,
  ...(hint ? { hint } : {}),
});

/** A link `@piece` or `@piece#p3` of prose; words in “ ” are a quotation. */
function linkFault(draft: Draft, pieces: ReadonlyMap<string, PieceDraft>, { target, words }: ProseLink): Fault | null {
  const [id = '', paragraph] = target.slice(1).split('#');
  const { ids } = draft.collected.pieces;
  if (!ids.has(id)) return { ...placeless('unknown-piece', ''), ...unknownEntry(draft.kinds.pieces, id, ids) };
  const piece = pieces.get(id);
  const quote = /^“(.*)”$/u.exec(words)?.[1] ?? null;
  if (paragraph !== undefined) return paragraphFault(piece, paragraph, quote);
  if (!piece || quote === null || piece.paragraphs.some((paragraph) => stands(paragraph, quote))) return null;
  return placeless('quote-not-found', `${id} 里没有“${quote}”；引文要与正文逐字相同，标点也算，最好写明段号。`);
}

/** A paragraph that is not there, or a quotation that does not stand in it. A piece that could not be read is passed over. */
function paragraphFault(piece: PieceDraft | undefined, paragraph: string, quote: string | null): Fault | null {
  if (!piece) return null;
  const found = /^p[1-9]\d*$/u.test(paragraph) ? piece.paragraphs[Number(paragraph.slice(1)) - 1] : undefined;
  if (!found) {
    const message = `${piece.id} 没有 ${paragraph}，只有 p1 到 p${piece.paragraphs.length}；改正段号。`;
    return placeless('unknown-paragraph', message);
  }
  if (quote === null || stands(found, quote)) return null;
  const near = nearQuote(found, quote);
  const elsewhere = piece.paragraphs.findIndex((other) => stands(other, quote));
  const next = near
    ? `正文作“${near}”。`
    : elsewhere >= 0
      ? `它在 p${elsewhere + 1}。`
      : '引文要与正文逐字相同，标点也算。';
  const hint = near ?? (elsewhere >= 0 ? `p${elsewhere + 1}` : null);
  return placeless('quote-not-found', `${piece.id} 的 ${paragraph} 里没有“${quote}”；${next}`, hint);
}

/** Whether words stand in the reading text of a paragraph. */
function stands(paragraph: BodyParagraph, quote: string): boolean {
  return readingOf(paragraph).includes(quote);
}

/** Folds that a quotation may have been typed through: punctuation's width, the kind of quotation marks, white space. */
const loose = (text: string) =>
  foldPunctuation(text, 'half')
    .replace(/["“”‘’']/gu, '"')
    .replace(/\s/gu, ' ');

/** What stands in the paragraph where the quotation differs from it by widths and quotation marks alone. */
function nearQuote(paragraph: BodyParagraph, quote: string): string | null {
  const reading = readingOf(paragraph);
  const at = loose(reading).indexOf(loose(quote));
  return at < 0 ? null : reading.slice(at, at + quote.length);
}

/** Addresses of the site that prose may link to: its rooms, and a page for each entry that has one. */
export function pagesOf(draft: Draft): ReadonlySet<string> {
  const named = new Set<string>();
  for (const { field, value } of everyPart(draft)) {
    if (field?.is === 'entry') named.add(`${field.of} ${String(value)}`);
  }
  const own = everyKind(draft).flatMap(({ name, kind, collected }) =>
    collected.entries
      .filter(({ id }) => kind.address && (!kind.addressWhereNamed || named.has(`${name} ${id}`)))
      .map((entry) => kind.address!(entry)),
  );
  return new Set([...ADDRESSES, ...own]);
}

function pageFault(pages: ReadonlySet<string>, target: string): Fault | null {
  const path = target.slice(1).split(/[?#]/u)[0]!;
  if (pages.has(path)) return null;
  const near = nearest(path, pages);
  const next = near ? `是不是 ~${near}？改正它。` : '写成 ~/about/ 的样子，两头都有斜线；改正它，或删去这个链接。';
  return placeless('unknown-page', `站内没有 ${path} 这一页；${next}`, near && `~${near}`);
}
