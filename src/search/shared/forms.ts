/**
 * Forms of the same word that no map from one code point to one reaches (瞭解 for 了解, ⼊⼾ for 入户): the other literals
 * that a query stands for. The archive's text is never rewritten; a hit of any literal is exact.
 */
import { inUsualForms } from '../../text/character-forms.ts';
import type { Fold } from './fold.ts';

/** Wordings, folded, each with the form that the archive has: `['计画', '计划']`. */
export type FormPairs = readonly (readonly [from: string, to: string])[];

/** The literals of a typed query, folded, none empty: as it is first, then wholly rewritten where that is not the same. */
export type Literals = (typed: string) => string[];

/** Each literal is looked up. */
export const LITERALS_AT_MOST = 8;
/** So many wordings are tried both as they are and rewritten; 2 to their power does not exceed the above. */
const TRIED_AT_MOST = 3;

/** Controls, soft hyphens, zero-width marks and joiners, marks of direction and variation: nobody types them on purpose. */
const UNSEEN =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0100}-\u{e01ef}]/gu;

/**
 * Makes the literals of an archive.
 * @param fold the archive's
 * @param pairs the archive's; of wordings that begin at one place the longest counts
 */
export function makeLiterals(fold: Fold, pairs: FormPairs): Literals {
  const longestFirst = [...pairs].sort(([a], [b]) => b.length - a.length);

  /** The text cut into what stays and what may be rewritten. */
  function cut(text: string): (string | readonly [from: string, to: string])[] {
    const pieces: (string | readonly [string, string])[] = [];
    let at = 0;
    let kept = 0;
    while (at < text.length) {
      const pair = longestFirst.find(([from]) => text.startsWith(from, at));
      if (!pair) {
        at++;
        continue;
      }
      pieces.push(text.slice(kept, at), pair);
      at += pair[0].length;
      kept = at;
    }
    return [...pieces, text.slice(kept)];
  }

  function rewritings(text: string): string[] {
    let tried = 0;
    return cut(text).reduce<string[]>(
      (heads, piece) => {
        if (typeof piece === 'string') return heads.map((head) => head + piece);
        const forms = tried++ < TRIED_AT_MOST ? [piece[1], piece[0]] : [piece[1]];
        return forms.flatMap((form) => heads.map((head) => head + form));
      },
      [''],
    );
  }

  return (typed) => {
    const plain = fold(typed);
    const resolved = fold(inUsualForms(typed.replace(UNSEEN, '')));
    const literals = new Set([plain, ...rewritings(resolved), resolved].filter((literal) => literal.trim() !== ''));
    return [...literals].slice(0, LITERALS_AT_MOST);
  };
}
