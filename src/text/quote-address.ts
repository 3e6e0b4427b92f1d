/** Code points of a quotation that its link names whole; of a longer one it names half as many at either end. */
const NAMED_WHOLE = 20;

/** What means something else in a query; browsers encode Han themselves, and a page that repeats its words stays small. */
const NOT_IN_QUERY = /[%&#+\s"<>]/gu;

/**
 * Address of words that stand in a paragraph, below the site's base: `/essays/x/?quote=…#p3`. The page opens on these words
 * and marks them; without JavaScript it opens on the paragraph.
 * @param url address of the piece
 * @param quote words of the paragraph's reading text, to the letter
 */
export function quoteAddress(url: string, paragraph: string, quote: string): string {
  const chars = [...quote];
  const half = NAMED_WHOLE / 2;
  const parts = chars.length > NAMED_WHOLE ? [chars.slice(0, half), chars.slice(-half)] : [chars];
  const query = parts.map((part) => `quote=${part.join('').replace(NOT_IN_QUERY, encodeURIComponent)}`).join('&');
  return `${url}?${query}#${paragraph}`;
}
