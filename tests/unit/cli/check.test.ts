/** `npm run check` as a newcomer runs it: a process, its lines, its exit code. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyMiniature, FIXTURES, MINIATURE } from '../fixtures.ts';

const COMMAND = join(FIXTURES, '../../src/cli/check.ts');

function check(args: string[], cwd?: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], { cwd, encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('check', () => {
  test('a sound archive: one line, exit code 0', () => {
    expect(check([MINIATURE])).toEqual({ status: 0, stdout: `${MINIATURE}：没有错误\n`, stderr: '' });
  });

  test('without an argument it checks content/', () => {
    const folder = dirname(copyMiniature());
    expect(check([], folder)).toEqual({ status: 0, stdout: 'content：没有错误\n', stderr: '' });
  });

  test('a faulty archive: every fault, the count, exit code 1', () => {
    const overlay = join(FIXTURES, 'faults-together');
    const expected = readFileSync(join(overlay, 'expected.txt'), 'utf8');
    const count = expected.trimEnd().split('\n').length;
    const folder = dirname(copyMiniature(overlay));
    expect(check([], folder)).toEqual({
      status: 1,
      stdout: `${expected}content：${count} 处错误\n`,
      stderr: '',
    });
  });

  test('a folder that is not there: faults, no stack trace', () => {
    const { status, stdout, stderr } = check([join(MINIATURE, 'nowhere')]);
    expect(status).toBe(1);
    expect(stdout).toContain('content/site.yaml:1 missing-file ');
    expect(stderr).toBe('');
  });
});
