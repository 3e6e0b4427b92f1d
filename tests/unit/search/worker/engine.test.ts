import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeEngine } from '../../../../src/search/worker/engine.ts';
import type { SearchablePiece, SearchExtras } from '../../../../src/search/index/build.ts';
import { makeFold } from '../../../../src/search/shared/fold.ts';
import { FOLD, memory, piece } from '../memory.ts';

const fold = makeFold(FOLD);

function search(pieces: readonly SearchablePiece[], query: string, extras?: Partial<SearchExtras>) {
  const { table, index, texts } = memory(pieces, extras);
  return makeEngine(table, index, texts).search(query);
}

/** Ids of the pieces found exactly, in order. */
async function ids(pieces: readonly SearchablePiece[], query: string): Promise<string[]> {
  return (await search(pieces, query)).exact.map((found) => pieces[found.piece]!.id);
}

/** The definition: the folded query within one paragraph of one layer, or in the title. */
function holds({ title, paragraphs }: SearchablePiece, part: string): boolean {
  const texts = [title, ...paragraphs.flatMap(({ text, source }) => [text, source])];
  return texts.some((text) => fold(text).includes(fold(part)));
}

const PIECES = [
  piece('a', '产业扶贫', ['扶贫产业，重在“造血”。', '两不愁三保障']),
  piece('b', '驻村日记', [['情况好转', '情景好转'], '扶贫，扶贫，扶贫！', '户扶志与扶智']),
  piece('c', '工作小结', ['产业兴旺', '扶贫工作 GDP 增长8.5%']),
  piece('d', '后记', ['扶。', '贫']),
];

describe('an exact string', () => {
  test.each([
    ['扶贫', ['a', 'b', 'c']],
    ['扶贫产业', ['a']],
    ['产业扶贫', ['a']],
    ['情况', ['b']],
    ['情景', ['b']],
    ['\uFF27dp', ['c']],
    ['扶貧', ['a', 'b', 'c']],
    ['，', ['a', 'b']],
    ['。', ['a', 'd']],
    ['”。', ['a']],
    ['\uFF01', ['b']],
    ['作 g', ['c']],
    ['8.5%', ['c']],
    ['后', ['d']],
  ])('%s', async (query, expected) => {
    expect((await ids(PIECES, query)).sort()).toEqual(expected);
  });

  test('does not run from one paragraph into the next, nor from one layer into the other', async () => {
    expect(await ids(PIECES, '扶。贫')).toEqual([]);
    expect(await ids([piece('x', '题', ['甲乙', '丙丁'])], '乙丙')).toEqual([]);
    expect(await ids([piece('x', '题', [['甲乙', '丙丁']])], '乙丙')).toEqual([]);
  });

  test('nothing asked', async () => {
    expect(await search(PIECES, ' \u3000')).toMatchObject({ state: 'empty', total: 0 });
  });
});

describe('operators, where the whole query stands nowhere', () => {
  test.each([
    ['扶贫 产业', ['a', 'c']],
    ['扶贫\u3000产业', ['a', 'c']],
    ['"扶贫产业"', ['a']],
    ['“扶贫产业”', ['a']],
    ['“扶贫产业', []],
    ['产业 “造', ['a']],
    ['”。 保障', ['a']],
    ['“扶贫产业” 保障', ['a']],
    ['扶贫 -产业', ['b']],
    ['扶贫 -“产业兴旺”', ['a', 'b']],
    ['情景 OR 增长', ['b', 'c']],
    ['扶贫 情景 OR 增长', ['b', 'c']],
    ['情景 OR', ['b']],
    ['-扶贫', ['d']],
    ['驻村 扶志', ['b']],
    ['扶贫 没有的', []],
  ])('%s', async (query, expected) => {
    expect((await ids(PIECES, query)).sort()).toEqual(expected);
  });

  test('are text where the text has them', async () => {
    const pieces = [piece('a', '题', ['甲 乙']), piece('b', '题', ['乙，甲']), piece('c', '题', ['他说“乙”'])];
    expect(await ids(pieces, '甲 乙')).toEqual(['a']);
    expect(await ids(pieces, '“乙”')).toEqual(['c']);
  });
});

