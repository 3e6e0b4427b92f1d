/**
 * A whole paragraph quoted outside its piece: the words that are cited told apart, what the editor changed and what is lost
 * shown as in the piece, names of people in hardship masked.
 */
import { isLoss, scan, type Segment } from './apparatus.ts';
import { MASKED_NAME, splitNames } from './masked.ts';

/** What stands otherwise in the source, or not at all. */
type Change = 'substitution' | 'addition' | 'deletion' | 'lost';

export interface CitedPart {
  /** Empty where words were taken out or are lost. */
  text: string;
  isCited: boolean;
  change: Change | null;
}

interface Stretch {
  start: number;
  end: number;
  change: Change;
}

/**
 * The reading text of a paragraph, cut where cited words and changes begin and end; quotations that overlap are one. A name is
 * masked whole and once, also where a quotation or a change begins or ends inside it.
 * @param raw the paragraph as the editor wrote it
 * @param quotes words of its reading text, to the letter; of several places the first
 * @param names what is masked
 */
export function citedParts(raw: string, quotes: readonly string[], names: readonly string[]): CitedPart[] {
  const { text, stretches } = readChanges(raw);
  const cited = quotes.map((quote) => ({ start: text.indexOf(quote), length: quote.length }));
  const isCited = (at: number) => cited.some(({ start, length }) => start >= 0 && at >= start && at < start + length);
  const changeAt = (at: number) => stretches.find(({ start, end }) => start <= at && at < end)?.change ?? null;
  const places = stretches.filter(({ start, end }) => start === end);
  const parts: CitedPart[] = [];
  const add = (words: string, at: number) => {
    while (places[0] && places[0].start <= at) {
      parts.push({ text: '', isCited: isCited(at), change: places.shift()!.change });
    }
    const [last, change] = [parts.at(-1), changeAt(at)];
    if (last?.text && last.isCited === isCited(at) && last.change === change) last.text += words;
    else if (words) parts.push({ text: words, isCited: isCited(at), change });
  };
  let at = 0;
  for (const part of splitNames(text, names)) {
    if (part.isName) add(MASKED_NAME, at);
    else for (let index = 0; index < part.text.length; index += 1) add(part.text[index]!, at + index);
    at += part.text.length;
  }
  add('', at);
  return parts;
}

/** The reading text, and where in it something was changed; UTF-16 units, empty where nothing stands in place of it. */
function readChanges(raw: string): { text: string; stretches: Stretch[] } {
  let text = '';
  const stretches: Stretch[] = [];
  for (const segment of scan(raw).segments) {
    const start = text.length;
    text += segment.reading;
    const change = changeOf(segment);
    if (change) stretches.push({ start, end: text.length, change });
  }
  return { text, stretches };
}

function changeOf(segment: Segment): Change | null {
  if (segment.kind === 'text' || segment.kind === 'span') return null;
  if (segment.kind === 'point') return isLoss(segment) ? 'lost' : null;
  return segment.kind;
}
