import { describe, expect, test } from 'vitest';
import { findDelimiter, NOTE_CATEGORIES, parseNote, scan } from '../../../src/text/apparatus.ts';
import { readCases } from '../fixtures.ts';

describe('faults of markup', () => {
  test.each(readCases('faults.txt', 2))('$title', ({ blocks: [raw, table] }) => {
    const { faults } = scan(raw!);
    expect(faults.map(({ at, code, excerpt }) => `${at} ${code} ${excerpt}`).join('\n')).toBe(table);
  });

  test('a fault is placed in UTF-16 units for programs and in characters from 1 for editors', () => {
    const places = scan('𠮷{++乙𠮷{--').faults.map(({ at, character }) => [at, character]);
    expect(places).toEqual([
      [2, 2],
      [8, 7],
    ]);
  });

  test('a mark does not reach over a line', () => {
    expect(scan('{++甲\n乙++}').faults.map(({ code }) => code)).toEqual(['mark-broken', 'mark-broken']);
  });
});

describe('notes', () => {
  test.each(NOTE_CATEGORIES)('the category %s', (category) => {
    expect(parseNote(`${category}：某`, '中')).toEqual({ category, confidence: '中', reason: '某' });
  });

  test.each(['高', '中', '低'] as const)('the confidence %s', (confidence) => {
    expect(parseNote(`存疑/${confidence}：某`, '高')).toEqual({ category: '存疑', confidence, reason: '某' });
  });

  test('a half-width colon does as well', () => {
    expect(parseNote(' 说明/低: 某：某 ', '高')).toEqual({ category: '说明', confidence: '低', reason: '某：某' });
  });

  test.each(['', '某', '杂记：某', '说明', '说明：', '说明/极高：某', '说明 ：某'])(
    'no category in “%s”',
    (content) => {
      expect(parseNote(content, '高')).toEqual({ category: null, confidence: '高', reason: content });
    },
  );
});

describe('findDelimiter', () => {
  test.each(['{~~', '~~}', '{++', '++}', '{--', '--}', '{==', '==}', '{>>', '<<}'])('finds %s', (delimiter) => {
    expect(findDelimiter(`甲${delimiter}`)).toBe(1);
  });

  test.each(['{}', '{~', '~}', '--', '->', '~>', '{甲}', '《《}'])('passes over %s', (text) => {
    expect(findDelimiter(text)).toBe(-1);
  });
});
