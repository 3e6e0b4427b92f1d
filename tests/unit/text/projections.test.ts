import { describe, expect, test } from 'vitest';
import { listMarks, readingProjection, sourceProjection, type Mark } from '../../../src/text/projections.ts';
import { readCases } from '../fixtures.ts';

describe('projections', () => {
  test.each(readCases('projections.txt', 3))('$title', ({ blocks: [raw, source, reading] }) => {
    expect(sourceProjection(raw!)).toBe(source);
    expect(readingProjection(raw!)).toBe(reading);
  });
});

describe('marks', () => {
  test.each(readCases('marks.txt', 2))('$title', ({ blocks: [raw, table] }) => {
    expect(listMarks(raw!).map(inWords).join('\n')).toBe(table);
  });
});

function inWords(mark: Mark): string {
  const { start, end, readingStart, readingEnd, type, source, reading, category, confidence, note } = mark;
  const change = `${source}→${reading ?? '∅'}`;
  const places = `${start}-${end} ${readingStart}-${readingEnd}`;
  return `${places} ${type} ${change} ${category ?? '-'} ${confidence ?? '-'} ${note ?? '-'}`;
}
