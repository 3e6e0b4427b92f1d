/** Links in editors' prose are checked before anything is built, against a list of addresses; here the list meets the site. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { pagesOf } from '../../src/archive/checks/references.ts';
import { inspectArchive } from '../../src/archive/read/reader.ts';
import { PROJECT } from '../support/build.ts';

const built = (address: string) =>
  existsSync(join(inject('dist'), address.endsWith('/') ? `${address}index.html` : address));

test('every page that the checks let prose link to was built', () => {
  const { draft } = inspectArchive(join(PROJECT, 'content'));
  const pages = [...pagesOf(draft)];
  expect(pages.length).toBeGreaterThan(100);
  expect(pages.filter((address) => !built(address))).toEqual([]);
});
