/**
 * Characters that nobody sees and nobody types on purpose: controls but tab and line feed, soft hyphens, zero-width marks
 * and joiners, marks that turn the direction or choose a shape (but that of emoji), line and paragraph separators, private use, and what is no character.
 */
const INVISIBLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0e\ufeff\ufff9-\ufffb\ufffe\uffff\ue000-\uf8ff\u{e0000}-\u{10ffff}]/u;

/** Where the first invisible character stands, as a UTF-16 offset, and its name, `U+200B`; null where there is none. */
export function findInvisible(text: string): { at: number; name: string } | null {
  const at = text.search(INVISIBLE);
  if (at < 0) return null;
  return { at, name: `U+${text.codePointAt(at)!.toString(16).toUpperCase().padStart(4, '0')}` };
}
