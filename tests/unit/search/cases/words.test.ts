import { describe, expect, test } from 'vitest';
import { createCaseWords, wordsOf } from '../../../../src/search/cases/words.ts';
import type { FoundParagraphs, PassageFinder } from '../../../../src/search/page/passages.ts';
import { makeFold } from '../../../../src/search/shared/fold.ts';
import { FILE } from './filed.ts';

/** Paragraphs that hold a word, as the engine would find them. */
const PARAGRAPHS: Record<string, Record<string, string[]>> = {
  雪: { a: ['p3'], b: ['p4'] },
  药: { a: ['p2', 'p9'] },
  题目: { b: [] },
  原话: { a: ['p2'] },
  話: { a: ['p2'] },
};

function words(paragraphs = PARAGRAPHS) {
  const asked: string[] = [];
  const finder: PassageFinder = {
    warm: () => undefined,
    fold: async () => makeFold({ from: '藥話', to: '药话' }),
    async findPassages(query, signal) {
      signal?.throwIfAborted();
      asked.push(query);
      const found = Object.entries(paragraphs[query] ?? {}).map(([piece, ids]) => [piece, new Set(ids)] as const);
      return new Map(found) satisfies FoundParagraphs;
    },
  };
  return { asked, words: createCaseWords(async () => FILE, finder) };
}

const found = (query: string) => words().words.find(query, new AbortController().signal);
/** Which words stand where, by case. */
const find = async (query: string) =>
  Object.fromEntries([...(await found(query))].map(([id, { text, own }]) => [id, { text, own }]));

describe('what to look for in place of words that no case holds', () => {
  const leads = async (query: string, some = words().words) =>
    (await some.leads(query)).map(({ query: lead, isWhole, cases }) => [lead, isWhole, [...cases]]);

  test('is the word taken apart, if one case has its parts', async () => {
    expect(await leads('药贵送了一回')).toEqual([['药贵 送了一回', true, ['ill']]]);
    expect(await leads('“藥贵，送了一回”')).toEqual([['药贵 送了一回', true, ['ill']]]);
    expect(await leads('药贵路修通')).toEqual([]);
    expect(await leads('药贵走')).toEqual([]);
    expect(await leads('没有的')).toEqual([]);
  });

  test('is each of several words too, with the cases that hold it', async () => {
    expect(await leads('雪 路修通 药贵')).toEqual([
      ['雪', false, ['ill', 'road']],
      ['路修通', false, ['road']],
      ['药贵', false, ['ill']],
    ]);
    expect(await leads('药钱 药贵送了一回')).toEqual([
      ['药钱 药贵 送了一回', true, ['ill']],
      ['药钱', false, ['ill']],
      ['药贵送了一回', false, []],
    ]);
  });

  test('is given up when anything else is asked', async () => {
    const { words: some } = words();
    const first = some.leads('药贵送了一回');
    const second = some.leads('药钱 路修通');
    await expect(first).rejects.toThrow('abort');
    await some.find('雪', new AbortController().signal);
    await expect(second).rejects.toThrow('abort');
  });
});

describe('words in cases', () => {
  test('are told apart: in the paragraphs that a case cites, and in what the editor says of it', async () => {
    expect(await find('雪')).toEqual({ ill: { text: ['雪'], own: [] }, road: { text: ['雪'], own: [] } });
    expect(await find('药')).toEqual({ ill: { text: ['药'], own: ['药'] } });
  });

  test('are shown in what is quoted, or in the editor’s words, marked; a paragraph beside its quotation is named', async () => {
    const told = async (query: string, id: string) =>
      (await found(query))
        .get(id)!
        .lines.map(({ head, runs }) => head + runs.map(({ text, hit }) => (hit ? `[${text}]` : text)).join(''));
    expect(await told('原话', 'ill')).toEqual(['原文：[原话]']);
    expect(await told('原话 話', 'ill')).toEqual(['原文：[原话]']);
    expect(await told('雪', 'road')).toEqual(['原文里有“雪”：《修路》第 4 段']);
    expect(await told('药钱', 'ill')).toEqual(['编者的话：[药钱]由谁出']);
    expect(await told('雪 药', 'ill')).toEqual([
      '编者的话：老人说[药]贵。',
      '原文里有“雪”：《入户》第 3 段',
      '原文里有“药”：《入户》第 2 段',
    ]);
  });

  test('may stand in any of the editor’s words: names of terms, holes, questions, warnings, the place', async () => {
    for (const own of ['因病', '走访慰问', '药钱由谁出', '甲县', '户', '送了一回']) {
      expect((await find(own)).ill, own).toEqual({ text: [], own: [own] });
    }
    for (const own of ['亲眼所见', '现在还有哪几户', '只通到村口', '村']) {
      expect((await find(own)).road, own).toEqual({ text: [], own: [own] });
    }
  });

  test('are folded as the archive is', async () => {
    expect(await find('藥钱')).toEqual({ ill: { text: [], own: ['藥钱'] } });
  });

  test('with a space between them are found each for itself, and all have to be there', async () => {
    expect(await find('雪 药')).toEqual({ ill: { text: ['雪', '药'], own: ['药'] } });
    expect(await find('雪\u3000路修通')).toEqual({ road: { text: ['雪'], own: ['路修通'] } });
    expect(await find('雪 没有的')).toEqual({});
    expect(wordsOf(' 雪  药 雪\u3000')).toEqual(['雪', '药']);
  });

  test('are not those of a statement’s quotation, nor of a piece’s title', async () => {
    expect(await find('原')).toEqual({});
    expect(await find('入户')).toEqual({});
  });

  test('are given up when overtaken', async () => {
    const { asked, words: some } = words();
    await expect(some.find('雪', AbortSignal.abort())).rejects.toThrow();
    expect(asked).toEqual([]);
  });
});
