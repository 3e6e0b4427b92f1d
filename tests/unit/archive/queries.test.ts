import { describe, expect, test } from 'vitest';
import { makeEdition, type Edition } from '../../../src/archive/edition.ts';
import type { Archive, Piece } from '../../../src/archive/model.ts';
import * as marks from '../../../src/archive/queries/marks.ts';
import * as pieces from '../../../src/archive/queries/pieces.ts';
import * as places from '../../../src/archive/queries/places.ts';
import * as provinces from '../../../src/archive/queries/provinces.ts';
import * as relations from '../../../src/archive/queries/relations.ts';
import * as terms from '../../../src/archive/queries/terms.ts';
import * as themes from '../../../src/archive/queries/themes.ts';
import * as times from '../../../src/archive/queries/times.ts';
import * as witnesses from '../../../src/archive/queries/witnesses.ts';
import { miniature } from '../fixtures.ts';

const queries = {
  ...marks,
  ...pieces,
  ...places,
  ...provinces,
  ...relations,
  ...terms,
  ...themes,
  ...times,
  ...witnesses,
};
const archive = miniature();
const piece = (id: string) => queries.pieceById(archive, id);
const theme = (id: string) => archive.themes.find((candidate) => candidate.id === id)!;
const ids = (found: readonly Piece[]) => found.map(({ id }) => id);
/** The miniature with some of it changed, indexed anew. */
const changed = (change: Partial<Archive>): Edition => makeEdition({ ...archive, ...change });

test('pieceById', () => {
  expect(piece('night-watch').number).toBe(5);
  expect(() => piece('old-notes')).toThrow('没有名为 old-notes 的篇');
});

test('piecesOfKind', () => {
  expect(ids(queries.piecesOfKind(archive, 'story'))).toEqual(['first-visit', 'workshop-opens']);
  expect(ids(queries.piecesOfKind(archive, 'essay'))).toEqual(['plain-notes', 'county-notice', 'night-watch']);
});

describe('byGenre', () => {
  const genres = (of: Edition) =>
    queries.byGenre(of, 'essay').map(({ genre, pieces }) => [genre, ids(pieces)] as const);

  test('equally many: by the first number', () => {
    expect(genres(archive)).toEqual([
      ['心得体会', ['plain-notes']],
      ['工作文件', ['county-notice']],
      ['抗疫随笔', ['night-watch']],
    ]);
  });

  test('the genre with the most pieces first', () => {
    const pieces = archive.pieces.map((one) =>
      one.id === 'county-notice' ? { ...one, genre: '抗疫随笔' as const } : one,
    );
    expect(genres(changed({ pieces }))).toEqual([
      ['抗疫随笔', ['county-notice', 'night-watch']],
      ['心得体会', ['plain-notes']],
    ]);
  });
});

test('piecesOfTheme: the curated order, then the others by number', () => {
  const order = queries.piecesOfTheme(archive, theme('visits'));
  expect(order.map((item) => [item.piece.id, item.why])).toEqual([
    ['county-notice', '先看要求'],
    ['first-visit', '再看真去了的人'],
    ['plain-notes', null],
  ]);
});

test('themesOf: the most important first', () => {
  expect(queries.themesOf(archive, piece('first-visit')).map(({ id }) => id)).toEqual(['visits', 'care']);
});

test('tagsInUse: the most used first, then by slug', () => {
  expect(queries.tagsInUse(archive).map(({ tag, pieces }) => [tag.slug, ids(pieces)])).toEqual([
    ['home-visits', ['first-visit', 'plain-notes', 'county-notice']],
    ['ledgers', ['first-visit']],
    ['watch', ['night-watch']],
    ['workshop', ['workshop-opens']],
  ]);
  const unused = changed({ tags: [...archive.tags, { slug: 'unused', label: '没有用到' }] });
  expect(queries.tagsInUse(unused).map(({ tag }) => tag.slug)).not.toContain('unused');
});

test('neighbours within the first theme', () => {
  const around = (id: string) => {
    const { theme: within, previous, next } = queries.neighbours(archive, piece(id));
    return [within.id, previous?.id ?? null, next?.id ?? null];
  };
  expect(around('county-notice')).toEqual(['visits', null, 'first-visit']);
  expect(around('first-visit')).toEqual(['visits', 'county-notice', 'plain-notes']);
  expect(around('plain-notes')).toEqual(['visits', 'first-visit', null]);
});

