import type { Draft } from '../draft.ts';
import type { Fault } from '../faults.ts';
import { dates } from './dates.ts';
import { duplicateNames } from './duplicate-names.ts';
import { entries } from './entries.ts';
import { fileNames } from './file-names.ts';
import { genreFolder } from './genre-folder.ts';
import { homeQueries } from './home-queries.ts';
import { lineClaims } from './line-claims.ts';
import { markup } from './markup.ts';
import { places } from './places.ts';
import { privateNames } from './private-names.ts';
import { projection } from './projection.ts';
import { references } from './references.ts';
import { reviews } from './reviews.ts';
import { signoff } from './signoff.ts';
import { strays } from './strays.ts';
import { summaries } from './summaries.ts';
import { suspects } from './suspects.ts';
import { themeIntroductions } from './theme-introductions.ts';
import { themesInUse } from './themes-in-use.ts';
import { titles } from './titles.ts';
import { witnesses } from './witnesses.ts';

/** A rule over the whole draft. It reports every breach, with the next step in the message. */
export type Check = (draft: Draft) => Fault[];

/** All checks; a new one is a file of its own and a line here. */
export const CHECKS: readonly Check[] = [
  strays,
  witnesses,
  lineClaims,
  markup,
  projection,
  titles,
  duplicateNames,
  fileNames,
  genreFolder,
  entries,
  themesInUse,
  references,
  places,
  summaries,
  themeIntroductions,
  privateNames,
  homeQueries,
  dates,
  suspects,
  signoff,
  reviews,
];

/** Every fault that the checks find, in no particular order. */
export function runChecks(draft: Draft): Fault[] {
  return CHECKS.flatMap((check) => check(draft));
}