describe('order', () => {
  test('titles, then hits and density, then who speaks', async () => {
    const filler = '其'.repeat(300);
    const pieces = [
      piece('long', '甲', [`扶贫${filler}`]),
      piece('short', '乙', ['扶贫到户']),
      piece('title', '扶贫', [filler]),
      piece('many', '丙', ['扶贫扶贫扶贫扶贫扶贫扶贫']),
      piece('witness', '丁', ['扶贫到户'], { standpoint: 'first-hand' }),
    ];
    expect(await ids(pieces, '扶贫')).toEqual(['title', 'many', 'witness', 'short', 'long']);
  });
});

describe('passages', () => {
  const engine = (pieces: readonly SearchablePiece[]) => {
    const { table, index, texts } = memory(pieces);
    return makeEngine(table, index, texts);
  };

  test('a hit that stands in both layers is told once, one that the reading text lacks from the source', async () => {
    const pieces = [piece('b', '题', [['扶贫情况好转', '扶贫情景好转'], '扶贫']), piece('c', '题', ['无'])];
    const { exact, parts } = await engine(pieces).search('扶贫');
    expect(exact[0]!.count).toBe(2);
    expect(await engine(pieces).passages(0, parts)).toMatchObject([
      { paragraph: 'p1', layer: 'reading', ranges: [[0, 2]] },
      { paragraph: 'p2', layer: 'reading', ranges: [[0, 2]] },
    ]);
    expect(await engine(pieces).passages(0, ['情景'])).toMatchObject([
      { paragraph: 'p1', layer: 'source', text: '扶贫情景好转', ranges: [[2, 4]] },
    ]);
  });

  test('ranges are code points, beside emoji and folded characters', async () => {
    const pieces = [piece('a', '😀扶貧', ['😀😀扶貧😀扶贫'])];
    const { exact } = await engine(pieces).search('扶贫');
    expect(exact[0]!.titleRanges).toEqual([[1, 3]]);
    expect((await engine(pieces).passages(0, ['扶贫']))[0]!.ranges).toEqual([
      [2, 4],
      [5, 7],
    ]);
  });

  test('paragraphs with more of the parts come first', async () => {
    const found = await engine([piece('a', '题', ['甲', '乙', '乙甲'])]).passages(0, ['甲', '乙']);
    expect(found.map(({ paragraph }) => paragraph)).toEqual(['p3', 'p1', 'p2']);
  });
});

describe('near answers', () => {
  test('the editor’s variants come before shared strings', async () => {
    const pieces = [piece('a', '题', ['易地搬迁安置']), piece('b', '题', ['搬迁'])];
    const answer = await search(pieces, '异地搬迁', { variants: [['异地搬迁', '易地搬迁']] });
    expect(answer).toMatchObject({ state: 'near', total: 1, exact: [] });
    expect(answer.near[0]).toMatchObject({ piece: 0, nearness: 'variant', parts: ['易地搬迁'] });
  });

  test('shared strings, the closest piece first, each marked with what it shares', async () => {
    const pieces = [piece('a', '题', ['建档工作']), piece('b', '题', ['建档立卡贫困户的故事'])];
    const { state, near } = await search(pieces, '建档立卡贫困户名册');
    expect(state).toBe('near');
    expect(near[0]).toMatchObject({ piece: 1, nearness: 'loose', parts: ['建档立卡贫困户'] });
  });

  test('nothing alike: help', async () => {
    const suggestions = [{ kind: 'term' as const, text: '恐龙化石保护', url: '/terms/' }];
    const answer = await search(PIECES, '恐龙化石', { suggestions });
    expect(answer).toMatchObject({ state: 'none', total: 0, help: { closest: suggestions } });
  });
});

