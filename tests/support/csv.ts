/** The rows of a CSV text with a byte order mark, read as RFC 4180 has it. @throws where it is no such text */
export function readCsv(csv: string): string[][] {
  if (!csv.startsWith('\uFEFF')) throw new Error('no byte order mark');
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/uy;
  cell.lastIndex = 1;
  while (cell.lastIndex < csv.length) {
    const at = cell.lastIndex;
    const match = cell.exec(csv);
    if (!match) throw new Error(`no cell at ${at}: ${JSON.stringify(csv.slice(at, at + 20))}`);
    const [, quoted, plain, end] = match;
    rows.at(-1)!.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  if (rows.pop()!.length > 0) throw new Error('the last row does not end');
  return rows;
}
