import { expect, test } from 'vitest';
import { makeEdition, type Edition } from '../../../src/archive/edition.ts';
import {
  listPages,
  listsOfKind,
  listsOfProvinces,
  nextPage,
  ROWS_OF_PAGE,
} from '../../../src/archive/queries/listings.ts';
import { loadArchive } from '../../../src/archive/read/reader.ts';
import { MINIATURE } from '../fixtures.ts';

const archive = loadArchive(MINIATURE);

/** The miniature archive with so many copies of one of its pieces. */
function editionOf(count: number): Edition {
  const [model] = archive.pieces.filter(({ place }) => place);
  const pieces = Array.from({ length: count }, (_, index) => ({
    ...model!,
    id: `piece-${index + 1}`,
    url: `/essays/piece-${index + 1}/`,
    number: index + 1,
  }));
  const themes = archive.themes.map((theme) => ({ ...theme, reading: [] }));
  const none = { cases: [], situations: [], units: [], paths: [], decisions: [] };
  return makeEdition({ ...archive, pieces, themes, ...none });
}

test('in a small archive every list stands where it begins', () => {
  const edition = makeEdition(archive);
  expect(listPages(edition)).toEqual([]);
  expect(listsOfProvinces(edition)).toEqual([]);
});

test('a list as long as a page stands on it whole', () => {
  const edition = editionOf(ROWS_OF_PAGE);
  const [list] = listsOfKind(edition, archive.pieces.find(({ place }) => place)!.kind);
  expect(list!.shown).toBe(ROWS_OF_PAGE);
  expect(nextPage(list!)).toBeNull();
});

test('a longer one goes on until every piece has stood somewhere, each once', () => {
  const count = 5 * ROWS_OF_PAGE + 1;
  const pages = listPages(editionOf(count));
  expect(new Set(pages.map(({ path }) => path)).size).toBe(pages.length);
  for (const of of Map.groupBy(pages, ({ listing }) => listing.id).values()) {
    const [{ listing }] = of as [(typeof of)[number]];
    expect(of.every(({ pieces }) => pieces.length <= ROWS_OF_PAGE)).toBe(true);
    expect([...listing.pieces.slice(0, listing.shown), ...of.flatMap(({ pieces }) => pieces)]).toEqual(listing.pieces);
    expect(nextPage(listing)).toBe(of[0]!.path);
    // Each page leads to the one before it and the one after it.
    expect(of.map(({ previous }) => previous)).toEqual([
      listing.begins.path,
      ...of.slice(0, -1).map(({ path }) => path),
    ]);
    expect(of.map(({ next }) => next)).toEqual([...of.slice(1).map(({ path }) => path), null]);
  }
});
