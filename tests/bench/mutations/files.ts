/** Files of the content and places in them. */
import { basename } from 'node:path';

export interface ContentFile {
  /** Path below the content folder, with forward slashes. */
  path: string;
  bytes: Buffer;
  text: string;
}

/** UTF-16 offsets of a file's text, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** UTF-16 offset of what follows the front matter of a Markdown file. */
export function bodyOffset(text: string): number {
  return text.indexOf('\n---\n', 3) + '\n---\n'.length;
}

/** Whether a file's Markdown is editors' prose. */
export function isProse(path: string): boolean {
  return /^(?:pages|taxonomy\/themes|cases|training\/(?:situations|units|decisions))\/[^/]+\.md$/u.test(path);
}

/** A file's name without its folder and what follows the first dot. */
export function nameOf(path: string): string {
  return basename(path).replace(/\..*$/u, '');
}
