/**
 * The damage detector with the archive's own lexicon: tests/fixtures/text/detector.txt says what it suspects and what not,
 * tests/fixtures/text/ordinary.txt is writing in which it may suspect nothing.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { swaps } from '../../../src/archive/kinds/swap.ts';
import { contextFault, detect, formatSuspect, meets, type SwapRow } from '../../../src/text/detector.ts';
import { foldPunctuation } from '../../../src/text/punctuation.ts';
import { FIXTURES, readCases } from '../fixtures.ts';

const LEXICON = z
  .array(swaps.schema)
  .parse(parse(readFileSync(join(FIXTURES, '../../content/lexicon/swaps.yaml'), 'utf8'))) satisfies SwapRow[];

describe('what is suspected', () => {
  test.each(readCases('detector.txt', 2))('$title', ({ blocks: [text, expected] }) => {
    const found = detect(text!.split('\n'), LEXICON).map(
      ({ paragraph, start, words, proposal }) => `${paragraph + 1}:${start + 1} ${words} → ${proposal ?? '？'}`,
    );
    expect(found.join('\n')).toBe(expected);
  });
});

describe('ordinary writing', () => {
  const { sentences, texts } = readOrdinary();

  test('every row of the lexicon has sentences against it', () => {
    const against = new Set(sentences.keys());
    expect(LEXICON.map(({ swapped }) => swapped).filter((word) => !against.has(word))).toEqual([]);
    expect([...sentences].filter(([, lines]) => lines.length === 0)).toEqual([]);
  });
  test.each([...sentences])('is not suspected: %s', (_, lines) => {
    expect(lines.flatMap((line) => detect([line], LEXICON).map(formatSuspect))).toEqual([]);
  });
  test('is not suspected where all its sentences stand together', () => {
    expect(detect([...sentences.values()].flat(), LEXICON).map(formatSuspect)).toEqual([]);
  });
  test.each([...texts])('is not suspected in a whole text: %s', (_, paragraphs) => {
    expect(paragraphs.length).toBeGreaterThan(1);
    expect(detect(paragraphs, LEXICON).map(formatSuspect)).toEqual([]);
  });
});

/** tests/fixtures/text/ordinary.txt: sentences under the word that they are written against, and whole texts under their titles. */
function readOrdinary(): { sentences: Map<string, string[]>; texts: Map<string, string[]> } {
  const [sentences, texts] = [new Map<string, string[]>(), new Map<string, string[]>()];
  let lines: string[] = [];
  for (const line of readFileSync(join(FIXTURES, 'text/ordinary.txt'), 'utf8').split('\n')) {
    const [, level, title = ''] = /^(##|###) (.+)$/u.exec(line) ?? [];
    if (level) (level === '##' ? sentences : texts).set(title, (lines = []));
    else if (line !== '' && !line.startsWith('# ') && line !== '#') lines.push(line);
  }
  return { sentences, texts };
}

describe('suspects', () => {
  const character = fc.constantFrom(...'情景本事进取经过“”（）(),，。、的了%年__*X𠮷一二是要…');

  test('span the words they name, in order, inside their paragraph', () => {
    fc.assert(
      fc.property(fc.array(fc.array(character).map((chars) => chars.join(''))), (paragraphs) => {
        for (const suspect of detect(paragraphs, LEXICON)) {
          const characters = [...paragraphs[suspect.paragraph]!];
          expect(characters.slice(suspect.start, suspect.end).join('')).toBe(suspect.words);
          expect(suspect.start).toBeLessThan(suspect.end);
        }
      }),
    );
  });

  test('are the same in half-width and full-width punctuation', () => {
    fc.assert(
      fc.property(fc.array(fc.array(character).map((chars) => chars.join(''))), (paragraphs) => {
        const places = (texts: string[]) =>
          detect(texts, LEXICON).map(({ paragraph, start, end, kind }) => [paragraph, start, end, kind]);
        expect(places(paragraphs.map((text) => foldPunctuation(text, 'half')))).toEqual(places(paragraphs));
      }),
    );
  });

  test('say why, in words of their row', () => {
    const [suspect] = detect(['他丧失了劳动本事'], LEXICON);
    expect(suspect).toMatchObject({ kind: 'swap', strength: 'strong', proposal: '能力' });
    expect(suspect!.reason).toContain('以“本事”换“能力”');
    const weak = detect(['大家进取配合，他一向在外'], LEXICON).at(-1);
    expect(weak).toMatchObject({ words: '一向', strength: 'weak' });
  });
});

describe('contexts', () => {
  const only = (row: Omit<SwapRow, 'original'>, text: string) =>
    detect([text], [{ original: '乙', ...row }])
      .filter(({ kind }) => kind === 'swap')
      .map(({ start }) => start);

  test('without any, a word is suspect everywhere', () => {
    expect(only({ swapped: '甲' }, '甲丙甲')).toEqual([0, 2]);
  });
  test('alternatives, one of them empty', () => {
    expect(only({ swapped: '甲', suspect: ['（丙/丁）甲'] }, '甲丙甲丁甲戊甲')).toEqual([2, 4]);
    expect(only({ swapped: '甲', suspect: ['甲(的/)丙'] }, '甲丙甲的丙甲的')).toEqual([0, 2]);
  });
  test('a star stays inside the clause and is not long', () => {
    expect(only({ swapped: '甲', suspect: ['甲*丙'] }, '甲子丑丙')).toEqual([0]);
    expect(only({ swapped: '甲', suspect: ['甲*丙'] }, '甲子，丑丙')).toEqual([]);
    expect(only({ swapped: '甲', suspect: ['甲*丙'] }, `甲${'子'.repeat(17)}丙`)).toEqual([]);
  });
  test('the edge of a clause', () => {
    expect(only({ swapped: '甲', suspect: ['^甲'] }, '甲，甲子甲“甲')).toEqual([0, 2, 6]);
    expect(only({ swapped: '甲', suspect: ['甲^'] }, '甲子甲。')).toEqual([2]);
  });
  test('an exception overrules', () => {
    expect(only({ swapped: '甲', suspect: ['甲丙'], except: ['子甲'] }, '甲丙子甲丙')).toEqual([0]);
  });
  test('signs of regular expressions mean themselves', () => {
    expect(only({ swapped: '甲', suspect: ['甲.丙'] }, '甲子丙甲.丙')).toEqual([3]);
  });
  test('faults of a context', () => {
    expect(contextFault('丙甲', '甲')).toBeNull();
    expect(contextFault('（丙/丁）甲', '甲')).toBeNull();
    expect(contextFault('丙', '甲')).toContain('没有“甲”');
    expect(contextFault('*甲', '甲')).toContain('*');
    expect(contextFault('（丙甲', '甲')).toContain('括号');
    expect(contextFault('（（丙））甲', '甲')).toContain('括号');
  });
});

test('a mark meets a suspect where they overlap; one of no width also at the edge', () => {
  const suspect = { start: 3, end: 5 };
  expect(
    [
      { start: 4, end: 9 },
      { start: 5, end: 5 },
      { start: 3, end: 3 },
    ].every((mark) => meets(suspect, mark)),
  ).toBe(true);
  expect(
    [
      { start: 5, end: 6 },
      { start: 0, end: 3 },
      { start: 6, end: 6 },
    ].some((mark) => meets(suspect, mark)),
  ).toBe(false);
});
