import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { buildSite, PROJECT, type Build } from '../support/build.ts';
import { readSite } from '../support/html.ts';

/** Name and SHA-256 of every file. */
function hashes(dist: string): Record<string, string> {
  const files = [...readSite(dist).files].map((file) => [
    file,
    createHash('sha256')
      .update(readFileSync(join(dist, file)))
      .digest('hex'),
  ]);
  return Object.fromEntries(files) as Record<string, string>;
}

let again: Build;
beforeAll(async () => {
  const clock = pathToFileURL(join(PROJECT, 'tests/support/later-clock.mjs')).href;
  again = await buildSite({ env: { NODE_OPTIONS: `--import ${clock}`, TZ: 'Pacific/Auckland', LANG: 'de_DE.UTF-8' } });
});
afterAll(() => again.remove());

test('a build in another folder, time zone and year gives the same bytes', () => {
  const first = hashes(inject('dist'));
  expect(Object.keys(first).length).toBeGreaterThan(50);
  expect(hashes(again.dist)).toEqual(first);
});
