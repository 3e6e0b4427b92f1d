import type { Archive } from '../archive/model.ts';
import { pieceById } from '../archive/queries.ts';
import { href } from './addresses.ts';

/** Address of an editor's link: `@piece#p3` a paragraph, `@piece` a piece, `~/about/` a page of the site. */
export function resolveLink(archive: Archive, reference: string): string {
  if (reference.startsWith('~')) return href(reference.slice(1));
  const [id = '', paragraph] = reference.slice(1).split('#');
  return href(pieceById(archive, id).url) + (paragraph ? `#${paragraph}` : '');
}
