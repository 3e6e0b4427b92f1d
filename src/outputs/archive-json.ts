import type { Archive, Paragraph, Piece } from '../archive/model.ts';
import { countCategories, countMarks } from '../archive/queries/marks.ts';
import { placeName } from '../archive/queries/pieces.ts';
import { plainScope } from '../archive/queries/themes.ts';

/**
 * The whole archive as one JSON text in parts, piece by piece, in the shape that readers of the data rely on: reading text and
 * witness line of every paragraph, marks with code-point offsets of the witness line, and the lines set aside.
 */
export function* archiveJson(archive: Archive): Generator<string> {
  const before = {
    edition: { date: archive.site.date, hash: archive.hash },
    witnesses: archive.witnesses.map(({ id, title, provenance, claimed, sha256, lines }) => ({
      id,
      title,
      provenance,
      claimed,
      sha256,
      lines: lines.length,
    })),
  };
  const after = {
    setAside: archive.witnesses.flatMap(({ id, setAside }) =>
      setAside.map(({ line, reason }) => ({ witness: id, line, reason })),
    ),
    counts: {
      types: countMarks(archive.pieces),
      categories: Object.fromEntries(countCategories(archive.pieces).map(({ category, count }) => [category, count])),
    },
    themes: archive.themes.map((theme) => ({ id: theme.id, title: theme.title, scope: plainScope(theme) })),
  };
  yield `${JSON.stringify(before).slice(0, -1)},"pieces":[`;
  for (const [at, piece] of archive.pieces.entries()) yield (at > 0 ? ',' : '') + JSON.stringify(pieceRecord(piece));
  yield `],${JSON.stringify(after).slice(1)}\n`;
}

function pieceRecord(piece: Piece) {
  return {
    id: piece.id,
    url: piece.url,
    number: piece.number,
    title: piece.title,
    titleSupplied: piece.titleSupplied,
    kind: piece.kind,
    genre: piece.genre,
    standpoint: piece.standpoint,
    author: piece.author,
    themes: piece.themes,
    tags: piece.tags,
    place: placeName(piece),
    placePath: piece.place,
    placeInferred: piece.placeInferred ?? null,
    causes: piece.causes,
    measures: piece.measures,
    year: piece.year,
    summary: piece.summary,
    source: piece.source,
    seams: piece.seams,
    counts: countMarks([piece]),
    paragraphs: piece.paragraphs.map(paragraphRecord),
  };
}

function paragraphRecord({ id, line, role, continues, text, source, marks }: Paragraph) {
  return {
    id,
    line,
    role,
    ...(continues ? { continues } : {}),
    text,
    source,
    marks: marks.map(({ start, end, type, source: witnessText, reading, note, category, confidence }) => ({
      start,
      end,
      type,
      source: witnessText,
      reading,
      note,
      category,
      confidence,
    })),
  };
}
