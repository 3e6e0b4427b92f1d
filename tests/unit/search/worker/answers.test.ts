/** What the editors' words answer, over a layer as it is built. */
import { describe, expect, test } from 'vitest';
import type { EditorsAnswer } from '../../../../src/archive/queries/editors-words.ts';
import { buildLayer } from '../../../../src/search/index/layer.ts';
import { makeFold } from '../../../../src/search/shared/fold.ts';
import type { Answer } from '../../../../src/search/shared/protocol.ts';
import { editorsAnswers } from '../../../../src/search/worker/answers.ts';
import { makeEngine } from '../../../../src/search/worker/engine.ts';
import { openLayer } from '../../../../src/search/worker/layer.ts';
import { FOLD, memory, piece } from '../memory.ts';

const fold = makeFold(FOLD);
const PIECES = [
  piece('a', '走访记', ['屋后有猪圈，两头母猪下了崽。', '路上积雪未化。', '他说药太贵。']),
  piece('b', '工作小结', ['扶贫工作有成效。']),
];
const paragraph = (number: number, ...questions: string[]): EditorsAnswer => ({
  as: 'paragraph',
  name: '走访记',
  url: '/essays/a/',
  lines: questions.map((words) => ({ found: 'asked', words, cites: [`a#p${number}`] })),
});
const ANSWERS: EditorsAnswer[] = [
  paragraph(1, '养猪挣钱吗', '喂牲口'),
  paragraph(2, '冬天出门难', '下大雪怎么办'),
  paragraph(3, '看病花钱多', '吃不起西药'),
  {
    as: 'piece',
    name: '工作小结',
    url: '/essays/b/',
    lines: [{ found: 'place', words: '湖北省恩施土家族苗族自治州宣恩县', cites: [] }],
  },
  {
    as: 'situation',
    name: '家里有人病了',
    url: '/training/situations/ill/',
    lines: [
      { found: 'name', words: '家里有人病了', cites: ['a#p3'] },
      { found: 'sentence', words: '先问药费由谁出，再问报销。', cites: ['a#p3'] },
    ],
  },
];

const { info, files } = buildLayer(ANSWERS, PIECES, fold);
const byPath = new Map(files.map(({ path, bytes }) => [path, bytes]));
function open() {
  const asked: string[] = [];
  const fetch = (url: string) => {
    asked.push(url);
    return Promise.resolve(new Response(byPath.get(url)! as BodyInit));
  };
  return { layer: openLayer(fetch, '', info!), asked };
}
const ask = (query: string, groups: string[][] = []) => editorsAnswers(query, open().layer, groups);
const told = async (query: string, groups?: string[][]) =>
  (await ask(query, groups)).map(({ line, sure, cites }) => [line[1], sure, cites.map((cite) => cite.join('#'))]);

describe('a question in other words', () => {
  test('is answered by the paragraph that is asked it, which need not have its characters', async () => {
    expect((await told('喂牲口'))[0]).toEqual(['喂牲口', true, ['0#1']]);
    expect((await told('西药贵怎么办'))[0]![2]).toEqual(['0#3']);
  });

  test('finds by what a situation says, and leads to the paragraphs that it rests on', async () => {
    const [first] = await ask('药费报销');
    expect([first!.row[0], first!.line[1], first!.sure]).toEqual(['situation', '先问药费由谁出，再问报销。', false]);
  });

  test('finds a paragraph by its text and its questions together', async () => {
    expect((await ask('母猪挣钱'))[0]!.cites).toEqual([[0, 1]]);
  });

  test('finds what the editor holds to be the same', async () => {
    expect(await told('骑马养豕')).not.toContainEqual(['养猪挣钱吗', true, ['0#1']]);
    expect((await told('豕肉挣钱', [['豕肉', '养猪']]))[0]).toEqual(['养猪挣钱吗', false, ['0#1']]);
  });

  test.each(['', '怎么办', '为什么呢', '的了吗', '，。', '龘靐'])(
    '“%s” asks nothing that the words could answer',
    async (query) => {
      expect(await ask(query)).toEqual([]);
    },
  );

  test('of which the words have one half only is not answered for sure', async () => {
    for (const query of ['养蜂挣钱', '雪莲花', '病毒检测'])
      expect((await ask(query)).filter(({ sure }) => sure)).toEqual([]);
  });

  test('a word, or a line that asks more, answers nothing for sure', async () => {
    for (const query of ['养猪', '看病花钱，看病报销，看病住院'])
      expect((await ask(query)).map(({ sure }) => sure)).not.toContain(true);
    expect((await ask('看病花钱'))[0]!.sure).toBe(true);
    expect((await ask('喂牲口'))[0]!.sure).toBe(true);
  });

  test('a word that the editor holds to be the same counts by as much of it as stands in a line', async () => {
    const same = [['豕肉', '养猪挣钱']];
    const [whole, half] = await Promise.all([ask('豕肉', same), ask('豕肉', [['豕肉', '养猪卖仔']])]);
    expect(whole[0]!.line[1]).toBe('养猪挣钱吗');
    expect(half[0]!.score).toBeLessThan(whole[0]!.score);
  });

  test('a word made of characters that say nothing alone is taken as the editor has it', async () => {
    expect(await ask('上不去')).toEqual([]);
    expect((await ask('上不去', [['上不去', '冬天出门难']]))[0]!.cites).toEqual([[0, 2]]);
  });

  test('fetches each file once', async () => {
    const { layer, asked } = open();
    await editorsAnswers('养猪挣钱养猪', layer, []);
    await editorsAnswers('养猪挣钱', layer, []);
    expect(new Set(asked).size).toBe(asked.length);
  });
});

