/** The table in which an editor signs every line of a witness, in copies of the miniature archive. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkArchive, loadArchive } from '../../../src/archive/read/reader.ts';
import { copyMiniature, MINIATURE } from '../fixtures.ts';

type Row = [line: number, sha256: string, finding: string];

const LINES = readFileSync(join(MINIATURE, 'sources/letters.txt'), 'utf8').trimEnd().split('\n');
/** What the miniature's marks make of each line. */
const FINDINGS = ['页面标题，另置', '无误', '标点1处', '标点1处', '小标题，无误', '无误'];
const SIGNED: Row[] = LINES.map((text, index) => [
  index + 1,
  createHash('sha256').update(text).digest('hex').slice(0, 16),
  FINDINGS[index]!,
]);

function sign(rows: readonly Row[], header = 'line\tsha256\tfinding'): string {
  const root = copyMiniature();
  const table = [header, ...rows.map((row) => row.join('\t'))].join('\n');
  writeFileSync(join(root, 'sources/letters.signoff.tsv'), `${table}\n`);
  return root;
}

const faults = (rows: readonly Row[], header?: string) =>
  checkArchive(sign(rows, header)).map(({ file, line, code }) => `${file.replace(/^.*\//u, '')}:${line} ${code}`);
/** The full table with one row changed. */
const changed = (index: number, row: Row) => SIGNED.map((old, at) => (at === index ? row : old));

test('a full table is sound, and the archive has its findings in line order', () => {
  const root = sign([...SIGNED].reverse());
  expect(checkArchive(root)).toEqual([]);
  const { witnesses } = loadArchive(root);
  expect(witnesses.find(({ id }) => id === 'letters')!.signoff).toEqual(
    FINDINGS.map((finding, index) => ({ line: index + 1, finding })),
  );
});

test('a witness without a table is not asked for one', () => {
  const { witnesses } = loadArchive(MINIATURE);
  expect(witnesses.map(({ signoff }) => signoff)).toEqual([[], []]);
});

describe('a fault', () => {
  test('a line without a row', () => {
    expect(faults(SIGNED.slice(0, -1))).toEqual(['letters.signoff.tsv:1 signoff-missing']);
  });
  test('a row twice', () => {
    expect(faults([...SIGNED, SIGNED[1]!])).toEqual(['letters.signoff.tsv:8 signoff-stale']);
  });
  test('a row for a line that is not there', () => {
    expect(faults([...SIGNED, [7, 'a'.repeat(16), '无误']])).toEqual(['letters.signoff.tsv:8 signoff-stale']);
  });
  test('the hash of another line', () => {
    expect(faults(changed(1, [2, SIGNED[2]![1], '无误']))).toEqual(['letters.signoff.tsv:3 signoff-stale']);
  });
  test('无误 for a line with a mark', () => {
    expect(faults(changed(2, [3, SIGNED[2]![1], '无误']))).toEqual(['letters.signoff.tsv:4 signoff-finding']);
  });
  test('a finding for a line without a mark', () => {
    expect(faults(changed(1, [2, SIGNED[1]![1], '错字1处']))).toEqual(['letters.signoff.tsv:3 signoff-finding']);
  });
  test('无误 for a line set aside', () => {
    expect(faults(changed(0, [1, SIGNED[0]![1], '无误']))).toEqual(['letters.signoff.tsv:2 signoff-finding']);
  });
  test('a row that cannot be read, and the line that it does not sign', () => {
    expect(faults(changed(1, [2, 'not-hex', '无误']))).toEqual([
      'letters.signoff.tsv:1 signoff-missing',
      'letters.signoff.tsv:3 invalid-field',
    ]);
  });
  test('no header', () => {
    expect(faults(SIGNED, '行\t散列\t所得')).toEqual(['letters.signoff.tsv:1 invalid-field']);
  });
});
