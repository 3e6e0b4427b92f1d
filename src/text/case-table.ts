/** Cases as one table, a row for each cite of each thing that is said. */
import {
  EDITOR_SAYS,
  fieldsOfCase,
  nameIn,
  type FiledCase,
  type FiledCite,
  type FiledNames,
  type Saying,
} from './case-fields.ts';
import { headOfSaying } from './case-text.ts';
import { csvText } from './csv.ts';

const COLUMNS = [
  ...[
    '案例',
    '题目',
    '层级',
    '地点',
    '栏',
    '归类',
    '编者的话',
    '为',
    '谁做的',
    '后来怎样',
    '谁说的',
    '现在问本县',
    '数值',
    '单位',
  ],
  // What the text says as it is read here, and as the source has it where the editor emended it.
  ...['篇', '段', '引文', '底本作'],
];

/**
 * Cases as CSV (RFC 4180, with a byte order mark), the first row of names. What has no words of the text, such as what it
 * leaves out, has a row with empty cites.
 */
export function casesCsv(cases: readonly FiledCase[], names: FiledNames): string {
  return csvText([COLUMNS, ...cases.flatMap((record) => caseRows(record, names))]);
}

function caseRows(record: FiledCase, names: FiledNames): string[][] {
  const head = [record.id, record.title, nameIn(names, 'levels', record.level), record.place ?? ''];
  const summary: Saying = { text: record.summary, notes: [], cites: record.summaryCites };
  const fields = [{ label: EDITOR_SAYS, says: [summary] }, ...fieldsOfCase(record, names)];
  return fields.flatMap(({ label, says }) =>
    says.flatMap((saying) => {
      const { value, unit } = saying.amount ?? { value: '', unit: '' };
      const said = [headOfSaying(saying) ?? '', saying.text, ...NOTES.map((note) => noteOf(saying, note))];
      return withCites([...head, label, ...said, saying.ask ?? '', String(value), unit], saying.cites);
    }),
  );
}

/** The notes that have a column, by their labels. */
const NOTES = ['为', '谁做的', '后来怎样', '谁说的'];
const noteOf = ({ notes }: Saying, label: string) =>
  notes
    .filter((note) => note.label === label)
    .flatMap(({ terms }) => terms.map((term) => term.label))
    .join('、');

function withCites(said: string[], cites: readonly FiledCite[]): string[][] {
  if (cites.length === 0) return [[...said, '', '', '', '']];
  return cites.map(({ piece, paragraph, quote, source = '' }) => [...said, piece, paragraph, quote, source]);
}
