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
    ['“扶贫产业', ['a']],
    ['扶贫产业”', ['a']],
    ['「扶贫产业」 保障', ['a']],
    ['驻村「扶志', ['b']],
    ['驻村、扶志', ['b']],
    ['驻村，扶志', ['b']],
    ['驻村+扶志', ['b']],
    ['驻村 + 扶志', ['b']],
    ['驻村 AND 扶志', ['b']],
    ['驻村\uFF06扶志', ['b']],
    ['《扶贫产业》', ['a']],
    ['扶贫产业？', []],
    ['《扶贫产业》 驻村。', []],
    ['‘扶贫产业’', ['a']],
    ['情景/增长', ['b', 'c']],
    ['情景/增', []],
    ['+驻村 +扶志', ['b']],
    ['，扶 后', []],
    ['情景|增长', ['b', 'c']],
    ['情景 | 增长', ['b', 'c']],
    ['情景 \uFF5C 增长', ['b', 'c']],
    ['情景 or 增长', ['b', 'c']],
    ['情景 \uFF2F\uFF32 增长', ['b', 'c']],
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

describe('every form of the same word', () => {
  const pieces = [
    piece('a', '题', ['随着他了解情况，一户一策。']),
    piece('b', '题', ['著名的着色，入户。']),
    piece('c', '题', ['瞭解。']),
  ];

  test.each([
    ['瞭解', ['a', 'c']],
    ['了解', ['a']],
    ['隨著', ['a']],
    ['著名', ['b']],
    ['隨著他瞭解', ['a']],
    ['\u2F0A\u2F3E', ['b']],
    ['一\u200B户', ['a']],
    ['一户\uFEFF一策', ['a']],
    ['瞭解 -隨著', ['c']],
    ['著色 OR 瞭解', ['a', 'b', 'c']],
    ['“瞭解情况” 隨著', ['a']],
  ])('%s', async (query, expected) => {
    const answer = await search(pieces, query);
    expect(answer.state).toBe('exact');
    expect(answer.exact.map((found) => pieces[found.piece]!.id).sort()).toEqual(expected);
  });

  test('signs are taken apart where they stand nowhere as they are', async () => {
    const texts = [piece('a', '题', ['80㎡']), piece('b', '题', ['80m2']), piece('c', '题', ['1户……'])];
    expect(await ids(texts, '80㎡')).toEqual(['a']);
    expect(await ids(texts, '㎡')).toEqual(['a']);
    expect(await ids(texts.slice(1), '80㎡')).toEqual(['b']);
    expect(await ids([...texts, piece('d', '题', ['...'])], '…')).toEqual(['c']);
  });

  test('what was found is what is marked', async () => {
    expect((await search(pieces, '隨著')).parts).toEqual(['随着']);
    expect((await search(pieces, '瞭解')).parts).toEqual(['瞭解', '了解']);
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

  test('words that stand together are told together, the closest piece first', async () => {
    const pieces = [piece('a', '题', ['建档工作']), piece('b', '题', ['建档立卡贫困户的故事'])];
    const { state, near } = await search(pieces, '建档立卡贫困户手册');
    expect(state).toBe('near');
    expect(near[0]).toMatchObject({ piece: 1, nearness: 'loose', parts: ['建档立卡贫困户'] });
  });

  const filler = Array.from({ length: 12 }, (_, at) => piece(`f${at}`, '题', ['驻村干部的工作']));

  test('a rare word counts more than common ones, and no question word is marked', async () => {
    const pieces = [...filler, piece('rare', '题', ['上级发文减负。'])];
    const { near } = await search(pieces, '怎么给驻村干部减负呢');
    expect(near.map((found) => pieces[found.piece]!.id)).toEqual(['rare']);
    expect(near[0]!.parts).toEqual(['减负']);
  });

  test('the best paragraph comes first', async () => {
    const pieces = [piece('a', '题', ['驻村干部。', '驻村干部减负。', '驻村。']), ...filler];
    const { table, index, texts } = memory(pieces);
    const engine = makeEngine(table, index, texts);
    const { near } = await engine.search('给驻村干部少填表减负');
    const [first] = await engine.passages(near[0]!.piece, near[0]!.parts, near[0]!.weights);
    expect(first!.paragraph).toBe('p2');
  });

  test('words that the archive lacks leave too little: nothing is claimed', async () => {
    const answer = await search([...filler, piece('x', '题', ['低保'])], '外卖骑手的工作怎么样');
    expect(answer).toMatchObject({ state: 'none', near: [] });
  });

  test('everyday words are looked for as the archive says it, and it is told', async () => {
    const pieces = [piece('a', '题', ['发展养殖业']), piece('b', '题', ['种植'])];
    const everyday = [{ said: ['养猪', '养牛'], found: ['养殖'] }];
    const answer = await search(pieces, '怎么养猪', { everyday });
    expect(answer.near).toMatchObject([{ piece: 0, parts: ['养殖'] }]);
    expect(answer.hints.map(({ words }) => words)).toEqual(['“养猪”按“养殖”找 1 篇 ›']);
    expect((await search(pieces, '養殖', { everyday })).state).toBe('none');
  });

  test('an AND that fails says how many each part has', async () => {
    const { state, hints } = await search(PIECES, '保障 驻村');
    expect(state).not.toBe('exact');
    expect(hints.map(({ words }) => words)).toEqual(['“保障” 1 篇 ›', '“驻村” 1 篇 ›']);
  });

  test('a year is no string of digits', async () => {
    const answer = await search([piece('a', '题', ['改革开放40年']), piece('b', '题', ['2020人'])], '2020年');
    expect(answer).toMatchObject({ state: 'none', near: [], hints: [{ kind: 'year' }] });
  });

  test('single characters come where there is nothing else', async () => {
    const pieces = [piece('a', '题', ['他养了一头猪。']), ...filler];
    expect((await search(pieces, '猪 羊')).near[0]).toMatchObject({ piece: 0, parts: ['猪'] });
    expect((await search(pieces, '驻村的猪倌')).near.flatMap(({ parts }) => parts)).not.toContain('猪');
  });

  test('a character beside a word with which it stands is part of it, so that no half of a word is marked', async () => {
    const pieces = [piece('a', '题', ['火神山医院']), piece('b', '题', ['贫困户的故事']), ...filler];
    expect((await search(pieces, '火神山几天建成')).near[0]).toMatchObject({ piece: 0, parts: ['火神山'] });
    const { near, hints } = await search([...pieces, piece('c', '题', ['贫困。'])], '怎么进贫困户家门');
    expect(near.map(({ piece, parts }) => [piece, parts])).toEqual([[1, ['贫困户']]]);
    expect(hints.map(({ words }) => words)).toContain('“贫困户” 1 篇 ›');
    expect((await search(pieces, '贫困户抓阄')).hints.map(({ words }) => words).sort()).toEqual([
      '“抓阄” 0 篇',
      '“贫困户” 1 篇 ›',
    ]);
    expect((await search([piece('d', '题', ['两不愁三保障'])], '三保障是什么')).near[0]!.parts).toEqual(['三保障']);
  });

  test('no word is made of a character of grammar', async () => {
    const { near, hints } = await search([piece('a', '题', ['灵活的人']), ...filler], '干不动活的人怎么办');
    expect(near).toEqual([]);
    expect(hints.map(({ words }) => words)).not.toContain(expect.stringContaining('的'));
  });

  test('a paragraph with more of the words for an everyday one comes first', async () => {
    const everyday = [{ said: ['养猪'], found: ['养殖', '猪'] }];
    const pieces = [piece('a', '题', ['养殖']), piece('b', '题', ['养殖母猪']), piece('c', '题', ['一头猪'])];
    const { near, hints } = await search(pieces, '养猪', { everyday });
    expect(near.map(({ piece, parts }) => [piece, parts])).toEqual([
      [1, ['养殖', '猪']],
      [0, ['养殖']],
      [2, ['猪']],
    ]);
    expect(hints.map(({ words }) => words)).toEqual(['“养猪”按“养殖”“猪”找 3 篇 ›']);
  });

  test('the editor’s variant is told where it is looked for in place of the query', async () => {
    const { hints } = await search([piece('a', '题', ['报销药费'])], '医保', { variants: [['报销', '医保']] });
    expect(hints).toEqual([{ kind: 'part', words: '“医保”按“报销”找 1 篇 ›', to: { query: '报销', year: null } }]);
  });

  test('what is left out is in no near answer, and is not looked for', async () => {
    const everyday = [{ said: ['养猪'], found: ['养殖'] }];
    const pieces = [piece('a', '题', ['养殖和驻村']), piece('b', '题', ['养殖'])];
    const { near, hints } = await search(pieces, '养猪 -驻村', { everyday });
    expect(near.map(({ piece }) => piece)).toEqual([1]);
    expect(hints).toHaveLength(1);
  });

  describe('a year', () => {
    const year = { from: 2019, to: 2020, certain: false };
    const pieces = [piece('a', '题', ['脱贫'], { year }), piece('b', '题', ['脱贫，2019年'])];
    const words = async (query: string) => (await search(pieces, query)).hints.map((each) => each.words);

    test.each(['2020年', '2020', '２０２０年', '二〇二〇年', '二零二零年', '二○二○年'])('%s', async (query) => {
      expect(await words(query)).toEqual(['写于或可能写于 2020 年的 1 篇 ›']);
    });

    test('is no part of a longer number', async () => {
      expect(await words('120201')).toEqual([]);
    });

    test('is told beside what has it word for word', async () => {
      expect(await search(pieces, '2019年')).toMatchObject({ state: 'exact', total: 1, hints: [{ kind: 'year' }] });
    });

    test('with other words leads to the pieces of that year that have them', async () => {
      expect(await search(pieces, '2020年 脱贫')).toMatchObject({
        hints: [{ kind: 'year', to: { query: '脱贫', year: '2020' } }, { words: '“脱贫” 2 篇 ›' }],
      });
      expect(await words('2020年脱贫')).toContain('写于或可能写于 2020 年、有“脱贫”的 1 篇 ›');
    });
  });

  test('alternatives are told together', async () => {
    const { hints } = await search(PIECES, '情景 OR 增长 没有的');
    expect(hints[0]).toMatchObject({ words: '“情景”或“增长” 2 篇 ›', to: { query: '情景 OR 增长' } });
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
