/** What rows say of the words that were found in their cases. */
import { copyOf } from '../page/views/template.ts';
import { element } from '../shared/element.ts';
import type { Found } from './list.ts';
import type { Row } from './rows.ts';
import type { Line } from './words.ts';

/** Says on rows where the words stand, and on no others. */
export type ShowFindings = (rows: readonly Row[], found: Found) => void;

export function createFindings(): ShowFindings {
  let shown: readonly Element[] = [];
  return (rows, found) => {
    for (const line of shown) line.remove();
    shown = rows.flatMap((row) => {
      const lines = found?.get(row.id)?.lines.map(lineElement) ?? [];
      row.element.append(...lines);
      return lines;
    });
  };
}

function lineElement({ head, runs }: Line): HTMLElement {
  const line = copyOf('case-finding');
  line.append(head, ...runs.map(({ text, hit }) => (hit ? element('mark', {}, text) : text)));
  return line;
}
