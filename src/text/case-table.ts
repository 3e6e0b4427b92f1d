/** Cases as one table, a row for each cite of each thing that is said. */
import { fieldsOfCase, nameIn, type FiledCase, type FiledCite, type FiledNames } from './case-fields.ts';
import { headOfSaying, notesOfSaying } from './case-text.ts';

const COLUMNS = ['案例', '题目', '层级', '地点', '栏', '归类', '编者的话', '说明', '数值', '单位', '篇', '段', '原文'];

/** What spreadsheets need to see that a file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Cases as CSV (RFC 4180, with a byte order mark), the first row of names. What has no words of the text, such as what it
 * leaves out, has a row with empty cites.
 */
export function casesCsv(cases: readonly FiledCase[], names: FiledNames): string {
  const rows = [COLUMNS, ...cases.flatMap((record) => caseRows(record, names))];
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

function caseRows(record: FiledCase, names: FiledNames): string[][] {
  const head = [record.id, record.title, nameIn(names, 'levels', record.level), record.place ?? ''];
  const rowsOf = (said: string[], cites: readonly FiledCite[]) =>
    cites.length === 0
      ? [[...head, ...said, '', '', '']]
      : cites.map(({ piece, paragraph, quote }) => [...head, ...said, piece, paragraph, quote]);
  return [
    ...rowsOf(['提要', '', record.summary, '', '', ''], record.summaryCites),
    ...fieldsOfCase(record, names).flatMap(({ label, says }) =>
      says.flatMap((saying) => {
        const notes = [...notesOfSaying(saying), ...(saying.ask ? [`现在问本县：${saying.ask}`] : [])];
        const { value, unit } = saying.amount ?? { value: '', unit: '' };
        return rowsOf(
          [label, headOfSaying(saying) ?? '', saying.text, notes.join('；'), String(value), unit],
          saying.cites,
        );
      }),
    ),
  ];
}

/** A cell that a spreadsheet reads back as these characters. */
function csvCell(text: string): string {
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
