/** A build reads each file of the content once, however many collections, pages and indexes are made of it. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { buildSite } from '../support/build.ts';
import { MINIATURE } from '../unit/fixtures.ts';

test('every file of the content is read once a build', { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gongxing-reads-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const log = join(folder, 'reads');
  const preload = fileURLToPath(new URL('../support/count-reads.mjs', import.meta.url));
  const { remove } = await buildSite({
    content: MINIATURE,
    env: { NODE_OPTIONS: `--import ${preload}`, READ_LOG: log },
  });
  onTestFinished(remove);
  const reads = (await readFile(log, 'utf8')).trimEnd().split('\n');
  const counts = new Map<string, number>();
  for (const path of reads) {
    const name = path.slice(path.lastIndexOf('/content/') + '/content/'.length);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const files = readdirSync(MINIATURE, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.includes('.') && statSync(join(MINIATURE, name)).isFile(),
  );
  expect(files.length).toBeGreaterThan(15);
  expect(files.filter((name) => counts.get(name) !== 1).map((name) => `${name} ${counts.get(name) ?? 0}`)).toEqual([]);
});
