import type { Edition } from '../archive/edition.ts';
import { pieceById } from '../archive/queries/pieces.ts';
import { createProseMarkdown } from '../text/prose.ts';
import { href } from './addresses.ts';

/** Address of an editor's link: `@piece#p3` a paragraph, `@piece` a piece, `~/about/` a page of the site. */
function resolveLink(edition: Edition, target: string): string {
  if (target.startsWith('~')) return href(target.slice(1));
  const [id = '', paragraph] = target.slice(1).split('#');
  return href(pieceById(edition, id).url) + (paragraph ? `#${paragraph}` : '');
}

/** An editor's prose as HTML, its links resolved. */
export function renderProse(edition: Edition, markdown: string, inline = false): string {
  const md = createProseMarkdown((target) => resolveLink(edition, target));
  return inline ? md.renderInline(markdown) : md.render(markdown);
}
