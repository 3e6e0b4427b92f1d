/** What the archive itself says of cases, and of causes and measures across them, has been read by a second person. */
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { inspectArchive } from '../../../src/archive/read/reader.ts';
import { statementsOf, unreviewed } from '../../../src/archive/statements.ts';

const { draft } = inspectArchive(fileURLToPath(new URL('../../../content', import.meta.url)));
const isOfCases = ({ id }: { id: string }) => /^(?:cases|causes|measures|actors)\//u.test(id);

test('every statement of a case, a cause, a measure and an actor is signed as it stands', () => {
  expect(statementsOf(draft).filter(isOfCases).length).toBeGreaterThan(700);
  expect(
    unreviewed(draft)
      .filter(isOfCases)
      .map(({ id, words }) => `${id} ${words}`),
  ).toEqual([]);
});
