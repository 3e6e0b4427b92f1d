/** `npm run reviews` as a reviewer runs it: what is left to read, what is left to think through, rows to sign it with. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkArchive, inspectArchive } from '../../../src/archive/read/reader.ts';
import { unreviewed } from '../../../src/archive/statements.ts';
import { copyMiniature, FIXTURES, MINIATURE } from '../fixtures.ts';

const COMMAND = join(FIXTURES, '../../src/cli/reviews.ts');
const SITUATION = 'situations/how-long-it-lasts';

function reviews(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('what is left to read', () => {
  test('each statement with its hash, its place and the paragraphs to read it against', () => {
    const { status, stdout, stderr } = reviews(`${SITUATION}#lead`, '--content', MINIATURE);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^situations\/how-long-it-lasts#lead\.text [0-9a-f]{16}（content\/training\/situations\/how-long-it-lasts\.md:9）\n/u,
    );
    expect(stdout).toContain('\n  工坊开张那天有人问能做多久，镇里说不一定。\n');
    expect(stdout).toContain('\n    workshop-opens#p3：有人问：“能做多久？”镇里说不一定。\n');
    expect(stdout).toMatch(/\n共 1 条\n$/u);
  });

  test('with --harm only what somebody may do just so', () => {
    const ids = reviews(SITUATION, '--harm', '--content', MINIATURE).stdout.match(/^situations\/\S+/gmu);
    expect(ids).toEqual(Array.from({ length: 3 }, () => `${SITUATION}#checklist.text`));
  });
});

describe('rows to sign with', () => {
  const left = (root: string, verdict: '准' | '无害') =>
    unreviewed(inspectArchive(root).draft, verdict).filter(({ id }) => id.startsWith(SITUATION));

  test('of either verdict are accepted as they are, and leave nothing unsigned', () => {
    const root = copyMiniature();
    const table = join(root, 'reviews.tsv');
    writeFileSync(table, reviews(SITUATION, '--rows', '--content', root).stdout);
    expect(checkArchive(root)).toEqual([]);
    expect([left(root, '准').length, left(root, '无害').length]).toEqual([0, 3]);
    const harm = reviews(SITUATION, '--harm', '--rows', '--content', root).stdout;
    expect(harm).toMatch(/^(?:situations\/\S+#checklist\.text\t[0-9a-f]{16}\t无害\t\d{4}-\d{2}-\d{2}\n){3}$/u);
    appendFileSync(table, harm);
    expect(checkArchive(root)).toEqual([]);
    expect([left(root, '准'), left(root, '无害')]).toEqual([[], []]);
  });

  test.each([['--rows'], ['--harm', '--rows']])('%s alone signs nothing: it says of what', (...args) => {
    const { status, stdout, stderr } = reviews(...args, '--content', MINIATURE);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('--rows 要写明开头');
    expect(stderr).toContain('[--harm]');
  });
});

test('faults elsewhere are told, and what can be read is listed all the same', () => {
  const root = copyMiniature(join(FIXTURES, 'faults/missing-field.option'));
  const { status, stdout, stderr } = reviews('units/', '--harm', '--content', root);
  expect(status).toBe(0);
  expect(stderr).toContain('里有 3 处错误');
  expect(stdout).toContain('units/say-what-is-sure#task.text');
  expect(stdout).not.toContain('units/ask-before-the-ledger');
});
