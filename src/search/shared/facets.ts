/** The facets of pieces: which values a piece has, what they are called, and how many pieces each would leave. */
import { countValues, type Choice as AnyChoice } from './choice.ts';
import type { Facets, SearchTable } from './table.ts';

/** The facets in order: the name in addresses, what readers call it, and the field of a piece that holds the values. */
export const FACETS = [
  ['kind', '栏目', 'kind'],
  ['genre', '文种', 'genre'],
  ['standpoint', '视角', 'standpoint'],
  ['theme', '主题', 'themes'],
  ['cause', '起因', 'causes'],
  ['measure', '做法', 'measures'],
  ['place', '地点', 'places'],
  ['year', '年代', 'year'],
] as const;

export type FacetName = (typeof FACETS)[number][0];

export type Choice = AnyChoice<FacetName>;

const fieldOf = (facet: FacetName) => FACETS.find(([name]) => name === facet)![2];

/** The values of a piece under a facet. A year interval counts under each of its years. */
export function valuesOf(piece: Facets, facet: FacetName): readonly string[] {
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

/** A facet with its values among the found pieces, and how many each of them would show. */
export interface CountedFacet {
  name: FacetName;
  label: string;
  values: { value: string; count: number; chosen: boolean }[];
}

/** The facets that leave something to choose; chosen values stay listed at 0. */
export function countFacets(found: readonly Facets[], choice: Choice): CountedFacet[] {
  return FACETS.map(([name, label]) => {
    const values = [...countValues(found, choice, name, valuesOf)]
      .map(([value, count]) => ({ value, count, chosen: choice.get(name)?.has(value) ?? false }))
      .sort((a, b) =>
        name === 'year' ? Number(a.value) - Number(b.value) : b.count - a.count || (a.value < b.value ? -1 : 1),
      );
    return { name, label, values };
  }).filter(({ values }) => values.length > 1 || values.some(({ chosen }) => chosen));
}
