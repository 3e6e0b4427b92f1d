import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mapBlock, mapOffsets, type Edge, type OffsetMap, type Span } from '../../../src/text/offsets.ts';
import { listMarks, readingProjection, sourceProjection } from '../../../src/text/projections.ts';
import { readCases } from '../fixtures.ts';
import { anything, join, paragraph } from './generators.ts';

const EDGES: readonly Edge[] = ['start', 'end'];
const slice = (text: string, { start, end }: Span) => [...text].slice(start, end).join('');
const length = (text: string) => [...text].length;

describe('spans', () => {
  test.each(readCases('offsets.txt', 2))('$title', ({ blocks: [raw, rows] }) => {
    const { spanToReading, spanToSource } = mapOffsets(raw!);
    const texts = { 原: sourceProjection(raw!), 读: readingProjection(raw!) };
    const write = (layer: '原' | '读', span: Span) =>
      `${layer} ${span.start}-${span.end} ${slice(texts[layer], span)}`.trimEnd();
    const answers = rows!.split('\n').map((row) => {
      const [, layer, start, end] = /^([原读]) (\d+)-(\d+)/u.exec(row)!;
      const span = { start: Number(start), end: Number(end) };
      return layer === '原'
        ? `${write('原', span)} → ${write('读', spanToReading(span))}`
        : `${write('读', span)} → ${write('原', spanToSource(span))}`;
    });
    expect(answers.join('\n')).toBe(rows);
  });

  test.each([-1, 4, 0.5, Number.NaN])('%d is no place of a text of three', (offset) => {
    const map = mapOffsets('甲{--乙--}{>>衍字：某。<<}丙');
    for (const edge of EDGES) {
      expect(() => map.toReading(offset, edge)).toThrow(new RangeError(`offset ${offset} is outside 0–3`));
    }
    expect(() => map.toSource(3, 'end')).toThrow(new RangeError('offset 3 is outside 0–2'));
  });

  test('a span that ends before it starts is none', () => {
    expect(() => mapOffsets('甲乙').spanToReading({ start: 2, end: 1 })).toThrow(RangeError);
  });

  test('an empty paragraph has one place', () => {
    const map = mapOffsets('');
    for (const edge of EDGES) expect([map.toReading(0, edge), map.toSource(0, edge)]).toEqual([0, 0]);
  });
});

/** One way through a paragraph: from one of its texts to the other, and back. */
interface Way {
  raw: string;
  to: (offset: number, edge: Edge) => number;
  spanTo: (span: Span) => Span;
  spanBack: (span: Span) => Span;
  /** Lengths of the two texts. */
  from: number;
  into: number;
  /** A span of the text that the way starts from. */
  span: Span;
}

/** Either way through any paragraph. */
const way: fc.Arbitrary<Way> = fc
  .tuple(
    fc.oneof(
      paragraph.map((parts) => join(parts, 'raw')),
      anything,
    ),
    fc.boolean(),
    fc.nat(),
    fc.nat(),
  )
  .map(([raw, isForth, ...places]) => {
    const { toReading, toSource, spanToReading, spanToSource } = mapOffsets(raw);
    const [source, reading] = [length(sourceProjection(raw)), length(readingProjection(raw))];
    const spanIn = (size: number) => {
      const [start, end] = places.map((place) => place % (size + 1)).sort((a, b) => a - b);
      return { start: start!, end: end! };
    };
    return isForth
      ? {
          raw,
          to: toReading,
          spanTo: spanToReading,
          spanBack: spanToSource,
          from: source,
          into: reading,
          span: spanIn(source),
        }
      : {
          raw,
          to: toSource,
          spanTo: spanToSource,
          spanBack: spanToReading,
          from: reading,
          into: source,
          span: spanIn(reading),
        };
  });

/** Checks a law on many ways. */
const holds = (law: (way: Way) => void) => fc.assert(fc.property(way, law), { numRuns: 500 });

const encloses = (outer: Span, inner: Span) => outer.start <= inner.start && inner.end <= outer.end;

