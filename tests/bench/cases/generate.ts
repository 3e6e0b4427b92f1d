/** A list of many cases, made of the rows of the built one: what its page costs is asked of the page as it is. */
import type { Random } from '../random.ts';

const ROW = /<li\b[^>]*\bdata-case="([^"]*)"[^>]*>.*?<\/li>/gsu;
const VALUES = /\bdata-values="([^"]*)"/u;

/**
 * The page with `count` rows in place of its own, marked as the long list that it then is. Each is a real row under another name, with the values that another real
 * row has under each facet.
 */
export function withRows(html: string, count: number, random: Random): string {
  const rows = [...html.matchAll(ROW)].map(([row, id]) => ({ row, id: id! }));
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) throw new Error('the page lists no case');
  const made = Array.from({ length: count }, (_, number) => {
    const { row, id } = random.pick(rows);
    const named = row.replaceAll(`"${id}"`, `"${id}-${number}"`).replace(`/${id}/`, `/${id}-${number}/`);
    const values = valuesIn(row).map((_, facet) => valuesIn(random.pick(rows).row)[facet]!);
    return named.replace(VALUES, `data-values="${values.join(' ')}"`);
  });
  const end = html.lastIndexOf(last.row) + last.row.length;
  const before = html.slice(0, html.indexOf(first.row)).replace('data-case-list', 'data-case-list data-many');
  return before + made.join('') + html.slice(end);
}

/** Under each facet. */
function valuesIn(row: string): string[] {
  const found = VALUES.exec(row);
  if (!found) throw new Error('a row has no data-values');
  return found[1]!.split(' ');
}
