/** One case for each fault code: adding a folder to tests/fixtures/faults adds a test. `vitest -u` writes expected.txt. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  ArchiveError,
  FAULT_CODES,
  formatFault,
  sortFaults,
  type Fault,
  type FaultCode,
} from '../../../src/archive/faults.ts';
import { checkArchive, loadArchive } from '../../../src/archive/read/reader.ts';
import { copyMiniature, FIXTURES, MINIATURE } from '../fixtures.ts';

const FAULTS = join(FIXTURES, 'faults');
const TOGETHER = join(FIXTURES, 'faults-together');
const MANUAL = join(FIXTURES, '../../content/pages/manual.md');

/** Codes that no file of the miniature archive can earn, and the tests that do. */
const ELSEWHERE: Partial<Record<FaultCode, string>> = {
  'review-missing': 'kinds.test.ts',
};

const cases = readdirSync(FAULTS).sort();
/** `missing-file.witness-text` is another case of `missing-file`. */
const codeOf = (name: string) => name.split('.')[0]!;
const casesByCode = [...new Set(cases.map(codeOf))].sort();

describe('the miniature archive', () => {
  test('has no fault', () => {
    expect(checkArchive(MINIATURE).map(formatFault)).toEqual([]);
  });
});

describe('each case', () => {
  test.each(cases)('%s', async (name) => {
    const faults = checkArchive(copyMiniature(join(FAULTS, name)));
    expect(faults.map(({ code }) => code)).toContain(codeOf(name));
    await expect(`${faults.map(formatFault).join('\n')}\n`).toMatchFileSnapshot(join(FAULTS, name, 'expected.txt'));
  });
});

describe('codes', () => {
  test('the manual explains every code, and no other', () => {
    const rows = readFileSync(MANUAL, 'utf8')
      .split('\n')
      .filter((line) => /^\| `[a-z-]+`/u.test(line));
    const named = rows.flatMap((row) => [...row.split('|')[1]!.matchAll(/`([a-z-]+)`/gu)].map((match) => match[1]!));
    expect(named.sort()).toEqual([...FAULT_CODES].sort());
  });

  test('every code that a fault may have has a case, here or elsewhere', () => {
    const known = [...casesByCode, ...Object.keys(ELSEWHERE)].sort();
    expect(known).toEqual([...FAULT_CODES].sort());
    for (const [code, file] of Object.entries(ELSEWHERE)) {
      expect(readFileSync(join(import.meta.dirname, file), 'utf8')).toContain(code);
    }
  });

  test('every case ends each line with a next step, in one line', () => {
    // A case that is being added has none before its first run.
    for (const name of cases.filter((each) => existsSync(join(FAULTS, each, 'expected.txt')))) {
      for (const line of readFileSync(join(FAULTS, name, 'expected.txt'), 'utf8')
        .trimEnd()
        .split('\n')) {
        expect(line, name).toMatch(/^content\/\S+:[1-9]\d* [a-z-]+ .+。$/u);
      }
    }
  });
});

describe('several faults in one archive', () => {
  test('are all reported at once, by file and line', async () => {
    const faults = checkArchive(copyMiniature(TOGETHER));
    expect(faults).toEqual(sortFaults(faults));
    expect(new Set(faults.map(({ file }) => file)).size).toBeGreaterThan(4);
    await expect(`${faults.map(formatFault).join('\n')}\n`).toMatchFileSnapshot(join(TOGETHER, 'expected.txt'));
  });

  test('stop loadArchive, whose error lists them', () => {
    const root = copyMiniature(TOGETHER);
    const faults = checkArchive(root);
    let thrown: unknown;
    try {
      loadArchive(root);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ArchiveError);
    const { message, name, faults: listed } = thrown as ArchiveError;
    expect(name).toBe('ArchiveError');
    expect(listed).toEqual(faults);
    expect(message).toBe(
      `${faults.length} 处错误，构建已停止：\n${readFileSync(join(TOGETHER, 'expected.txt'), 'utf8').trimEnd()}`,
    );
  });
});

test('sortFaults sorts by file, line as a number, code, message, and leaves its input alone', () => {
  const fault = (file: string, line: number, code: FaultCode, message = ''): Fault => ({ file, line, code, message });
  const sorted = [
    fault('content/a.md', 2, 'suspect'),
    fault('content/a.md', 10, 'file-name', '甲'),
    fault('content/a.md', 10, 'file-name', '甲乙'),
    fault('content/a.md', 10, 'mark-broken'),
    fault('content/b.md', 1, 'file-name'),
  ];
  const mixed = [sorted[4]!, sorted[2]!, sorted[3]!, sorted[1]!, sorted[0]!];
  const before = [...mixed];
  expect(sortFaults(mixed)).toEqual(sorted);
  expect(mixed).toEqual(before);
});
