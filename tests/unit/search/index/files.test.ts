import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeSearch } from '../../../../src/search/index/files.ts';

test('files are written as they are, into folders that need not exist', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'search-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  await writeSearch([{ path: 'data/search/a.json', bytes: new Uint8Array([0, 255]) }], directory);
  expect([...(await readFile(join(directory, 'data/search/a.json')))]).toEqual([0, 255]);
});
