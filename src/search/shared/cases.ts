/** What a choice of facets says of cases, which share some facets with the pieces that tell them. */
import { allows, type Choice as AnyChoice } from './choice.ts';
import type { Choice } from './facets.ts';
import type { TableCase, Told } from './table.ts';

/** The facets that cases share with pieces. */
export const SHARED_FACETS = ['cause', 'measure'] as const;
export type SharedFacet = (typeof SHARED_FACETS)[number];

/** The part of a choice that is about cases too. */
export const sharedChoice = (choice: Choice): AnyChoice<SharedFacet> =>
  new Map(SHARED_FACETS.flatMap((facet) => (choice.has(facet) ? [[facet, choice.get(facet)!]] : [])));

/** Where a case tells what is chosen. */
const toldOf = (record: TableCase, choice: Choice): Told[] =>
  SHARED_FACETS.flatMap((facet) =>
    Object.entries(record[facet]).flatMap(([value, told]) => (choice.get(facet)?.has(value) ? told : [])),
  );

/**
 * The paragraphs of a piece in which cases tell a cause or measure that is chosen, by id, each with the code points before
 * the first words that do.
 * @param piece its row
 */
export function toldIn(cases: readonly TableCase[], piece: number, choice: Choice): Map<string, number> {
  const found = new Map<string, number>();
  for (const [row, paragraph, start] of cases.flatMap((record) => toldOf(record, choice))) {
    const id = `p${paragraph}`;
    if (row === piece) found.set(id, Math.min(start, found.get(id) ?? start));
  }
  return found;
}

/**
 * How many cases have the causes and measures that are chosen. Null where none is chosen, and where one of those cases is not
 * told in any of the pieces that are left: then the number does not say how many they tell.
 * @param left rows of the pieces that are left
 */
export function casesLeft(cases: readonly TableCase[], choice: Choice, left: ReadonlySet<number>): number | null {
  const shared = sharedChoice(choice);
  if (shared.size === 0) return null;
  const chosen = cases.filter((record) => allows(shared, record, (each, facet) => Object.keys(each[facet])));
  const areTold = chosen.every((record) => toldOf(record, choice).some(([piece]) => left.has(piece)));
  return areTold ? chosen.length : null;
}
