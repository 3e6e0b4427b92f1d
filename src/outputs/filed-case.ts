import type { Edition } from '../archive/edition.ts';
import { EVIDENCE, LEVELS, TELLERS, TURNS } from '../archive/kinds/case.ts';
import type { Case } from '../archive/model.ts';
import { isEmended, piecesOfCase } from '../archive/queries/cases.ts';
import { pieceById } from '../archive/queries/pieces.ts';
import type { FiledCase, FiledNames } from '../text/case-fields.ts';
import { plainProse } from '../text/prose.ts';

/** A case as it stands in data/cases.json, and as pages tell it. */
export function fileCase(edition: Edition, record: Case): FiledCase {
  const { id, url, title, level, place, summary, causes, measures, actors, wanted, ordered, obstacles } = record;
  return {
    id,
    url,
    title,
    level,
    pieces: piecesOfCase(record),
    place: place?.join('') ?? null,
    summary: summary.text,
    summaryCites: summary.cites,
    causes,
    measures,
    actors,
    wanted,
    ordered,
    obstacles,
    outcomes: record.outcomes,
    figures: record.figures.map((figure) => ({
      ...figure,
      ...(isEmended(edition, figure) ? { emended: true } : {}),
    })),
    lessons: record.lessons,
    then: record.then,
    untold: record.untold,
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
