import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvText } from '../../../src/text/csv.ts';
import { readCsv } from '../../support/csv.ts';

test('a table begins with a byte order mark, and each row ends', () => {
  expect(
    csvText([
      ['左文', '词'],
      ['入户', '低保'],
    ]),
  ).toBe('\uFEFF左文,词\r\n入户,低保\r\n');
});

test('what would end a cell or a row is quoted', () => {
  expect(csvText([['a,b', '他说"好"', '一\n二', ' 空 ']])).toBe('\uFEFF"a,b","他说""好""","一\n二", 空 \r\n');
});

test.each(['=1+1', '+86', '-5', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '＝1', '＋1', '－1', '＠SUM', '\u3000=1'])(
  'a spreadsheet does not reckon with %j',
  (words) => {
    expect(readCsv(csvText([[words]]))).toEqual([[`'${words}`]]);
  },
);

test('a sign that does not begin a cell is left as it is', () => {
  expect(readCsv(csvText([['1=1', 'a-b', '“-”', '…=', '']]))).toEqual([['1=1', 'a-b', '“-”', '…=', '']]);
});

test('any words come back as they are, but for that', () => {
  const words = fc.string({ unit: fc.constantFrom('扶', ',', '"', '\n', '\r', '=', '-', "'", ' ') });
  fc.assert(
    fc.property(fc.array(fc.array(words, { minLength: 1 }), { minLength: 1 }), (rows) => {
      const read = readCsv(csvText(rows));
      expect(read.map((row) => row.map((cell) => cell.replace(/^'/u, '')))).toEqual(
        rows.map((row) => row.map((cell) => cell.replace(/^'/u, ''))),
      );
      for (const cell of read.flat()) expect(cell).not.toMatch(/^\s*[=+\-@]/u);
    }),
  );
});
