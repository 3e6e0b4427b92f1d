/** What a build asks of the archive as a whole, page type by page type: the calls that pages make, without their markup. */
import { CHECKS } from '../../../src/archive/checks/index.ts';
import { makeEdition, type Edition } from '../../../src/archive/edition.ts';
import {
  briefOfCase,
  casesWith,
  casesWithHoles,
  caseValues,
  cellsWith,
  countCaseValues,
  pairFigures,
  relatedCases,
  type CaseValue,
} from '../../../src/archive/queries/cases.ts';
import { countCategories, countMarks } from '../../../src/archive/queries/marks.ts';
import { byGenre, readingLength } from '../../../src/archive/queries/pieces.ts';
import { piecesWithoutPlace, placeTree } from '../../../src/archive/queries/places.ts';
import { relatedPieces } from '../../../src/archive/queries/relations.ts';
import { termsOf, termUses } from '../../../src/archive/queries/terms.ts';
import { neighbours, piecesOfTheme, tagsInUse, tagsOf, themesOf } from '../../../src/archive/queries/themes.ts';
import {
  besideDecision,
  besideSituation,
  besideUnit,
  minutesOfPath,
  piecesOfDecision,
  placeOfUnit,
  situationGroups,
  situationsOfPiece,
  trainingOfCase,
} from '../../../src/archive/queries/training.ts';
import { witnessLayout } from '../../../src/archive/queries/witnesses.ts';
import { allCasesCsv } from '../../../src/outputs/cases-csv.ts';
import { casesJson } from '../../../src/outputs/cases-json.ts';
import { trainingJson } from '../../../src/outputs/training-json.ts';
import { loadContent, type Loaded } from '../../../src/archive/read/reader.ts';

export interface Stage {
  name: string;
  run(): unknown;
}

/** How many related pieces a piece's page lists. */
const RELATED = 4;

/**
 * The stages of a build, in order; each needs those before it. Each check is run once more by itself, when what the checks
 * share has been made.
 * @param root the content folder
 */
export function makeStages(root: string): Stage[] {
  let loaded: Loaded;
  let edition: Edition;
  const checks = CHECKS.map((check): Stage => ({ name: `查 ${check.name}`, run: () => check(loaded.draft) }));
  return [
    { name: '读和查', run: () => (loaded = loadContent(root)) },
    ...checks,
    { name: '索引', run: () => (edition = makeEdition(loaded.archive)) },
    { name: '篇页', run: () => edition.pieces.forEach((piece) => askForPiece(edition, piece)) },
    { name: '主题页', run: () => edition.themes.forEach((theme) => piecesOfTheme(edition, theme)) },
    { name: '标签页', run: () => tagsInUse(edition) },
    { name: '地点页', run: () => [placeTree(edition), piecesWithoutPlace(edition)] },
    { name: '词语页', run: () => termUses(edition) },
    { name: '文种页', run: () => [byGenre(edition, 'essay'), byGenre(edition, 'story')] },
    { name: '底本页', run: () => edition.witnesses.forEach(({ id }) => witnessLayout(edition, id)) },
    { name: '案例页', run: () => edition.cases.forEach((record) => askForCase(edition, record)) },
    {
      name: '案例总览',
      run: () => [caseValues(edition).map((each) => askForValue(edition, each)), casesWithHoles(edition)],
    },
    { name: '案例数据', run: () => [casesJson(edition), allCasesCsv(edition)] },
    { name: '情境页', run: () => edition.situations.forEach((situation) => besideSituation(edition, situation)) },
    { name: '课页', run: () => edition.units.forEach((unit) => askForUnit(edition, unit)) },
    { name: '推演页', run: () => edition.decisions.forEach((decision) => askForDecision(edition, decision)) },
    {
      name: '学做总览',
      run: () => [situationGroups(edition), edition.paths.map((path) => minutesOfPath(edition, path))],
    },
    { name: '学做数据', run: () => trainingJson(edition) },
    { name: '关于页', run: () => [countMarks(edition.pieces), countCategories(edition.pieces)] },
  ];
}

function askForCase(edition: Edition, record: Edition['cases'][number]): void {
  relatedCases(edition, record, RELATED);
  briefOfCase(edition, record);
  pairFigures(record);
  trainingOfCase(edition, record);
}

function askForUnit(edition: Edition, unit: Edition['units'][number]): void {
  placeOfUnit(edition, unit);
  besideUnit(edition, unit);
}

function askForDecision(edition: Edition, decision: Edition['decisions'][number]): void {
  besideDecision(edition, decision);
  piecesOfDecision(edition, decision);
}

function askForValue(edition: Edition, { facet, value }: CaseValue): unknown[] {
  const cells = facet === 'cause' || facet === 'measure' ? [cellsWith(edition, facet, value)] : [];
  return [casesWith(edition, facet, value), countCaseValues(edition, facet), ...cells];
}

function askForPiece(edition: Edition, piece: Edition['pieces'][number]): void {
  themesOf(edition, piece);
  tagsOf(edition, piece);
  neighbours(edition, piece);
  relatedPieces(edition, piece, RELATED);
  termsOf(edition, piece);
  countMarks([piece]);
  readingLength(piece);
  situationsOfPiece(edition, piece);
}
