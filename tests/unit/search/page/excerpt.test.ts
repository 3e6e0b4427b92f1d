import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerpt, splitRuns, type Run } from '../../../../src/search/page/excerpt.ts';
import { mergeRanges } from '../../../../src/search/shared/hits.ts';

/** A run of text as `…`, hits in brackets. */
const show = (runs: readonly Run[]) => runs.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');
const filler = (length: number) => '其'.repeat(length);

describe('excerpt', () => {
  test('a short text stands whole', () => {
    expect(show(excerpt('扶贫先扶志', [[0, 2]]))).toBe('[扶贫]先扶志');
    expect(show(excerpt('扶贫先扶志', [[3, 5]]))).toBe('扶贫先[扶志]');
    expect(show(excerpt('扶贫', [[0, 2]]))).toBe('[扶贫]');
  });

  test('a long one is cut around its first hit, with an ellipsis where it was cut', () => {
    const runs = excerpt(`${filler(100)}扶贫${filler(100)}`, [[100, 102]]);
    expect(show(runs)).toBe(`…${filler(16)}[扶贫]${filler(46)}…`);
    expect(show(excerpt(`扶贫${filler(100)}`, [[0, 2]]))).toBe(`[扶贫]${filler(62)}…`);
    expect(show(excerpt(`${filler(100)}扶贫`, [[100, 102]]))).toBe(`…${filler(16)}[扶贫]`);
  });

  test('unmarked, begins where it is told to', () => {
    expect(show(excerpt(`${filler(30)}扶贫${filler(100)}`, [], 30))).toBe(`…扶贫${filler(62)}…`);
    expect(show(excerpt(`扶贫${filler(100)}`, [], 0))).toBe(`扶贫${filler(62)}…`);
  });

  test('a few characters before the hit are not worth an ellipsis', () => {
    expect(show(excerpt(`${filler(20)}扶贫`, [[20, 22]]))).toBe(`${filler(20)}[扶贫]`);
    expect(show(excerpt(`${filler(21)}扶贫`, [[21, 23]]))).toBe(`…${filler(16)}[扶贫]`);
  });

  test('begins at a clause where one begins near the start of its context', () => {
    expect(show(excerpt(`${filler(80)}。${filler(14)}扶贫`, [[95, 97]]))).toBe(`…${filler(14)}[扶贫]`);
    expect(show(excerpt(`${filler(80)}，${filler(23)}扶贫`, [[104, 106]]))).toBe(`…${filler(23)}[扶贫]`);
    // One that leaves no context does not count, nor one too far before it.
    expect(show(excerpt(`${filler(80)}，${filler(3)}扶贫`, [[84, 86]]))).toBe(`…${filler(12)}，${filler(3)}[扶贫]`);
    expect(show(excerpt(`${filler(80)}，${filler(25)}扶贫`, [[106, 108]]))).toBe(`…${filler(16)}[扶贫]`);
  });

  test('a hit longer than the excerpt is whole all the same; one that would be cut is left out', () => {
    expect(show(excerpt(filler(200), [[50, 180]]))).toBe(`…${filler(16)}[${filler(130)}]…`);
    const text = `扶贫${filler(61)}扶贫${filler(10)}`;
    expect(
      show(
        excerpt(text, [
          [0, 2],
          [63, 65],
        ]),
      ),
    ).toBe(`[扶贫]${filler(61)}…`);
  });

  test('counts code points, not halves of them', () => {
    const text = `${'𠮷'.repeat(30)}扶贫${'🌾'.repeat(60)}`;
    expect(show(excerpt(text, [[30, 32]]))).toBe(`…${'𠮷'.repeat(16)}[扶贫]${'🌾'.repeat(46)}…`);
  });

  test('without a hit it is the beginning', () => {
    expect(show(excerpt(filler(100), []))).toBe(`${filler(64)}…`);
    expect(excerpt('', [])).toEqual([]);
  });

  test('whatever the text and its hits: a stretch of it, its marks whole hits, the first among them', () => {
    const cases = fc
      .tuple(
        fc.string({ unit: fc.constantFrom('扶', '贫', '𠮷', 'a', '\uFF0C'), minLength: 1, maxLength: 200 }),
        fc.nat(),
        fc.nat(),
      )
      .map(([text, a, b]) => {
        const size = [...text].length;
        const ranges = [a, b].map((at) => [at % size, Math.min(size, (at % size) + 1 + (at % 90))] as const);
        return { text, ranges: mergeRanges(ranges) };
      });
    fc.assert(
      fc.property(cases, ({ text, ranges }) => {
        const runs = excerpt(text, ranges);
        const words = runs.map((run) => run.text).join('');
        expect(text).toContain(words.replace(/^…|…$/gu, ''));
        const hits = ranges.map(([start, end]) => [...text].slice(start, end).join(''));
        const marked = runs.filter(({ hit }) => hit).map((run) => run.text);
        expect(marked).toEqual(hits.slice(0, marked.length));
        expect(marked.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('splitRuns', () => {
  test('tells hits from the rest, and loses nothing', () => {
    expect(
      show(
        splitRuns('扶贫先扶志', [
          [0, 2],
          [3, 5],
        ]),
      ),
    ).toBe('[扶贫]先[扶志]');
    expect(
      splitRuns('扶贫', [
        [0, 1],
        [1, 2],
      ]),
    ).toEqual([
      { text: '扶', hit: true },
      { text: '贫', hit: true },
    ]);
    expect(splitRuns('扶贫', [])).toEqual([{ text: '扶贫', hit: false }]);
    expect(show(splitRuns('a𠮷b', [[1, 2]]))).toBe('a[𠮷]b');
  });
});

describe('private names', () => {
  /** Runs with the names in them in braces. */
  const named = (runs: readonly Run[]) =>
    runs.map(({ text, hit, names = [] }) => {
      const words = splitRuns(text, names).map((run) => (run.hit ? `{${run.text}}` : run.text));
      return hit ? `[${words.join('')}]` : words.join('');
    });

  test('are told apart in and beside the hits, which stay whole', () => {
    const runs = excerpt('张三见李四', [[1, 4]], undefined, [
      [0, 2],
      [3, 5],
    ]);
    expect(named(runs)).toEqual(['{张}', '[{三}见{李}]', '{四}']);
  });

  test('are told apart where the excerpt is cut in them', () => {
    expect(named(excerpt(`张三丰${filler(100)}`, [], 1, [[0, 3]])).slice(0, 2)).toEqual(['…', `{三丰}${filler(62)}`]);
  });

  test('are not spoken of where there are none', () => {
    expect(excerpt('扶贫', [[0, 2]])).toEqual([{ text: '扶贫', hit: true }]);
  });
});
