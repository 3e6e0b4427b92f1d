/** Lines as a table to keep. */
import { csvText } from '../../text/csv.ts';
import { yearsFact } from '../../text/years.ts';
import { LAYER_NAMES } from './citation.ts';
import type { Line } from './lines.ts';

const COLUMNS = ['左文', '词', '右文', '篇', '题目', '段', '文本', '年代', '地址'];

/** @param origin where the site lives, `https://example.org` */
export function linesCsv(lines: readonly Line[], origin: string): string {
  return csvText([
    COLUMNS,
    ...lines.map(({ left, hit, right, row, paragraph, layer, cited }) => [
      ...[left, hit, right, row.id, row.title, paragraph.slice(1), LAYER_NAMES[layer]],
      row.year ? yearsFact(row.year, row.year.certain) : '',
      origin + cited,
    ]),
  ]);
}
