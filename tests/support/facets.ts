/** What the facets of the search page should say, from archive.json, and what they do say. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ArchivePiece } from './archive-data.ts';
import { idsOf, listed } from './search.ts';

/** What the data say of a piece beyond the contract, and facets rest on. */
export type FacetedPiece = ArchivePiece & { standpoint: string; placePath: string[] | null };

/** Each facet's values of a piece, as archive.json has them. */
const FACETS: Record<string, (piece: FacetedPiece) => string[]> = {
  kind: ({ kind }) => [kind],
  genre: ({ genre }) => [genre],
  standpoint: ({ standpoint }) => [standpoint],
  theme: ({ themes }) => themes,
  cause: ({ causes }) => causes,
  measure: ({ measures }) => measures,
  place: ({ placePath }) => placePath?.slice(0, 1) ?? [],
  year: ({ year }) =>
    year ? Array.from({ length: year.to - year.from + 1 }, (_, index) => String(year.from + index)) : [],
};

/** Chosen values by facet. */
export type Chosen = Record<string, string[]>;

const allows = (chosen: Chosen, piece: FacetedPiece, except = '') =>
  Object.entries(chosen).every(
    ([facet, values]) =>
      facet === except || values.length === 0 || FACETS[facet]!(piece).some((value) => values.includes(value)),
  );

/** Ids of the pieces that a choice leaves, in order of their names. */
export const leftOf = (pieces: readonly FacetedPiece[], chosen: Chosen): string[] =>
  idsOf(pieces.filter((piece) => allows(chosen, piece)));

/** How many pieces each value would show beside the others' choice. */
export function countsOf(pieces: readonly FacetedPiece[], chosen: Chosen): Record<string, Record<string, number>> {
  const all: Record<string, Record<string, number>> = {};
  for (const [facet, valuesOf] of Object.entries(FACETS)) {
    const values: Record<string, number> = Object.fromEntries((chosen[facet] ?? []).map((value) => [value, 0]));
    for (const piece of pieces.filter((each) => allows(chosen, each, facet))) {
      for (const value of valuesOf(piece)) values[value] = (values[value] ?? 0) + 1;
    }
    // A facet with one value leaves nothing to choose.
    if (Object.keys(values).length > 1 || chosen[facet]?.length) all[facet] = values;
  }
  return all;
}

/** The counts that the page shows. */
export const shownCounts = (page: Page): Promise<Record<string, Record<string, number>>> =>
  page
    .locator('[data-facet]')
    .evaluateAll((groups) =>
      Object.fromEntries(
        groups.map((group) => [
          (group as HTMLElement).dataset.facet!,
          Object.fromEntries(
            [...group.querySelectorAll<HTMLElement>('[data-value]')].map((button) => [
              button.dataset.value!,
              Number(button.querySelector('[data-count]')!.textContent),
            ]),
          ),
        ]),
      ),
    );

export const valueButton = (page: Page, facet: string, value: string) =>
  page.locator(`[data-facet="${facet}"] [data-value="${value}"]`);

/** Presses a value, in a group that is opened for it, and waits until that is drawn. */
export async function press(page: Page, facet: string, value: string): Promise<void> {
  const group = page.locator(`[data-facet="${facet}"]`);
  if ((await group.getAttribute('open')) === null) await group.locator('summary').click();
  const button = valueButton(page, facet, value);
  const pressed = (await button.getAttribute('aria-pressed')) === 'true';
  await button.click();
  await page.locator(`[data-facet="${facet}"] [data-value="${value}"][aria-pressed="${String(!pressed)}"]`).waitFor();
}

/** Rows, counts and words are true of the archive: of these pieces found, under this choice. */
export async function expectTrue(page: Page, found: readonly FacetedPiece[], chosen: Chosen): Promise<void> {
  const expected = leftOf(found, chosen);
  expect(await listed(page)).toEqual(expected);
  expect(await shownCounts(page)).toEqual(countsOf(found, chosen));
  expect(await page.locator('[data-total]').getAttribute('data-total')).toBe(String(expected.length));
  expect(await page.getByRole('status').textContent()).toContain(String(expected.length));
}
