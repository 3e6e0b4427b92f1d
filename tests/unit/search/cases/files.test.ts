import { expect, test } from 'vitest';
import { casesText, chosenFrom, FORMS } from '../../../../src/search/cases/files.ts';
import { casesCsv } from '../../../../src/text/case-table.ts';
import { caseText } from '../../../../src/text/case-text.ts';
import { FILE } from './filed.ts';

const ORIGIN = { archive: '示例档案', date: '2026-01-02', site: 'https://example.org' };
const chosen = chosenFrom(FILE, new Set(['bare', 'ill', 'no-such']));

test('the chosen cases stand in the order of the file, with the names of all and their own cells', () => {
  expect(chosen.cases.map(({ id }) => id)).toEqual(['ill', 'bare']);
  expect({ ...chosen, cases: FILE.cases, matrix: FILE.matrix }).toEqual(FILE);
  expect(chosen.matrix.map(({ cases }) => cases)).toEqual([['ill']]);
});

test('as CSV and JSON they are what the files of all cases have of them', () => {
  const { cases, ...names } = FILE;
  const whole = casesCsv(cases, names).split('\r\n');
  expect(FORMS.csv.make(chosen).split('\r\n')).toEqual(whole.filter((line) => !line.startsWith('road,')));
  expect(FORMS.csv.make(FILE)).toBe(casesCsv(cases, names));
  expect(JSON.parse(FORMS.json.make(chosen))).toEqual(chosen);
});

test('as words they are the cases’ own words, one below the other', () => {
  const { cases, ...names } = FILE;
  expect(casesText(chosen, ORIGIN)).toBe(
    `${caseText(cases[0]!, names, ORIGIN)}\n\n${caseText(cases[2]!, names, ORIGIN)}`,
  );
});
