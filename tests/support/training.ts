/** What the browser's tests know of training: the archive itself, and what a device keeps. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { hashOf } from '../../src/archive/queries/training.ts';
import { loadArchive } from '../../src/archive/read/reader.ts';
import type { Stored } from '../../src/browser/store/shape.ts';
import { PROJECT } from './build.ts';

export const archive = loadArchive(join(PROJECT, 'content'));

/** The hashes of options, by which a device keeps them. */
export const hashesOf = (options: readonly { text: string }[]): string[] => options.map(({ text }) => hashOf(text));

/** What this device keeps of training. */
export function kept(page: Page): Promise<Stored['training']> {
  return page.evaluate(() => (JSON.parse(localStorage.getItem('gongxing')!) as Stored).training);
}
