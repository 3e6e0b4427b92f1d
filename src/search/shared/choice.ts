/**
 * A choice among things by their facets: which of them it leaves, and how many each further value would leave. Whose things
 * they are, and which values they have, its users say.
 */

/** Chosen values by facet; values of one facet widen the choice, facets narrow it. A facet without any is not in it. */
export type Choice<Name extends string = string> = ReadonlyMap<Name, ReadonlySet<string>>;

/** The values of a thing under a facet. */
export type ValuesOf<Thing, Name extends string> = (thing: Thing, facet: Name) => readonly string[];

/** The choice with a value taken in, or taken back where it was chosen. */
export function toggled<Name extends string>(choice: Choice<Name>, facet: Name, value: string): Choice<Name> {
  const values = new Set(choice.get(facet));
  if (!values.delete(value)) values.add(value);
  const next = new Map(choice);
  if (values.size > 0) next.set(facet, values);
  else next.delete(facet);
  return next;
}

/** Whether the choice leaves a thing in, `except` one facet. */
export function allows<Thing, Name extends string>(
  choice: Choice<Name>,
  thing: Thing,
  valuesOf: ValuesOf<Thing, Name>,
  except?: Name,
): boolean {
  for (const [facet, wanted] of choice) {
    if (facet !== except && !valuesOf(thing, facet).some((value) => wanted.has(value))) return false;
  }
  return true;
}

/** How many things each value of a facet would show beside the other facets' choice; chosen values stay, at 0. */
export function countValues<Thing, Name extends string>(
  things: readonly Thing[],
  choice: Choice<Name>,
  facet: Name,
  valuesOf: ValuesOf<Thing, Name>,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of choice.get(facet) ?? []) counts.set(value, 0);
  for (const thing of things) {
    if (!allows(choice, thing, valuesOf, facet)) continue;
    for (const value of valuesOf(thing, facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/** The choice in an address's parameters, `theme=visits&theme=identify`; those of other names, and without a value, are passed over. */
export function readChoice<Name extends string>(params: URLSearchParams, facets: readonly Name[]): Choice<Name> {
  const choice = new Map<Name, Set<string>>();
  for (const facet of facets) {
    const values = params.getAll(facet).filter((value) => value !== '');
    if (values.length > 0) choice.set(facet, new Set(values));
  }
  return choice;
}

/** Adds a choice to an address's parameters, facets in the given order and their values sorted. */
export function writeChoice<Name extends string>(
  params: URLSearchParams,
  choice: Choice<Name>,
  facets: readonly Name[],
): void {
  for (const facet of facets) for (const value of [...(choice.get(facet) ?? [])].sort()) params.append(facet, value);
}
