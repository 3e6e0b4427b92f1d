/** Facets: which values a piece has, which pieces the chosen values leave, and how many each further value would leave. */
import type { SearchTable, TablePiece } from '../shared/table.ts';

export const FACETS = [
  { name: 'kind', label: '栏目' },
  { name: 'genre', label: '文种' },
  { name: 'standpoint', label: '视角' },
  { name: 'theme', label: '主题' },
  { name: 'cause', label: '致贫原因' },
  { name: 'measure', label: '做法' },
  { name: 'place', label: '地点' },
  { name: 'year', label: '年代' },
] as const;

export type FacetName = (typeof FACETS)[number]['name'];

/** Chosen values; values of one facet widen the choice, facets narrow it. */
export type Choice = ReadonlyMap<FacetName, ReadonlySet<string>>;

/** The values of a piece under a facet. A year interval counts under each of its years. */
export function valuesOf(piece: TablePiece, facet: FacetName): string[] {
  switch (facet) {
    case 'kind':
    case 'genre':
    case 'standpoint':
      return [piece[facet]];
    case 'theme':
      return piece.themes;
    case 'cause':
      return piece.causes;
    case 'measure':
      return piece.measures;
    case 'place':
      return piece.places;
    case 'year': {
      if (!piece.year) return [];
      const { from, to } = piece.year;
      return Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
    }
  }
}

const LABELS: Partial<Record<FacetName, string>> = { theme: 'themes', cause: 'causes', measure: 'measures' };

/** The words for a value; places and years are their own. */
export function labelOf(table: SearchTable, facet: FacetName, value: string): string {
  const labels = table.labels[LABELS[facet] ?? facet] ?? {};
  // The value may come from an address: `constructor` is no label.
  return Object.hasOwn(labels, value) ? labels[value]! : value;
}

/** Whether the choice leaves a piece in, `except` one facet. */
export function allows(choice: Choice, piece: TablePiece, except?: FacetName): boolean {
  for (const [facet, wanted] of choice) {
    if (facet === except || wanted.size === 0) continue;
    if (!valuesOf(piece, facet).some((value) => wanted.has(value))) return false;
  }
  return true;
}

/** For each facet, its values among the found pieces with how many each would show; chosen values stay listed at 0. */
export function countFacets(
  found: readonly TablePiece[],
  choice: Choice,
): { name: FacetName; label: string; values: { value: string; count: number; chosen: boolean }[] }[] {
  return FACETS.map(({ name, label }) => {
    const counts = new Map<string, number>();
    for (const value of choice.get(name) ?? []) counts.set(value, 0);
    for (const piece of found) {
      if (!allows(choice, piece, name)) continue;
      for (const value of valuesOf(piece, name)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const values = [...counts]
      .map(([value, count]) => ({ value, count, chosen: choice.get(name)?.has(value) ?? false }))
      .sort((a, b) =>
        name === 'year' ? Number(a.value) - Number(b.value) : b.count - a.count || (a.value < b.value ? -1 : 1),
      );
    return { name, label, values };
  }).filter(({ values }) => values.length > 1 || values.some(({ chosen }) => chosen));
}
