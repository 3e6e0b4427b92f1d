import type { Edition } from '../archive/edition.ts';
import { paragraphOf, pieceById } from '../archive/queries/pieces.ts';
import { createProseMarkdown, readProse, type ProseHeading } from '../text/prose.ts';
import { quoteAddress } from '../text/quote-address.ts';
import { href } from './addresses.ts';

/** Address of words that stand in a paragraph of a piece, with the base. */
export function quoteHref(piece: { url: string }, paragraph: string, quote: string): string {
  return href(quoteAddress(piece.url, paragraph, quote));
}

/**
 * Address of an editor's link: `@piece#p3` a paragraph, or the words of it that the link repeats, in quotation marks or
 * bare; `@piece` a piece; `~/about/` a page of the site.
 */
function resolveLink(edition: Edition, target: string, words: string): string {
  if (target.startsWith('~')) return href(target.slice(1));
  const [id = '', anchor] = target.slice(1).split('#');
  if (!anchor) return href(pieceById(edition, id).url);
  const { piece, paragraph } = paragraphOf(edition, id, anchor);
  const quote = words.replace(/^“(.*)”$/u, '$1');
  return quote && paragraph.text.includes(quote) ? quoteHref(piece, anchor, quote) : href(`${piece.url}#${anchor}`);
}

const proseMarkdown = (edition: Edition) => createProseMarkdown((target, words) => resolveLink(edition, target, words));

/** Address of the first link in an editor's prose, which has one. */
export function firstAddress(edition: Edition, markdown: string): string {
  const [first] = readProse(markdown).links;
  if (!first) throw new Error(`no link in “${markdown}”`);
  return resolveLink(edition, first.target, first.words);
}

/** An editor's prose as HTML, its links resolved. */
export function renderProse(edition: Edition, markdown: string, inline = false): string {
  const md = proseMarkdown(edition);
  return inline ? md.renderInline(markdown) : md.render(markdown);
}

/** An editor's prose as HTML, and its headings with the ids that they have there. */
export function renderPage(edition: Edition, markdown: string): { html: string; headings: ProseHeading[] } {
  const headings: ProseHeading[] = [];
  return { html: proseMarkdown(edition).render(markdown, { headings }), headings };
}