describe('relatedPieces', () => {
  const related = (id: string, limit: number, of = archive) =>
    queries.relatedPieces(of, queries.pieceById(of, id), limit).map((item) => [item.piece.id, item.reason]);

  /** Pieces with the causes and measures that cases could give them. */
  const alike = changed({
    pieces: archive.pieces.map((one) => ({
      ...one,
      causes: ['first-visit', 'night-watch'].includes(one.id) ? ['illness'] : [],
      measures: ['first-visit', 'county-notice'].includes(one.id) ? ['consolation'] : [],
    })),
  });

  test('the nearest first, with what they share', () => {
    expect(related('first-visit', 9, alike)).toEqual([
      ['county-notice', '同做法：走访慰问；同主题：上门走访'],
      ['night-watch', '同起因：因病；同主题：惦记'],
      ['plain-notes', '同主题：上门走访；同标签：入户走访'],
    ]);
  });

  test('no more than asked for, and none that shares nothing', () => {
    expect(related('first-visit', 1, alike).map(([id]) => id)).toEqual(['county-notice']);
    expect(related('workshop-opens', 9)).toEqual([['plain-notes', '同主题：做工']]);
  });

  test('the same province counts', () => {
    const pieces = archive.pieces.map((one) => (one.id === 'workshop-opens' ? { ...one, place: ['示例省'] } : one));
    expect(related('first-visit', 9, changed({ pieces }))).toContainEqual(['workshop-opens', '同在示例省']);
  });
});

test('termUses: all terms, with the paragraphs that name them or a variant', () => {
  const uses = queries
    .termUses(archive)
    .map(({ term, uses: found }) => [
      term.id,
      found.map((use) => `${use.piece.id} ${use.paragraphs.map(({ id }) => id).join(' ')}`),
    ]);
  expect(uses).toEqual([
    ['two-assurances', ['county-notice p2']],
    ['ledger', ['first-visit p3', 'county-notice p3']],
    ['unused', []],
  ]);
});

test('termsOf: in the order in which the piece names them', () => {
  const terms = (id: string) =>
    queries.termsOf(archive, piece(id)).map(({ term, paragraph }) => `${term.id} ${paragraph.id}`);
  expect(terms('county-notice')).toEqual(['two-assurances p2', 'ledger p3']);
  expect(terms('night-watch')).toEqual([]);
});

describe('relatedPieces of a large archive', () => {
  const [model] = archive.pieces;
  const many = (count: number) =>
    changed({
      themes: archive.themes.map((one) => ({ ...one, reading: [] })),
      pieces: Array.from({ length: count }, (_, index) => ({ ...model!, id: `n${index + 1}`, number: index + 1 })),
    });

  test('looks at the nearest by number where a value has many holders, so that time grows with the archive', () => {
    const edition = many(1000);
    for (const [id, from, to] of [
      ['n1', 2, 64],
      ['n500', 468, 531],
      ['n1000', 937, 999],
    ] as const) {
      const numbers = queries
        .relatedPieces(edition, edition.piecesById.get(id)!, 1000)
        .map((related) => related.piece.number);
      expect([Math.min(...numbers), Math.max(...numbers)], id).toEqual([from, to]);
    }
  });

  test('looks at all where they are few', () => {
    const edition = many(64);
    expect(queries.relatedPieces(edition, edition.piecesById.get('n1')!, 1000)).toHaveLength(63);
  });
});

