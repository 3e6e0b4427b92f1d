/**
 * No self-test can be passed without the text: three readers have answered each from its sheet alone. The folder's README
 * tells how a sheet comes to be and how answers are written down.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadArchive } from '../../../src/archive/read/reader.ts';
import {
  coldAnswersSchema,
  hashOfQuestion,
  misanswered,
  READERS,
  readersRight,
  sheetOf,
  TOO_MANY,
} from '../../support/cold-answers.ts';
import { FIXTURES, miniature } from '../fixtures.ts';

const FOLDER = join(FIXTURES, 'cold-answers');
const { units } = loadArchive(join(FIXTURES, '../../content'));
const fileOf = (id: string) => join(FOLDER, `${id}.json`);
const readAnswers = (id: string) => coldAnswersSchema.parse(JSON.parse(readFileSync(fileOf(id), 'utf8')));

describe('the sheets', () => {
  test.each(units)('$id is what readers are to be given', async (unit) => {
    await expect(sheetOf(unit)).toMatchFileSnapshot(join(FOLDER, `${unit.id}.txt`));
  });

  test('there is one of each unit, with its answers, and no other', () => {
    const names = readdirSync(FOLDER).filter((name) => name !== 'README.md');
    expect(names.sort()).toEqual(units.flatMap(({ id }) => [`${id}.json`, `${id}.txt`]).sort());
  });
});

describe('the answers', () => {
  const answered = units.filter(({ id }) => existsSync(fileOf(id)));

  test.each(answered)('$id: each question was asked as it stands', ({ id, quiz }) => {
    const { asked, answers } = readAnswers(id);
    expect(asked).toEqual(Object.fromEntries(quiz.map((question) => [question.id, hashOfQuestion(question)])));
    expect(Object.keys(answers).sort()).toEqual(quiz.map((question) => question.id).sort());
  });

  test.each(answered)('$id: each answer is one that could be given', ({ id, quiz }) => {
    const { answers } = readAnswers(id);
    const wrong = quiz.flatMap((question) =>
      (answers[question.id] ?? []).map((answer) => misanswered(question, answer)).filter((why) => why !== null),
    );
    expect(wrong).toEqual([]);
  });

  test.each(answered)('$id: no question was got right by two of the readers', ({ id, quiz }) => {
    const { answers } = readAnswers(id);
    const guessed = quiz.filter((question) => readersRight(question, answers[question.id] ?? []) >= TOO_MANY);
    expect(guessed.map((question) => question.id)).toEqual([]);
  });
});

describe('the miniature', () => {
  const [unit] = miniature().units;
  const [single, multiple, ordering] = unit!.quiz;

  test('its sheet holds stems and options, and nothing that gives an answer', () => {
    const sheet = sheetOf(unit!);
    expect(sheet).toContain(
      `first-question ${hashOfQuestion(single!)}（选一项）\n照县里说的，头一样要问清什么？\n1. 要不要项目\n`,
    );
    const given = unit!.quiz.flatMap(({ stem, options }) => [stem, ...options.map(({ text }) => text)]);
    const words = given.reduce((rest, each) => rest.replace(each, ''), sheet.replace(unit!.title, ''));
    expect(words.replace(/[a-z0-9-]|\s|\./gu, '')).toBe('（选一项）（选几项）（排先后）');
    for (const { options } of unit!.quiz) for (const { why } of options) expect(sheet).not.toContain(why);
  });

  test('another word, another order of the options or another type is another question', () => {
    const hashes = [
      single!,
      { ...single!, stem: `${single!.stem}？` },
      { ...single!, options: [...single!.options].reverse() },
      { ...single!, type: 'multiple' },
    ].map((question) => hashOfQuestion(question as typeof multiple & object));
    expect(new Set(hashes).size).toBe(hashes.length);
    const explained = single!.options.map((option) => ({ ...option, why: '另一句。' }));
    expect(hashOfQuestion({ ...single!, options: explained } as typeof multiple & object)).toBe(hashes[0]);
  });

  test('a right answer is all that is right and nothing else; of an ordering, in its order', () => {
    expect(readersRight(single!, [[2], [1], []])).toBe(1);
    expect(readersRight(multiple!, [[1, 3], [3, 1], [1]])).toBe(2);
    expect(readersRight(multiple!, [[1, 2, 3], [3], [2]])).toBe(0);
    expect(
      readersRight(ordering!, [
        [2, 1, 3],
        [1, 2, 3],
        [3, 2, 1],
      ]),
    ).toBe(1);
  });

  test.each([
    [single!, [1, 2], '只能选一项'],
    [single!, [4], '只有 3 个选项'],
    [multiple!, [1, 1], '一个选项写了两次'],
    [ordering!, [2, 1], '要排全部选项'],
    [ordering!, [], null],
    [multiple!, [1, 2, 3, 4], null],
  ])('an answer that cannot be is told: %#', (question, answer, why) => {
    expect(misanswered(question, answer)).toBe(why);
  });

  test('answers of too few readers, or to options numbered from 0, are refused', () => {
    const of = (answers: number[][]) =>
      coldAnswersSchema.safeParse({ readers: READERS, asked: {}, answers: { one: answers } }).success;
    expect([of([[1], [2], []]), of([[1], [2]]), of([[0], [1], [2]])]).toEqual([true, false, false]);
  });
});
