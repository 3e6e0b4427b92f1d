/** A stretch of years, both ends in it. */
export interface Years {
  from: number;
  to: number;
}

/** `2019`, or `2019—2020`. */
export function yearsName({ from, to }: Years): string {
  return from === to ? String(from) : `${from}—${to}`;
}

/** Years as a fact about a piece: what is inferred says so wherever it is told. */
export function yearsFact(years: Years, certain: boolean): string {
  return `${yearsName(years)} 年${certain ? '' : '（推断）'}`;
}