describe('places', () => {
  test('placeTree: larger units first, each piece once at its smallest', () => {
    expect(queries.placeTree(archive)).toEqual([
      {
        name: '示例省',
        pieces: [],
        children: [
          { name: '甲县', pieces: [], children: [{ name: '甲村', pieces: [piece('first-visit')], children: [] }] },
        ],
      },
      { name: '乙县', pieces: [], children: [{ name: '丁镇', pieces: [piece('workshop-opens')], children: [] }] },
    ]);
  });

  test('placeTree: pieces of one place share its node', () => {
    const pieces = archive.pieces.map((one) => ({ ...one, place: ['示例省', '甲县'] }));
    const [province, ...others] = queries.placeTree({ ...archive, pieces });
    expect(others).toEqual([]);
    expect(ids(province!.children[0]!.pieces)).toEqual(ids(archive.pieces));
  });

  test('piecesWithoutPlace: those with an inference apart, even where the text names a smaller unit', () => {
    const { inferred, none } = queries.piecesWithoutPlace(archive);
    expect(ids(inferred)).toEqual(['plain-notes']);
    expect(ids(none)).toEqual(['county-notice', 'night-watch']);
    const placeInferred = { name: '示例省', reason: '县名', confidence: 0.9 };
    const pieces = archive.pieces.map((one) => (one.id === 'workshop-opens' ? { ...one, placeInferred } : one));
    expect(ids(queries.piecesWithoutPlace({ ...archive, pieces }).inferred)).toEqual(['plain-notes', 'workshop-opens']);
  });

  test('placeName', () => {
    expect(queries.placeName(piece('first-visit'))).toBe('示例省甲县甲村');
    expect(queries.placeName(piece('plain-notes'))).toBeNull();
  });
});

describe('placesByProvince', () => {
  /** The miniature with other places, one for each piece, by number. */
  const located = (...given: (string[] | null)[]) =>
    changed({ pieces: archive.pieces.map((one, index) => ({ ...one, place: given[index] ?? null })) });
  const found = (of: Edition) => {
    const { provinces: named, unnamed } = queries.placesByProvince(of);
    return {
      named: named.map((entry) => [entry.province.name, ids(entry.pieces), entry.nodes.map(({ name }) => name)]),
      unnamed: unnamed.map(({ name }) => name),
    };
  };

  test('a province is lit where the text names it as the largest unit, in the official order', () => {
    expect(found(located(['贵州省', '德江县'], ['北京市'], ['贵州省'], ['广西壮族自治区', '南宁市']))).toEqual({
      named: [
        ['北京市', ['plain-notes'], ['北京市']],
        ['广西壮族自治区', ['workshop-opens'], ['广西壮族自治区']],
        ['贵州省', ['first-visit', 'county-notice'], ['贵州省']],
      ],
      unnamed: [],
    });
  });

  test('the short name is the same province, and each way of writing keeps its node', () => {
    expect(found(located(['吉林', '长春市'], ['吉林省'], ['新疆'], ['香港'])).named).toEqual([
      ['吉林省', ['first-visit', 'plain-notes'], ['吉林', '吉林省']],
      ['新疆维吾尔自治区', ['county-notice'], ['新疆']],
      ['香港特别行政区', ['workshop-opens'], ['香港']],
    ]);
  });

  test('what the text leaves unsaid lights nothing: smaller units, a city of the same name, an inference', () => {
    const of = located(['芒市', '中山'], ['吉林市'], ['海南区', '海南'], null);
    const [first, ...rest] = of.pieces;
    const placeInferred = { name: '云南省', reason: '芒市属云南', confidence: 0.97 };
    expect(found(makeEdition({ ...of, pieces: [{ ...first!, placeInferred }, ...rest] }))).toEqual({
      named: [],
      unnamed: ['芒市', '吉林市', '海南区'],
    });
  });

  test('there are thirty-four provinces, each with a sign of its own', () => {
    expect(queries.PROVINCES).toHaveLength(34);
    expect(new Set(queries.PROVINCES.map(({ sign }) => sign)).size).toBe(34);
    expect(queries.PROVINCES.filter(({ sign }) => [...sign].length !== 1)).toEqual([]);
  });
});

describe('times', () => {
  const evidence = [{ paragraph: 'p1', quote: '一、问到能办的事', why: '例子' }];
  const dated = (...given: ([number, number, number] | null)[]) =>
    changed({
      pieces: archive.pieces.map((one, index) => {
        const [from, to, confidence] = given[index] ?? [];
        return { ...one, year: from && to && confidence ? { from, to, confidence, evidence } : null };
      }),
    });

  test('datedPieces: by first year, last year, number', () => {
    const of = dated([2019, 2020, 0.5], [2018, 2020, 0.5], [2018, 2019, 0.5], [2018, 2019, 0.5], null);
    expect(queries.datedPieces(of).map(({ piece: one }) => one.number)).toEqual([3, 4, 2, 1]);
  });

  test('datedPieces: certain from a confidence of 95 % on, however long the interval', () => {
    const of = dated([2016, 2016, 0.94], [2017, 2017, 0.95], [2018, 2020, 1]);
    expect(queries.datedPieces(of).map(({ year, certain }) => [year.from, certain])).toEqual([
      [2016, false],
      [2017, true],
      [2018, true],
    ]);
  });

  test('undatedPieces: by number', () => {
    expect(ids(queries.undatedPieces(archive))).toEqual([
      'plain-notes',
      'county-notice',
      'workshop-opens',
      'night-watch',
    ]);
    expect(queries.undatedPieces(archive).length + queries.datedPieces(archive).length).toBe(archive.pieces.length);
  });
});

