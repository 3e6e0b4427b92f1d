import type { Edition } from '../../archive/edition.ts';
import type { Archive } from '../../archive/model.ts';
import { citesByTerm } from '../../archive/queries/cases.ts';
import { editorsWords } from '../../archive/queries/editors-words.ts';
import { placeTree, type PlaceNode } from '../../archive/queries/places.ts';
import { termUses } from '../../archive/queries/terms.ts';
import { tagsInUse } from '../../archive/queries/themes.ts';
import { isCertain } from '../../archive/queries/times.ts';
import { GENRES, KINDS_OF_PIECE, STANDPOINTS } from '../../archive/kinds/piece.ts';
import { countFacets, type CountedFacet } from '../shared/facets.ts';
import type { Suggestion } from '../shared/table.ts';
import type { SearchablePiece, SearchExtras } from './build.ts';

/** The archive's pieces as search sees them. A place counts under the largest unit that the text names. */
export function searchablePieces(archive: Archive): SearchablePiece[] {
  return archive.pieces.map((piece) => ({
    id: piece.id,
    url: piece.url,
    title: piece.title,
    number: piece.number,
    kind: piece.kind,
    genre: piece.genre,
    themes: piece.themes,
    tags: piece.tags,
    places: piece.place?.slice(0, 1) ?? [],
    year: piece.year && { from: piece.year.from, to: piece.year.to, certain: isCertain(piece.year) },
    standpoint: piece.standpoint,
    causes: piece.causes,
    measures: piece.measures,
    paragraphs: piece.paragraphs.map(({ id, role, text, source }) => ({ id, role, text, source })),
  }));
}

/** The facets that the archive leaves to choose from, by themselves. */
export const offeredFacets = (archive: Archive): CountedFacet[] => countFacets(searchablePieces(archive), new Map());

/** Labels of facet values, the editor's variants, and what can be proposed while typing. */
export function searchExtras(archive: Edition): SearchExtras {
  const named = (entries: readonly { slug: string; label: string }[]) =>
    Object.fromEntries(entries.map(({ slug, label }) => [slug, label]));
  const placeNames = (nodes: readonly PlaceNode[]): string[] =>
    nodes.flatMap((node) => [node.name, ...placeNames(node.children)]);
  const suggestions: Suggestion[] = [
    ...archive.themes.map(({ title, url }) => ({ kind: 'theme' as const, text: title, url })),
    ...termUses(archive)
      .filter(({ uses }) => uses.length > 0)
      .map(({ term }) => ({ kind: 'term' as const, text: term.term, url: `/terms/#${term.id}` })),
    ...tagsInUse(archive).map(({ tag }) => ({ kind: 'tag' as const, text: tag.label, url: `/tags/${tag.slug}/` })),
    ...[...new Set(placeNames(placeTree(archive)))].map((text) => ({ kind: 'place' as const, text, url: '/places/' })),
  ];
  return {
    labels: {
      kind: Object.fromEntries(Object.entries(KINDS_OF_PIECE).map(([kind, { label }]) => [kind, label])),
      genre: Object.fromEntries(Object.keys(GENRES).map((genre) => [genre, genre])),
      standpoint: STANDPOINTS,
      themes: Object.fromEntries(archive.themes.map(({ id, title }) => [id, title])),
      causes: named(archive.causes),
      measures: named(archive.measures),
    },
    variants: archive.variants.map(({ forms }) => forms),
    // A longer term that holds it says more than the same.
    names: archive.terms
      .map(({ term, variants }) => [term, ...variants.filter((form) => !form.includes(term))])
      .filter((forms) => forms.length > 1),
    everyday: archive.everyday.map(({ said, found }) => ({ said, found })),
    suggestions,
    cases: archive.cases.map(({ causes, measures }) => ({
      cause: citesByTerm(causes),
      measure: citesByTerm(measures),
    })),
    editors: editorsWords(archive),
    privateNames: archive.privateNames,
  };
}
