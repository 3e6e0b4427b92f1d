/** The questions that measure the search are in readers' words, and the archive does not answer them by having copied them. */
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadArchive } from '../../../src/archive/read/reader.ts';
import { QUESTIONS_FILE, readQuestions } from '../../bench/words/questions.ts';

/** So many successive characters in common are no chance. */
const SHARED = 4;

const archive = loadArchive(fileURLToPath(new URL('../../../content', import.meta.url)));
const questions = readQuestions(QUESTIONS_FILE);
const grams = (text: string) => {
  const chars = [...text.replace(/\s/gu, '')];
  return chars.slice(0, 1 - SHARED || undefined).map((_, at) => chars.slice(at, at + SHARED).join(''));
};

test('each paragraph that answers is there', () => {
  const paragraphs = new Set(
    archive.pieces.flatMap(({ id, paragraphs: own }) => own.map((each) => `${id}#${each.id}`)),
  );
  expect(questions.flatMap(({ answers }) => answers).filter((answer) => !paragraphs.has(answer))).toEqual([]);
  expect(questions.filter(({ answers }) => answers.length > 0).length).toBeGreaterThanOrEqual(60);
  expect(questions.filter(({ answers }) => answers.length === 0).length).toBeGreaterThanOrEqual(20);
});

test(`none shares ${SHARED} successive characters with a question of a paragraph`, () => {
  const asked = new Map(questions.flatMap(({ query }) => grams(query).map((gram) => [gram, query])));
  const shared = archive.pieces.flatMap(({ id, questions: own }) =>
    Object.entries(own).flatMap(([paragraph, list]) =>
      list.flatMap((words) =>
        grams(words).flatMap((gram) => (asked.has(gram) ? [`${id}#${paragraph} ${words}：${asked.get(gram)!}`] : [])),
      ),
    ),
  );
  expect(shared).toEqual([]);
});