test('yearFact says what is inferred', () => {
  const dated = piece('first-visit');
  const sure = { ...dated.year!, confidence: queries.CERTAIN_FROM };
  const unsure = { ...dated.year!, confidence: queries.CERTAIN_FROM - 0.01 };
  expect(queries.yearFact({ year: sure })).toBe('2018—2019 年');
  expect(queries.yearFact({ year: { ...unsure, from: 2019 } })).toBe('2019 年（推断）');
  expect(queries.yearFact(piece('night-watch'))).toBeNull();
});

test('paragraphOf', () => {
  const { piece: found, paragraph } = queries.paragraphOf(archive, 'night-watch', 'p2');
  expect([found.id, paragraph.line]).toEqual(['night-watch', 6]);
  expect(() => queries.paragraphOf(archive, 'night-watch', 'p3')).toThrow('night-watch 没有 p3');
  expect(() => queries.paragraphOf(archive, 'nowhere', 'p1')).toThrow('没有名为 nowhere 的篇');
});

test('ofTheEdition: the same one for one hash, each one for some hash', () => {
  const pick = (hash: string) => queries.ofTheEdition({ ...archive, hash }, ['甲', '乙', '丙']);
  expect(pick('00000000ff')).toBe('甲');
  expect(pick('00000001ff')).toBe('乙');
  expect(pick('00000002ff')).toBe('丙');
  expect(pick('ffffffff00')).toBe('甲');
});

test('readingLength: running text only, in characters', () => {
  expect(queries.readingLength(piece('night-watch'))).toBe(
    [...'村口设了岗，我值夜班。天冷，手僵，心里惦记着吃药的人。'].length,
  );
  const [first, ...rest] = piece('plain-notes').paragraphs;
  const short = {
    ...piece('plain-notes'),
    paragraphs: [
      { ...first!, text: '𠮷𠮷' },
      { ...rest[0]!, role: 'heading' as const },
    ],
  };
  expect(queries.readingLength(short)).toBe(2);
});

test('readingMinutes: whole minutes of running text, never none', () => {
  const { paragraphs } = piece('night-watch');
  const long = (characters: number) => ({ paragraphs: [{ role: 'text' as const, text: '字'.repeat(characters) }] });
  expect(queries.readingMinutes({ paragraphs })).toBe(1);
  expect([599, 600, 4000].map((characters) => queries.readingMinutes(long(characters)))).toEqual([1, 2, 10]);
});

test('countMarks', () => {
  expect(queries.countMarks(archive.pieces)).toEqual({ gap: 7, substitution: 5, addition: 1, deletion: 1, note: 4 });
  expect(queries.countMarks([])).toEqual({ gap: 0, substitution: 0, addition: 0, deletion: 0, note: 0 });
});

test('countCategories: the commonest first, then in the order of the categories; bare gaps do not count', () => {
  const counts = queries.countCategories(archive.pieces).map(({ category, count }) => `${category}${count}`);
  expect(counts.join(' ')).toBe('换词2 掩字2 说明2 错字1 脱字1 脱文1 衍字1 标点1 存疑1');
  expect(queries.countCategories([])).toEqual([]);
});

test('witnessLayout: pieces and set-asides in the witness’s order', () => {
  const layout = queries
    .witnessLayout(archive, 'village-notes')
    .map((run) => [run.from, run.to, 'piece' in run ? run.piece.id : `${run.text}：${run.reason}`]);
  expect(layout).toEqual([
    [1, 1, '驻村手记示例(通用4篇)：页面标题，不属于任何一篇'],
    [2, 8, 'first-visit'],
    [9, 9, '篇二：页内小标题“篇二”，与下文无关'],
    [10, 12, 'plain-notes'],
    [13, 15, 'county-notice'],
  ]);
});
