/** Which cases are nearest to a household: on a table so small that the browser ranks by this very rule. */

/** A case by its name, and what was wrong in it: ids of causes, each once. */
export interface CausesOfCase {
  id: string;
  causes: readonly string[];
}

/** How a case compares with what a household has; ids of causes, in the household's order, then in the case's. */
export interface NearCase {
  id: string;
  /** Both have it; at least one. */
  shared: string[];
  /** The household has it, the case does not tell of it. */
  lacking: string[];
  /** The case has it, the household does not. */
  besides: string[];
}

/**
 * The cases that share something with the household: those that share most first, of these the ones that share what few
 * cases have, then the ones with least besides, else in the order of the table.
 */
export function rankNear(table: readonly CausesOfCase[], has: readonly string[]): NearCase[] {
  const holders = new Map(has.map((cause) => [cause, table.filter(({ causes }) => causes.includes(cause)).length]));
  const rarity = ({ shared }: NearCase) => shared.reduce((sum, cause) => sum + 1 / holders.get(cause)!, 0);
  return table
    .map(({ id, causes }) => ({
      id,
      shared: has.filter((cause) => causes.includes(cause)),
      lacking: has.filter((cause) => !causes.includes(cause)),
      besides: causes.filter((cause) => !has.includes(cause)),
    }))
    .filter(({ shared }) => shared.length > 0)
    .sort((a, b) => b.shared.length - a.shared.length || rarity(b) - rarity(a) || a.besides.length - b.besides.length);
}
