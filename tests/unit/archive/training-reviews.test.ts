/** What the archive itself says to a learner has been read by a second person, and what it tells to do thought through for harm. */
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { inspectArchive } from '../../../src/archive/read/reader.ts';
import { statementsOf, unreviewed } from '../../../src/archive/statements.ts';

const { draft } = inspectArchive(fileURLToPath(new URL('../../../content', import.meta.url)));
const isOfTraining = ({ id }: { id: string }) => /^(?:privacies|situations|units|paths|decisions)\//u.test(id);

test.each([
  ['准', 'every statement of a situation, a unit, a path, a decision and a privacy note', 1500, () => true],
  ['无害', 'every piece of advice among them', 250, ({ advice }: { advice: boolean }) => advice],
] as const)('%s: %s is signed as it stands', (verdict, _what, least, wanted) => {
  expect(statementsOf(draft).filter((each) => isOfTraining(each) && wanted(each)).length).toBeGreaterThan(least);
  expect(
    unreviewed(draft, verdict)
      .filter(isOfTraining)
      .map(({ id, words }) => `${id} ${words}`),
  ).toEqual([]);
});
