import type { Draft } from '../draft.ts';
import type { Fault } from '../faults.ts';
import type { Check } from './check.ts';
import { across } from './across.ts';
import { caseFigures } from './case-figures.ts';
import { caseTerms } from './case-terms.ts';
import { dates } from './dates.ts';
import { decisionChoices } from './decision-choices.ts';
import { duplicateCases } from './duplicate-cases.ts';
import { duplicateNames } from './duplicate-names.ts';
import { entries } from './entries.ts';
import { everyday } from './everyday.ts';
import { fileNames } from './file-names.ts';
import { genreFolder } from './genre-folder.ts';
import { homeQueries } from './home-queries.ts';
import { lineClaims } from './line-claims.ts';
import { mainReadings } from './main-readings.ts';
import { markup } from './markup.ts';
import { passageLengths } from './passage-lengths.ts';
import { places } from './places.ts';
import { privateNames } from './private-names.ts';
import { projection } from './projection.ts';
import { questionMarks } from './question-marks.ts';
import { quizAnswers } from './quiz-answers.ts';
import { references } from './references.ts';
import { reviews } from './reviews.ts';
import { signoff } from './signoff.ts';
import { situationCites } from './situation-cites.ts';
import { strays } from './strays.ts';
import { summaries } from './summaries.ts';
import { suspects } from './suspects.ts';
import { termsInUse } from './terms-in-use.ts';
import { themeCompare } from './theme-compare.ts';
import { themeIntroductions } from './theme-introductions.ts';
import { themeQuestions } from './theme-questions.ts';
import { themeQuick } from './theme-quick.ts';
import { themesInUse } from './themes-in-use.ts';
import { titles } from './titles.ts';
import { unitPaths } from './unit-paths.ts';
import { witnesses } from './witnesses.ts';

/** All checks; a new one is a file of its own and a line here. */
export const CHECKS: readonly Check[] = [
  strays,
  witnesses,
  lineClaims,
  markup,
  projection,
  titles,
  duplicateNames,
  duplicateCases,
  fileNames,
  genreFolder,
  entries,
  themesInUse,
  termsInUse,
  across,
  references,
  places,
  summaries,
  themeIntroductions,
  themeQuestions,
  themeQuick,
  themeCompare,
  passageLengths,
  caseFigures,
  caseTerms,
  questionMarks,
  situationCites,
  quizAnswers,
  unitPaths,
  mainReadings,
  decisionChoices,
  privateNames,
  homeQueries,
  everyday,
  dates,
  suspects,
  signoff,
  reviews,
];

/** Every fault that the checks find, in no particular order. */
export function runChecks(draft: Draft): Fault[] {
  return CHECKS.flatMap((check) => check(draft));
}