describe('any query', () => {
  const alphabet = '扶贫産产业后後，。“” a1A.😀';
  const text = fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 12 });
  const paragraph = fc.oneof(text, fc.tuple(text, text));
  const archive = fc.array(fc.tuple(text, fc.array(paragraph, { maxLength: 4 })), { minLength: 1, maxLength: 30 });
  const build = (list: [string, (string | [string, string])[]][]) =>
    list.map(([title, paragraphs], at) => piece(`p${at}`, title, paragraphs));

  test('is found in exactly the pieces that contain it, and every mark folds to it', async () => {
    await fc.assert(
      fc.asyncProperty(archive, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 12 }), async (list, pick, from, size) => {
        const pieces = build(list);
        const texts = pieces.flatMap(({ title, paragraphs }) => [
          title,
          ...paragraphs.flatMap((p) => [p.text, p.source]),
        ]);
        const chosen = [...texts[pick % texts.length]!];
        const query = chosen
          .slice(from % (chosen.length + 1))
          .slice(0, size)
          .join('');
        fc.pre(query.trim() !== '');
        const { table, index, texts: store } = memory(pieces);
        const engine = makeEngine(table, index, store);
        const { exact, parts } = await engine.search(query);
        const expected = pieces.flatMap((each, at) => (holds(each, query) ? [at] : []));
        expect(exact.map((found) => found.piece).sort((a, b) => a - b)).toEqual(expected);
        for (const found of exact) {
          for (const { text: told, ranges } of await engine.passages(found.piece, parts)) {
            for (const [start, end] of ranges) {
              expect(fold([...told].slice(start, end).join(''))).toBe(fold(query));
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('with a space that stands nowhere is AND', async () => {
    const word = fc.string({ unit: fc.constantFrom(...'扶贫产业后，'), minLength: 1, maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(archive, word, word, async (list, left, right) => {
        const pieces = build(list);
        const query = `${left} ${right}`;
        fc.pre(!pieces.some((each) => holds(each, query)));
        const expected = pieces.filter((each) => holds(each, left) && holds(each, right)).map(({ id }) => id);
        expect((await ids(pieces, query)).sort()).toEqual(expected.sort());
      }),
      { numRuns: 300 },
    );
  });

  test('is text: markup, control and regular-expression characters', async () => {
    const odd = '<b>a&amp;</b> [.*+?^$]{2}(\\d|\u0007) 😀‮';
    expect(await ids([piece('odd', '题', [`甲${odd}乙`]), ...PIECES], odd)).toEqual(['odd']);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (query) => {
        expect((await search(PIECES, query)).parts.every((part) => !part.includes('\uFF0C'))).toBe(true);
      }),
    );
  });

  test('of 2,000 characters asks for little', async () => {
    const long = '扶贫产业重在造血'.repeat(250);
    const { table, index, texts, asked } = memory([...PIECES, piece('long', '题', [long])]);
    const engine = makeEngine(table, index, texts);
    expect((await engine.search(long)).total).toBe(1);
    expect((await engine.search(`${long}甲`)).state).toBe('near');
    expect(asked.length).toBeLessThan(30);
  });

  test('without near answers wanted, reads no text for what stands nowhere', async () => {
    const { table, index, texts, asked } = memory(PIECES);
    const engine = makeEngine(table, index, texts);
    const readTexts = () => asked.filter((what) => what.startsWith('text'));
    expect(await engine.search('鹱扶贫鹲', { near: false })).toMatchObject({
      state: 'none',
      total: 0,
      near: [],
      help: null,
    });
    expect(readTexts()).toEqual([]);
    expect(await engine.search('鹱扶贫鹲')).toMatchObject({ state: 'near' });
    expect(readTexts()).not.toEqual([]);
  });

  test('given up when aborted', async () => {
    const { table, index, texts, asked } = memory(PIECES);
    const stopped = AbortSignal.abort();
    await expect(makeEngine(table, index, texts).search('扶贫产业', { signal: stopped })).rejects.toThrow();
    expect(asked).toEqual([]);
  });
});
