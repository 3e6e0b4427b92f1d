/** Questions in readers' own words, each with the paragraphs that answer it. */
import { readFileSync } from 'node:fs';

export interface WordsQuestion {
  /** Who put it: somebody told only what the archive is for, or somebody who had read it. */
  by: string;
  /** Which of the archive's readers would. */
  kind: string;
  query: string;
  /** What is wanted, in full. */
  need: string;
  /** `piece#p3`; empty where no paragraph answers. */
  answers: string[];
}

export const QUESTIONS_FILE = new URL('questions.tsv', import.meta.url);

/** Reads a table of questions: by, kind, query, need, answers. */
export function readQuestions(file: string | URL): WordsQuestion[] {
  const [, ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n');
  return rows.map((row) => {
    const [by = '', kind = '', query = '', need = '', answers = ''] = row.split('\t');
    return { by, kind, query, need, answers: answers === '-' ? [] : answers.split(' ') };
  });
}