describe('the engine', () => {
  const { table, index, texts } = memory(PIECES);
  const engine = (layer = open().layer, pieces = PIECES) => {
    const { table, index, texts } = memory(pieces);
    return makeEngine({ ...table, layer: info }, index, texts, layer);
  };

  test('tells the editors\u2019 words apart, with the paragraph\u2019s own, and counts none of them', async () => {
    const { state, total, editors } = await engine().search('喂牲口');
    expect([state, total]).toEqual(['none', 0]);
    expect(editors[0]).toMatchObject({
      kind: 'paragraph',
      words: '喂牲口',
      cites: [{ piece: 0, paragraph: 'p1' }],
      passage: { paragraph: 'p1', layer: 'reading', text: '屋后有猪圈，两头母猪下了崽。', ranges: [] },
    });
  });

  test('asks them where few pieces have the query, and keeps those as they are', async () => {
    const { state, total, exact, editors } = await engine().search('母猪');
    expect([state, total, exact.length, editors.length > 0]).toEqual(['exact', 1, 1, true]);
    expect((await engine().search('屋后有猪圈')).editors).toEqual([]);
  });

  test('answers exactly though they do not come, and fails where nothing else is found', async () => {
    const lost = { ...open().layer, find: () => Promise.reject(new Error('lost')) };
    expect((await engine(lost).search('母猪')).total).toBe(1);
    await expect(engine(lost).search('喂牲口')).rejects.toThrow('lost');
  });

  test.each(['湖北', '宣恩县', '湖北省恩施土家族苗族自治州宣恩县'])(
    '%s is where a piece is held to be, which is told for sure, and no part of the name is an answer',
    async (place) => {
      const pieces = [...PIECES, piece('c', '题', ['宣传到家族、县里、自治区。'])];
      const { near, editors, hints } = await engine(open().layer, pieces).search(place);
      expect(editors).toMatchObject([{ found: 'place', sure: true, url: '/essays/b/' }]);
      expect([near, hints]).toEqual([[], []]);
    },
  );

  test.each(['北京', '西藏自治区', '河北县'])('%s is no part of another place', async (place) => {
    expect((await engine().search(place)).editors.filter(({ found }) => found === 'place')).toEqual([]);
  });

  test('a place beside other words is told, and does not hide what those have', async () => {
    const { editors, hints } = await engine().search('湖北 母猪 恐龙');
    expect(editors.map(({ found }) => found)).toContain('place');
    expect(hints.map(({ words }) => words)).toEqual(['“湖北” 0 篇', '“母猪” 1 篇 ›', '“恐龙” 0 篇']);
  });

  test('tells what it has before it asks them, if that is exact', async () => {
    const early: Answer[] = [];
    const onEarly = (answer: Answer) => void early.push(answer);
    const whole = await engine().search('母猪', { onEarly });
    expect(early).toEqual([{ ...whole, editors: [] }]);
    await engine().search('喂牲口', { onEarly });
    await engine().search('屋后有猪圈', { onEarly });
    expect(early).toHaveLength(1);
  });

  test('without any is as it was', async () => {
    expect((await makeEngine(table, index, texts).search('喂牲口')).editors).toEqual([]);
  });

  test('does not ask them where near answers are not wanted', async () => {
    expect((await engine().search('喂牲口', { near: false })).editors).toEqual([]);
  });
});
