/** Names whose sound was typed in letters: dibao, or db, for 低保. */
import type { Fold } from '../shared/fold.ts';
import { bestOf, namesOf, type Proposal } from './suggest.ts';
import type { Readings, SearchTable } from '../shared/table.ts';

/** Fewer letters than these are no sound of a name. */
const LETTERS_AT_LEAST = 2;

const lettersOf = (query: string, fold: Fold): string => fold(query).replace(/[\s']/gu, '');

/** Whether a query may be the sound of a name. */
export const isSound = (query: string, fold: Fold): boolean =>
  /^[a-z]+$/u.test(lettersOf(query, fold)) && lettersOf(query, fold).length >= LETTERS_AT_LEAST;

/** At most `limit` proposals: names that sound as was typed, then those whose syllables begin with these letters. */
export function suggestBySound(
  table: SearchTable,
  fold: Fold,
  readings: Readings,
  query: string,
  limit: number,
): Proposal[] {
  if (!isSound(query, fold)) return [];
  const letters = lettersOf(query, fold);
  const names = namesOf(table).map((proposal) => ({
    proposal,
    sounds: [...fold(proposal.text)].map((char) => readings[char] ?? [char]),
  }));
  const placed = (stands: (sounds: readonly string[][], letters: string) => boolean) =>
    bestOf(
      names.map(({ proposal, sounds }) => ({
        proposal,
        at: sounds.findIndex((_, start) => stands(sounds.slice(start), letters)),
      })),
      limit,
    );
  return [...new Set([...placed(sound), ...placed(begin)])].slice(0, limit);
}

/** Whether syllables sound as the letters have it, the last of them perhaps not written out. */
function sound([first, ...rest]: readonly string[][], letters: string): boolean {
  if (letters === '') return true;
  if (!first) return false;
  return first.some(
    (reading) =>
      reading.startsWith(letters) || (letters.startsWith(reading) && sound(rest, letters.slice(reading.length))),
  );
}

/** Whether as many syllables as there are letters begin with them. */
const begin = (sounds: readonly string[][], letters: string): boolean =>
  [...letters].every((letter, at) => sounds[at]?.some((reading) => reading.startsWith(letter)));