describe('any paragraph', () => {
  test('keeps the order of places, and maps the edges of one text to those of the other', () => {
    holds(({ to, from, into }) => {
      const offsets = Array.from({ length: from + 1 }, (_, offset) => offset);
      for (const edge of EDGES) {
        const places = offsets.map((offset) => to(offset, edge));
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }
      expect([to(0, 'end'), to(from, 'start')]).toEqual([0, into]);
    });
  });

  test('maps a span to a span that encloses what its parts are mapped to', () => {
    holds(({ spanTo, into, span }) => {
      const answer = spanTo(span);
      expect(encloses({ start: 0, end: into }, answer)).toBe(true);
      for (const part of [
        { start: span.start, end: span.end - 1 },
        { start: span.start + 1, end: span.end },
      ]) {
        if (part.start < part.end) expect(encloses(answer, spanTo(part))).toBe(true);
      }
    });
  });

  test('maps a character outside changes to itself, and gives a span back whose ends are such', () => {
    fc.assert(
      fc.property(paragraph, fc.nat(), fc.nat(), (parts, ...chosen) => {
        const kept: { source: number; reading: number }[] = [];
        let [source, reading] = [0, 0];
        for (const part of parts) {
          const size = part.source === part.reading ? length(part.source) : 0;
          for (let at = 0; at < size; at += 1) kept.push({ source: source + at, reading: reading + at });
          source += length(part.source);
          reading += length(part.reading);
        }
        fc.pre(kept.length > 0);
        const [first, last] = chosen.map((place) => place % kept.length).sort((a, b) => a - b);
        const [start, end] = [kept[first!]!, kept[last!]!];
        const { spanToReading, spanToSource } = mapOffsets(join(parts, 'raw'));
        const [inSource, inReading] = [
          { start: start.source, end: end.source + 1 },
          { start: start.reading, end: end.reading + 1 },
        ];
        expect(spanToReading(inSource)).toEqual(inReading);
        expect(spanToSource(inReading)).toEqual(inSource);
      }),
      { numRuns: 500 },
    );
  });

  test('gives no less than the span back where its ends stand in both texts, and it answers to the same', () => {
    holds(({ spanTo, spanBack, span }) => {
      fc.pre(span.start < span.end);
      for (const end of [
        { start: span.start, end: span.start + 1 },
        { start: span.end - 1, end: span.end },
      ]) {
        const { start, end: after } = spanTo(end);
        fc.pre(start < after);
      }
      const back = spanBack(spanTo(span));
      expect(encloses(back, span)).toBe(true);
      expect(spanTo(back)).toEqual(spanTo(span));
    });
  });

  test('has its marks where listMarks has them', () => {
    holds(({ raw }) => {
      const { spanToReading, spanToSource } = mapOffsets(raw);
      for (const mark of listMarks(raw)) {
        const source = { start: mark.start, end: mark.end };
        const reading = { start: mark.readingStart, end: mark.readingEnd };
        if (mark.start < mark.end) expect(spanToReading(source)).toEqual(reading);
        if (mark.readingStart < mark.readingEnd) expect(spanToSource(reading)).toEqual(source);
      }
    });
  });
});

describe('a block', () => {
  const block = mapBlock([3, 0, 2]);

  test('is its paragraphs, one after the other', () => {
    expect(block.toBlock(0, 2)).toBe(2);
    expect(block.toBlock(2, 1)).toBe(4);
  });

  test('between two paragraphs, a start is at the second and an end at the first', () => {
    expect(block.toParagraph(3, 'start')).toEqual({ index: 2, offset: 0 });
    expect(block.toParagraph(3, 'end')).toEqual({ index: 0, offset: 3 });
    expect(block.toParagraph(0, 'end')).toEqual({ index: 0, offset: 0 });
    expect(block.toParagraph(5, 'start')).toEqual({ index: 2, offset: 2 });
  });

  test('has its spans cut where paragraphs meet', () => {
    expect(block.splitSpan({ start: 1, end: 4 })).toEqual([
      { index: 0, start: 1, end: 3 },
      { index: 2, start: 0, end: 1 },
    ]);
    expect(block.splitSpan({ start: 3, end: 4 })).toEqual([{ index: 2, start: 0, end: 1 }]);
    expect(block.splitSpan({ start: 3, end: 3 })).toEqual([]);
  });

  test('has no place beyond its end', () => {
    expect(() => block.toParagraph(6, 'end')).toThrow(RangeError);
    expect(() => block.splitSpan({ start: 4, end: 6 })).toThrow(RangeError);
  });

  test('of any paragraphs gives every place and every span back', () => {
    const lines = fc.array(fc.string({ unit: fc.constantFrom('甲', '乙', '𠮷'), maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(lines, (texts) => {
        const map = mapBlock(texts.map(length));
        const whole = texts.join('');
        for (let offset = 0; offset <= length(whole); offset += 1) {
          for (const edge of EDGES) {
            const place = map.toParagraph(offset, edge);
            expect(map.toBlock(place.index, place.offset)).toBe(offset);
          }
        }
        for (let start = 0; start <= length(whole); start += 1) {
          const span = { start, end: Math.max(start, length(whole) - Math.floor(start / 2)) };
          const parts = map.splitSpan(span).map(({ index, ...part }) => slice(texts[index]!, part));
          expect(parts).not.toContain('');
          expect(parts.join('')).toBe(slice(whole, span));
        }
      }),
    );
  });
});

test('a span of the source of a block reads on in each of its paragraphs', () => {
  const raws = ['工作{--的--}{>>衍字：某。<<}通', '{++知++}{>>脱字：缺。<<}甲{~~乙~>丙丁~~}{>>错字：某。<<}戊'];
  const maps: OffsetMap[] = raws.map(mapOffsets);
  const block = mapBlock(raws.map((raw) => length(sourceProjection(raw))));
  const words = block.splitSpan({ start: 1, end: 6 }).map(({ index, ...span }) => {
    return slice(readingProjection(raws[index]!), maps[index]!.spanToReading(span));
  });
  expect(words).toEqual(['作通', '甲丙丁']);
});
