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
};

function words(paragraphs = PARAGRAPHS) {
  const asked: string[] = [];
  const finder: PassageFinder = {
    warm: () => undefined,
    fold: async () => makeFold({ from: '藥', to: '药' }),
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

describe('words in cases', () => {
  test('are told apart: in the paragraphs that a case cites, and in what the editor says of it', async () => {
    expect(await find('雪')).toEqual({ ill: { text: ['雪'], own: [] }, road: { text: ['雪'], own: [] } });
    expect(await find('药')).toEqual({ ill: { text: ['药'], own: ['药'] } });
  });

  test('are told in words', async () => {
    const told = async (query: string, id: string) => (await found(query)).get(id)!.words;
    expect(await told('雪 药', 'ill')).toBe('原文里有“雪”“药”；编者的话里有“药”');
    expect(await told('雪', 'road')).toBe('原文里有“雪”');
    expect(await told('药钱', 'ill')).toBe('编者的话里有“药钱”');
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
    expect(await find('原话')).toEqual({});
    expect(await find('入户')).toEqual({});
  });

  test('are given up when overtaken', async () => {
    const { asked, words: some } = words();
    await expect(some.find('雪', AbortSignal.abort())).rejects.toThrow();
    expect(asked).toEqual([]);
  });
});
