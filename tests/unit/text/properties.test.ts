/** What holds for every paragraph, tried on many that nobody would write. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scan } from '../../../src/text/apparatus.ts';
import { findGaps } from '../../../src/text/gaps.ts';
import { listMarks, readingProjection, sourceProjection } from '../../../src/text/projections.ts';
import { firstFullWidthMark, foldPunctuation } from '../../../src/text/punctuation.ts';
import { anything, join, paragraph } from './generators.ts';

const slice = (text: string, start: number, end: number) => [...text].slice(start, end).join('');

describe('any sequence of text and marks', () => {
  test('projects back to its two texts', () => {
    fc.assert(
      fc.property(paragraph, (parts) => {
        const raw = join(parts, 'raw');
        expect(scan(raw).faults).toEqual([]);
        expect(scan(raw).segments.map(({ kind }) => kind)).toEqual(parts.map(({ kind }) => kind));
        expect(sourceProjection(raw)).toBe(join(parts, 'source'));
        expect(readingProjection(raw)).toBe(join(parts, 'reading'));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('any string', () => {
  test('is the sum of its segments', () => {
    fc.assert(
      fc.property(anything, (raw) => {
        const { segments } = scan(raw);
        expect(segments.map((segment) => segment.raw).join('')).toBe(raw);
        let at = 0;
        for (const segment of segments) {
          expect(segment.at).toBe(at);
          at += segment.raw.length;
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('has marks in order, each standing at its place in both texts', () => {
    fc.assert(
      fc.property(anything, (raw) => {
        const source = sourceProjection(raw);
        const reading = readingProjection(raw);
        let last = 0;
        for (const mark of listMarks(raw)) {
          expect(mark.start).toBeGreaterThanOrEqual(last);
          expect(slice(source, mark.start, mark.end)).toBe(mark.source);
          expect(slice(reading, mark.readingStart, mark.readingEnd)).toBe(mark.reading ?? mark.source);
          last = mark.start;
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('has gaps that are apart, in order, and only mask characters', () => {
    fc.assert(
      fc.property(anything, (text) => {
        let last = 0;
        for (const { start, end, mask } of findGaps(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end)).toBe(mask);
          expect(mask).toMatch(/^[_*X.]+$/u);
          last = end;
        }
      }),
    );
  });

  test('keeps its length in code points when its punctuation is folded', () => {
    fc.assert(
      fc.property(fc.oneof(anything, fc.string({ unit: fc.constantFrom(...'，；：！？（）,;:!?()甲𠮷') })), (text) => {
        const folded = foldPunctuation(text, 'half');
        expect([...folded].length).toBe([...text].length);
        expect(firstFullWidthMark(folded)).toBe(-1);
        expect(foldPunctuation(folded, 'half')).toBe(folded);
        expect(foldPunctuation(text, 'none')).toBe(text);
      }),
    );
  });
});
