/** What holds for every paragraph, tried on many that nobody would write. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDelimiter, NOTE_CATEGORIES, scan } from '../../../src/text/apparatus.ts';
import { findGaps } from '../../../src/text/gaps.ts';
import { createBodyMarkdown } from '../../../src/text/markdown.ts';
import { listMarks, readingProjection, sourceProjection } from '../../../src/text/projections.ts';
import { firstFullWidthMark, foldPunctuation } from '../../../src/text/punctuation.ts';
import { textContent } from './html.ts';

interface Part {
  raw: string;
  kind: string;
  source: string;
  reading: string;
}

/** Characters that are likely to be mistaken for markup, and some that are not. */
const CHARACTERS = [...'甲乙𠮷，。；“”X_*#<>&{}~+-=1.a`\\[]()! "'];
const characters = (options: { minLength?: number; maxLength: number }) =>
  fc.string({ unit: fc.constantFrom(...CHARACTERS), ...options });

/** Words that may stand before `closer`: they hold no delimiter and make none with it. */
const words = (closer: string, banned = '') =>
  characters({ minLength: 1, maxLength: 8 }).filter(
    (text) => findDelimiter(text + closer) === (closer ? text.length : -1) && !(banned && text.includes(banned)),
  );

const note = fc
  .tuple(fc.constantFrom(...NOTE_CATEGORIES), fc.constantFrom('', '/高', '/中', '/低'), words('<<}'))
  .map(([category, confidence, reason]) => `{>>${category}${confidence}：${reason}某<<}`);

const part: fc.Arbitrary<Part> = fc.oneof(
  { weight: 3, arbitrary: words('').map((text) => ({ raw: text, kind: 'text', source: text, reading: text })) },
  fc
    .tuple(words('', '~>'), words('~~}', '~>'), note)
    .filter(([source, reading]) => findDelimiter(`${source}~>${reading}~~}`) === source.length + 2 + reading.length)
    .map(([source, reading, why]) => ({
      raw: `{~~${source}~>${reading}~~}${why}`,
      kind: 'substitution',
      source,
      reading,
    })),
  fc
    .tuple(words('++}'), note)
    .map(([text, why]) => ({ raw: `{++${text}++}${why}`, kind: 'addition', source: '', reading: text })),
  fc
    .tuple(words('--}'), note)
    .map(([text, why]) => ({ raw: `{--${text}--}${why}`, kind: 'deletion', source: text, reading: '' })),
  fc
    .tuple(words('==}'), note)
    .map(([text, why]) => ({ raw: `{==${text}==}${why}`, kind: 'span', source: text, reading: text })),
  note.map((why) => ({ raw: why, kind: 'point', source: '', reading: '' })),
);

/** Text and marks in any order; no two texts beside each other, since they would be one. */
const paragraph = fc
  .array(part, { maxLength: 12 })
  .map((parts) => parts.filter(({ kind }, index) => kind !== 'text' || parts[index - 1]?.kind !== 'text'));

const join = (parts: Part[], key: 'raw' | 'source' | 'reading') => parts.map((item) => item[key]).join('');

/** Anything at all, delimiters whole and broken among it. */
const anything = fc.oneof(
  fc.string({
    unit: fc.constantFrom('{~~', '~>', '~~}', '{++', '++}', '{--', '--}', '{==', '==}', '{>>', '<<}', ...CHARACTERS),
    maxLength: 40,
  }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  paragraph.map((parts) => join(parts, 'raw')),
);

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

  test('is rendered so that its text content is the reading text', () => {
    const md = createBodyMarkdown();
    // A paragraph is one line; HTML cannot hold U+0000.
    const oneLine = anything.filter((raw) => !/[\n\r\0]/u.test(raw));
    fc.assert(
      fc.property(oneLine, (raw) => {
        const env = { notes: 0 };
        expect(textContent(md.renderInline(raw, env))).toBe(readingProjection(raw));
        expect(env.notes).toBe(scan(raw).segments.filter(({ kind }) => kind !== 'text').length);
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

describe('a hostile paragraph of 100,000 parts does not hang', () => {
  const hostile = [
    '{~~',
    '{++甲',
    '{--',
    '{==甲==}{>>',
    '{>>',
    '~~}',
    '{',
    '{~~~>~~}',
    '{~~甲~>乙~~}',
    '_甲',
    'X.',
    '***',
  ];

  // Ample for linear work on a busy machine; work that grows with the square takes minutes.
  test.each(hostile)('%s', { timeout: 60_000 }, (unit) => {
    const raw = unit.repeat(100_000);
    for (const text of [raw, `${raw}~~}++}--}==}<<}`]) {
      expect(scan(text).segments.length).toBeGreaterThan(0);
      expect(listMarks(text)).toBeInstanceOf(Array);
    }
    expect(createBodyMarkdown().renderInline(raw, { notes: 0 }).length).toBeGreaterThan(0);
  });
});
