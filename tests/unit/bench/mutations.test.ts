/** The bench of mutations on the miniature archive: what it damages, that it undoes it, and what it takes for an answer. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Fault } from '../../../src/archive/faults.ts';
import { CLASSES } from '../../bench/mutations/classes/index.ts';
import { readContent } from '../../bench/mutations/content.ts';
import type { Damage } from '../../bench/mutations/damage.ts';
import { judge } from '../../bench/mutations/judge.ts';
import { drawById, drawMutations } from '../../bench/mutations/run.ts';
import { makeSandbox } from '../../bench/mutations/sandbox.ts';
import { MINIATURE } from '../fixtures.ts';

const content = readContent(MINIATURE);
/** One damage of each kind that the miniature archive has a place for, but for the megabytes. */
const damages = drawMutations(content, 1, 2000).mutations.filter(
  ({ id }, index, all) =>
    !id.startsWith('size.') && all.findIndex((other) => kindOf(other.id) === kindOf(id)) === index,
);

function kindOf(id: string): string {
  return id.replace(/\.\d+$/u, '');
}

/** Every path below a folder with its bytes; null for what is no regular file. */
function snapshot(root: string): Map<string, string | null> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(root.length), entry.isFile() ? readFileSync(path, 'latin1') : null];
    }),
  );
}

describe('a damage', () => {
  const sandbox = makeSandbox(MINIATURE);
  const whole = snapshot(sandbox.root);
  afterAll(sandbox.remove);

  test('there is one of nearly every kind', () => {
    const kinds = Object.values(CLASSES).flatMap((group) => Object.keys(group));
    expect(damages.length).toBeGreaterThan(kinds.length * 0.7);
  });

  test.each(damages)('$id changes the content, and is undone', ({ id, damage }) => {
    sandbox.damage(damage.operations);
    if (damage.operations.some(({ do: what }) => what !== 'forbid')) expect(snapshot(sandbox.root)).not.toEqual(whole);
    sandbox.restore();
    expect(snapshot(sandbox.root)).toEqual(whole);
    expect(drawById(content, id)).toEqual(damage);
  });
});

describe('an answer', () => {
  const fault = (changes: Partial<Fault> = {}): Fault => ({
    file: 'content/site.yaml',
    line: 3,
    code: 'invalid-field',
    message: '字段 date 的值不对。',
    ...changes,
  });
  const asked: Pick<Damage, 'places' | 'codes'> = { places: ['site.yaml'], codes: ['invalid-field'] };

  test('is a fault in the right place that says the right thing', () => {
    expect(judge(MINIATURE, [fault()], asked)).toBeNull();
    expect(judge(MINIATURE, [fault({ file: 'content/changes.yaml', line: 1 }), fault()], asked)).toBeNull();
    expect(judge(MINIATURE, [fault({ file: 'content/pages/', line: 1 })], { places: ['pages'] })).toBeNull();
  });

  test.each<[string, Fault[]]>([
    ['silence', []],
    ['a fault elsewhere', [fault({ file: 'content/changes.yaml', line: 1 })]],
    ['a fault of another code', [fault({ code: 'missing-field' })]],
    ['a line that the file does not have', [fault({ line: 4000 })]],
    ['no line', [fault({ line: 0 })]],
    ['a line that is not a number', [fault({ line: Number.NaN })]],
    ['an empty message', [fault({ message: ' ' })]],
    ['a message of two lines', [fault({ message: '一\n二' })]],
    ['a stack trace', [fault({ message: 'TypeError at read (src/archive/read.ts:3:4)' })]],
    ['a path of the machine', [fault(), fault({ file: '/home/content/site.yaml' })]],
  ])('is not %s', (_name, faults) => {
    expect(judge(MINIATURE, faults, asked)).not.toBeNull();
  });
});
