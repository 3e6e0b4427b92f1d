/** Everyday words as files, on which the build and the worker agree: cut by first characters. */
import { fileOfGram } from './layer.ts';

/** Words of everyday speech that mean the same, with the archive's own for them. */
export type EverydayWords = readonly (readonly [said: readonly string[], found: readonly string[]])[];

/** What the table says of them: the name of their folder, by content, and how many files they are cut into. */
export interface EverydayInfo {
  version: string;
  files: number;
}

export const everydayPath = (version: string, file: number): string => `data/search/everyday/${version}/${file}.json`;

/** The file, of so many, of the words that begin with a folded character, and of those that have such words of the archive. */
export const fileOfEveryday = (first: string, files: number): number => fileOfGram(first, files);
