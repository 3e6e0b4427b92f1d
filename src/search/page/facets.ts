/** Facets: which values a piece has, which pieces the chosen values leave, and how many each further value would leave. */
import type { SearchTable, TablePiece } from '../shared/table.ts';

/** The facets in order: the name in addresses, what readers call it, and the field of a piece that holds the values. */
export const FACETS = [
  ['kind', '栏目', 'kind'],
  ['genre', '文种', 'genre'],
  ['standpoint', '视角', 'standpoint'],
  ['theme', '主题', 'themes'],
  ['cause', '致贫原因', 'causes'],
  ['measure', '做法', 'measures'],
  ['place', '地点', 'places'],
  ['year', '年代', 'year'],
] as const;

export type FacetName = (typeof FACETS)[number][0];

/** Chosen values; values of one facet widen the choice, facets narrow it. A facet without any is not in it. */
export type Choice = ReadonlyMap<FacetName, ReadonlySet<string>>;

const fieldOf = (facet: FacetName) => FACETS.find(([name]) => name === facet)![2];

/** The values of a piece under a facet. A year interval counts under each of its years. */
export function valuesOf(piece: TablePiece, facet: FacetName): readonly string[] {
  const value = piece[fieldOf(facet)];
  if (typeof value === 'string') return [value];
  if (!value || Array.isArray(value)) return value ?? [];
  return Array.from({ length: value.to - value.from + 1 }, (_, index) => String(value.from + index));
}

/** The words for a value; places and years are their own. */
export function labelOf(table: SearchTable, facet: FacetName, value: string): string {
  const labels = table.labels[fieldOf(facet)] ?? {};
  // The value may come from an address: `constructor` is no label.
  return Object.hasOwn(labels, value) ? labels[value]! : value;
}

/** The choice with a value taken in, or taken back where it was chosen. */
export function toggled(choice: Choice, facet: FacetName, value: string): Choice {
  const values = new Set(choice.get(facet));
  if (!values.delete(value)) values.add(value);
  const next = new Map(choice);
  if (values.size > 0) next.set(facet, values);
  else next.delete(facet);
  return next;
}

/** Whether the choice leaves a piece in, `except` one facet. */
export function allows(choice: Choice, piece: TablePiece, except?: FacetName): boolean {
  for (const [facet, wanted] of choice) {
    if (facet !== except && !valuesOf(piece, facet).some((value) => wanted.has(value))) return false;
  }
  return true;
}

/** A facet with its values among the found pieces, and how many each of them would show. */
export interface CountedFacet {
  name: FacetName;
  label: string;
  values: { value: string; count: number; chosen: boolean }[];
}

/** The facets that leave something to choose; chosen values stay listed at 0. */
export function countFacets(found: readonly TablePiece[], choice: Choice): CountedFacet[] {
  return FACETS.map(([name, label]) => {
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
