import type { Edition } from '../archive/edition.ts';
import { phrases } from '../text/phrases.ts';
import { getEdition } from './edition.ts';

let known: { edition: Edition; words: ReadonlySet<string> } | null = null;

/** Names and terms of the archive, which no dictionary has. */
function knownWords(): ReadonlySet<string> {
  const edition = getEdition();
  if (known?.edition !== edition) {
    const terms = edition.terms.flatMap(({ term, variants }) => [term, ...variants]);
    const places = edition.pieces.flatMap(({ place }) => place ?? []);
    known = { edition, words: new Set([...terms, ...edition.tags.map(({ label }) => label), ...places]) };
  }
  return known.words;
}

/** A title as HTML that breaks between words, for an element that breaks nowhere else. */
export function titleHtml(title: string): string {
  return phrases(title, knownWords());
}
