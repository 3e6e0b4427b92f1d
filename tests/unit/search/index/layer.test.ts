import { describe, expect, test } from 'vitest';
import type { EditorsAnswer } from '../../../../src/archive/queries/editors-words.ts';
import { buildLayer } from '../../../../src/search/index/layer.ts';
import { makeFold } from '../../../../src/search/shared/fold.ts';
import { FOLD, piece } from '../memory.ts';

const fold = makeFold(FOLD);
const PIECES = [piece('a', '甲', ['猪圈在屋后头']), piece('b', '乙', ['路远', '药贵'])];
const asked = (words: string, cite: string) => ({ found: 'asked' as const, words, cites: [cite] });
const ANSWERS: EditorsAnswer[] = [
  { as: 'paragraph', name: '甲', url: '/essays/a/', lines: [asked('养猪挣钱吗', 'a#p1'), asked('喂什么牲口', 'a#p1')] },
  {
    as: 'situation',
    name: '看病没钱',
    url: '/training/situations/x/',
    lines: [
      { found: 'name', words: '看病没钱', cites: ['b#p2'] },
      { found: 'sentence', words: '先问药费。', cites: ['b#p1', 'b#p2'] },
    ],
  },
];

const filesOf = (answers: readonly EditorsAnswer[]) => buildLayer(answers, PIECES, fold).files;
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('the files of the editors\u2019 words', () => {
  test('are none where there are no words', () => {
    expect(buildLayer([], PIECES, fold)).toEqual({ info: null, files: [] });
    expect(buildLayer([{ ...ANSWERS[0]!, lines: [] }], PIECES, fold).info).toBeNull();
  });

  test('are the same bytes again, and others where a word is another', () => {
    const again = filesOf(structuredClone(ANSWERS));
    expect(again.map(({ path, bytes }) => [path, text(bytes)])).toEqual(
      filesOf(ANSWERS).map(({ path, bytes }) => [path, text(bytes)]),
    );
    const other = buildLayer([{ ...ANSWERS[0]!, lines: [asked('养猪亏吗', 'a#p1')] }, ANSWERS[1]!], PIECES, fold);
    expect(other.info!.version).not.toBe(buildLayer(ANSWERS, PIECES, fold).info!.version);
  });

  test('hold no sentence of the texts', () => {
    expect(
      filesOf(ANSWERS).filter(({ path, bytes }) => path.includes('rows-') && text(bytes).includes('猪圈')),
    ).toEqual([]);
  });

  test('grow by their number, not by their size: a gram that very many lines hold is kept short', () => {
    const many = Array.from({ length: 3000 }, (_, at): EditorsAnswer => ({
      as: 'paragraph',
      name: '甲',
      url: '/essays/a/',
      lines: [asked(`养猪${String.fromCodePoint(0x5000 + at)}`, 'a#p1')],
    }));
    const largest = Math.max(...filesOf(many).map(({ bytes }) => bytes.length));
    expect(largest).toBeLessThan(16_000);
  });
});
