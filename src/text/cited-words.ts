/** A whole paragraph quoted outside its piece: the words that are cited told apart, names of people in hardship masked. */
import { MASKED_NAME, splitNames } from './masked.ts';

export interface CitedPart {
  text: string;
  isCited: boolean;
}

/**
 * A paragraph cut where cited words begin and end; quotations that overlap are one. A name is masked whole and once, also
 * where a quotation begins or ends inside it.
 * @param quotes words of the text, to the letter; of several places the first
 * @param names what is masked
 */
export function citedParts(text: string, quotes: readonly string[], names: readonly string[]): CitedPart[] {
  const cited = quotes.map((quote) => ({ start: text.indexOf(quote), length: quote.length }));
  const isCited = (at: number) => cited.some(({ start, length }) => start >= 0 && at >= start && at < start + length);
  const parts: CitedPart[] = [];
  const add = (words: string, at: number) => {
    const last = parts.at(-1);
    if (last?.isCited === isCited(at)) last.text += words;
    else parts.push({ text: words, isCited: isCited(at) });
  };
  let at = 0;
  for (const part of splitNames(text, names)) {
    if (part.isName) add(MASKED_NAME, at);
    else for (let index = 0; index < part.text.length; index += 1) add(part.text[index]!, at + index);
    at += part.text.length;
  }
  return parts;
}
