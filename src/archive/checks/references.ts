import { readProse, type ProseLink } from '../../text/prose.ts';
import { foldPunctuation } from '../../text/punctuation.ts';

import { ADDRESSES, PAGE_ANCHORS } from '../addresses.ts';
import { everyKind, everyPart, type BodyParagraph, type Draft, type PieceDraft } from '../draft.ts';
import type { Fault } from '../faults.ts';
import type { Entry } from '../kinds/kind.ts';
import { TERM_GROUPS } from '../kinds/term.ts';
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
  const anchors = anchorsOf(draft);
  const faults: Fault[] = [];
  const report = (at: Position, fault: Fault | null) => {
    if (fault) faults.push({ ...fault, ...at });
  };
  const checkProse = (file: string, prose: string, lineAt: (line: number) => number) => {
    const { links, strays } = readProse(prose);
    for (const link of links) {
      const at = { file, line: lineAt(link.line) };
      report(at, link.words === '' ? wordless(link) : null);
      report(at, link.target.startsWith('~') ? pageFault(pages, anchors, link.target) : linkFault(draft, pieces, link));
    }
    for (const { words, line } of strays) {
      const message = `“${words}”像是没写成的链接；写成 [文字](@篇名#p3) 或 [文字](~/about/)，方括号和圆括号紧挨着，都用半角。`;
      faults.push({ file, line: lineAt(line), code: 'link-broken', message });
    }
  };

  for (const { field, value, path, entry, name } of everyPart(draft)) {
    const at = { file: entry.file, line: entry.lineOf(path) };
    const own = name === 'pieces' ? entry.id : '';
    if (field?.is === 'cite') {
      const { piece = own, paragraph, quote } = value as { piece?: string; paragraph: string; quote: string };
      report(at, paragraphFault(pieces.get(piece), paragraph, quote));
    } else if (field?.is === 'paragraph') report(at, paragraphFault(pieces.get(own), String(value), null));
    else if (field?.is === 'prose') checkProse(entry.file, String(value), () => at.line);
  }
  for (const { file, body, bodyLine } of proseEntries(draft)) {
    checkProse(file, body, (line) => bodyLine + line);
    faults.push(...repeatedAnchors(file, body, bodyLine));
  }
  return faults;
};

/** A name that two headings of one page have leads to the first of them alone. */
function repeatedAnchors(file: string, body: string, bodyLine: number): Fault[] {
  const seen = new Map<string, number>();
  return readProse(body).anchors.flatMap(({ name, line }): Fault[] => {
    const earlier = seen.get(name);
    if (earlier === undefined) {
      seen.set(name, line);
      return [];
    }
    const message = `小标题的名字 {${name}} 已用于第 ${bodyLine + earlier} 行；换一个。`;
    return [{ file, line: bodyLine + line, code: 'duplicate-slug', message }];
  });
}

/** Entries whose body is an editor's prose. */
function proseEntries(draft: Draft): Entry<unknown>[] {
  return everyKind(draft).flatMap(({ kind: { store }, collected }) =>
    store.form === 'files' && store.ending === '.md' && store.body === 'prose' ? collected.entries : [],
  );
}

const wordless = ({ target }: ProseLink): Fault =>
  placeless('link-broken', `通向 ${target} 的链接没有文字，读者看不见它；方括号里写上文字。`);

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

function pageFault(pages: ReadonlySet<string>, anchors: Anchors, target: string): Fault | null {
  const [address = '', anchor] = target.slice(1).split('#');
  const path = address.split('?')[0]!;
  if (!pages.has(path)) {
    const near = nearest(path, pages);
    const next = near ? `是不是 ~${near}？改正它。` : '写成 ~/about/ 的样子，两头都有斜线；改正它，或删去这个链接。';
    return placeless('unknown-page', `站内没有 ${path} 这一页；${next}`, near && `~${near}`);
  }
  const known = anchors.get(path);
  if (anchor === undefined || !known || known.has(anchor)) return null;
  const near = nearest(anchor, known);
  const next = near
    ? `是不是 #${near}？改正它。`
    : `只有 ${[...known].map((name) => `#${name}`).join('、') || '（无）'}；改正它。`;
  return placeless('unknown-page', `${path} 里没有 #${anchor} 这一处；${next}`, near && `~${path}#${near}`);
}

/** Names of places in a page, by its address, for the pages of which they are known beforehand. */
type Anchors = ReadonlyMap<string, ReadonlySet<string>>;

function anchorsOf(draft: Draft): Anchors {
  const { pages, terms } = draft.collected;
  const own = pages.entries.map((entry): [string, ReadonlySet<string>] => {
    const address = draft.kinds.pages.address!(entry);
    const named = readProse(entry.body).anchors.map(({ name }) => name);
    return [address, new Set([...named, ...(PAGE_ANCHORS[address] ?? [])])];
  });
  return new Map([...own, ['/terms/', new Set([...terms.ids, ...TERM_GROUPS])]]);
}
