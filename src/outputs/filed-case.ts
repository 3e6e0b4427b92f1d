import type { Edition } from '../archive/edition.ts';
import { EVIDENCE, LEVELS, TELLERS, TURNS } from '../archive/kinds/case.ts';
import type { Case } from '../archive/model.ts';
import { isEmended, piecesOfCase, sourceOfCite, type Cite } from '../archive/queries/cases.ts';
import { pieceById } from '../archive/queries/pieces.ts';
import type { FiledCase, FiledCite, FiledNames } from '../text/case-fields.ts';
import { plainProse } from '../text/prose.ts';

/** A case as it stands in data/cases.json, and as pages tell it. */
export function fileCase(edition: Edition, record: Case): FiledCase {
  const { id, url, title, level, place, summary, untold } = record;
  const fileCite = (cite: Cite): FiledCite => {
    const source = sourceOfCite(edition, cite);
    return source === null ? cite : { ...cite, source };
  };
  const file = <T extends { cites: readonly Cite[] }>(statements: readonly T[]) =>
    statements.map((statement) => ({ ...statement, cites: statement.cites.map(fileCite) }));
  return {
    id,
    url,
    title,
    level,
    pieces: piecesOfCase(record),
    place: place?.join('') ?? null,
    summary: summary.text,
    summaryCites: summary.cites.map(fileCite),
    causes: file(record.causes),
    measures: file(record.measures),
    actors: file(record.actors),
    wanted: file(record.wanted),
    ordered: file(record.ordered),
    obstacles: file(record.obstacles),
    outcomes: file(record.outcomes),
    figures: record.figures.map(({ caveats, ...figure }) => ({
      ...figure,
      ...(caveats ? { caveats: file(caveats) } : {}),
      ...(isEmended(edition, figure) ? { emended: true } : {}),
      cite: fileCite(figure.cite),
    })),
    lessons: file(record.lessons),
    then: file(record.then),
    untold,
    warning: plainProse(record.warning),
  };
}

/**
 * What the ids in filed cases stand for.
 * @param pieces ids of the pieces that they cite; those of all cases unless given
 */
export function fileNames(edition: Edition, pieces: Iterable<string> = edition.caseIndex.byPiece.keys()): FiledNames {
  const entries = (vocabulary: readonly { slug: string; label: string; scope: string }[]) =>
    vocabulary.map(({ slug, label, scope }) => ({ id: slug, label, scope }));
  const keys = (labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).map(([id, label]) => ({ id, label }));
  return {
    pieces: [...pieces].map((id) => pieceById(edition, id)).map(({ id, url, title }) => ({ id, url, title })),
    vocabularies: {
      levels: keys(LEVELS),
      causes: entries(edition.causes),
      measures: entries(edition.measures),
      actors: entries(edition.actors),
      turns: keys(TURNS),
      evidence: keys(EVIDENCE),
      tellers: keys(TELLERS),
    },
  };
}
