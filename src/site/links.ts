import type { Edition } from '../archive/edition.ts';
import { pieceById } from '../archive/queries/pieces.ts';
import { createProseMarkdown, type ProseHeading } from '../text/prose.ts';
import { href } from './addresses.ts';

/** Address of an editor's link: `@piece#p3` a paragraph, `@piece` a piece, `~/about/` a page of the site. */
function resolveLink(edition: Edition, target: string): string {
  if (target.startsWith('~')) return href(target.slice(1));
  const [id = '', paragraph] = target.slice(1).split('#');
  return href(pieceById(edition, id).url) + (paragraph ? `#${paragraph}` : '');
}

const proseMarkdown = (edition: Edition) => createProseMarkdown((target) => resolveLink(edition, target));

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
