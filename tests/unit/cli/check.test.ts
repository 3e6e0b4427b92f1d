/** `npm run check` as a newcomer runs it: a process, its lines, its exit code. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inspectArchive } from '../../../src/archive/read/reader.ts';
import { unreviewed } from '../../../src/archive/statements.ts';
import { copyMiniature, FIXTURES, MINIATURE, signaturesOf } from '../fixtures.ts';

const COMMAND = join(FIXTURES, '../../src/cli/check.ts');

function check(args: string[], cwd?: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], { cwd, encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('check', () => {
  const { draft } = inspectArchive(MINIATURE);
  const UNREAD = `编者的话还有 ${unreviewed(draft).length} 条没有别人审读（npm run reviews 列出）\n`;
  const UNTRIED = `教人做的还有 ${unreviewed(draft, '无害').length} 条没有别人想过照做会怎样（npm run reviews -- --harm 列出）\n`;
  const OPEN = `${UNREAD}${UNTRIED}`;

  test('a sound archive: one line, how much nobody has read or thought through for harm, exit code 0', () => {
    expect(check([MINIATURE])).toEqual({ status: 0, stdout: `${MINIATURE}：没有错误\n${OPEN}`, stderr: '' });
  });

  test('what has been signed is not counted; where all is, nothing is said of it', () => {
    const root = copyMiniature();
    const stdout = (...verdicts: ('准' | '无害')[]) => {
      writeFileSync(join(root, 'reviews.tsv'), signaturesOf(MINIATURE, verdicts));
      return check([root]).stdout;
    };
    expect(stdout('准')).toBe(`${root}：没有错误\n${UNTRIED}`);
    expect(stdout('准', '无害')).toBe(`${root}：没有错误\n`);
  });

  test('without an argument it checks content/', () => {
    const folder = dirname(copyMiniature());
    expect(check([], folder)).toEqual({ status: 0, stdout: `content：没有错误\n${OPEN}`, stderr: '' });
  });

  test('as JSON: every fault with what was probably meant; an empty list where there is none', () => {
    const folder = dirname(copyMiniature(join(FIXTURES, 'faults/unknown-theme')));
    const { status, stdout } = check(['--format', 'json'], folder);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toContainEqual({
      file: 'content/essays/night-watch.md',
      line: 7,
      code: 'unknown-theme',
      message: '没有主题 vists；是不是 visits？否则先在 content/taxonomy/themes/ 里添加。',
      hint: 'visits',
    });
    expect(check([MINIATURE, '--format', 'json']).stdout).toBe('[]\n');
  });

  test('as annotations of a pull request: one command a fault, escaped', () => {
    const folder = dirname(copyMiniature(join(FIXTURES, 'faults/unknown-theme')));
    const { status, stdout } = check(['--format', 'github'], folder);
    expect(status).toBe(1);
    expect(stdout).toContain('::error file=content/essays/night-watch.md,line=7,title=unknown-theme::没有主题 housing');
    expect(check([MINIATURE, '--format', 'github'])).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('wrong use: how it is used, exit code 2', () => {
    const { status, stderr } = check(['--format', 'xml']);
    expect(status).toBe(2);
    expect(stderr).toContain('--format text|json|github');
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

  test('a folder that is not there: said in one line, exit code 2', () => {
    const { status, stdout, stderr } = check([join(MINIATURE, 'nowhere')]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('没有文件夹');
  });

  test.each([['--foo'], ['--format'], ['content', 'other']])('not understood: %s', (...args) => {
    const { status, stderr } = check(args);
    expect(status).toBe(2);
    expect(stderr).toContain('用法：npm run check');
    expect(stderr).not.toContain('    at ');
  });
});
