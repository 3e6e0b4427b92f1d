/** A copy of the content in a temporary folder that can be damaged and made whole again, one damage after another. */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Operation } from './damage.ts';

export interface Sandbox {
  /** The copy's content folder. */
  root: string;
  /** Carries out the operations, in order. */
  damage(operations: readonly Operation[]): void;
  /** Undoes all damage since the copy was last whole. */
  restore(): void;
  remove(): void;
}

export function makeSandbox(content: string): Sandbox {
  const folder = mkdtempSync(join(tmpdir(), 'bench-mutations-'));
  const root = join(folder, 'content');
  cpSync(content, root, { recursive: true });
  const original = listTree(root);
  const touched = new Set<string>();
  const forbidden = new Set<string>();
  return {
    root,
    damage(operations) {
      for (const operation of operations) {
        // What a damage puts into a new folder goes with the outermost folder that it made.
        touched.add(outermostNew(operation.path, original));
        if (operation.do === 'forbid') forbidden.add(operation.path);
        carryOut(root, operation);
      }
    },
    restore() {
      for (const path of touched) {
        const place = join(root, path);
        if (forbidden.has(path)) chmodSync(place, 0o700);
        rmSync(place, { recursive: true, force: true });
        if (original.has(path)) cpSync(join(content, path), place, { recursive: true });
      }
      touched.clear();
      forbidden.clear();
      if ([...listTree(root)].join('\n') !== [...original].join('\n')) throw new Error('a damage was not undone');
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function carryOut(root: string, operation: Operation): void {
  const place = join(root, operation.path);
  mkdirSync(dirname(place), { recursive: true });
  switch (operation.do) {
    case 'write':
      writeFileSync(place, operation.bytes);
      break;
    case 'remove':
      rmSync(place, { recursive: true });
      break;
    case 'folder':
      mkdirSync(place);
      break;
    case 'link':
      symlinkSync(operation.target, place);
      break;
    case 'fifo':
      execFileSync('mkfifo', [place]);
      break;
    case 'forbid':
      chmodSync(place, 0);
  }
}

function listTree(root: string): Set<string> {
  return new Set(
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .sort(),
  );
}

/** The path itself, or the first folder on the way to it that the copy did not have. */
function outermostNew(path: string, original: ReadonlySet<string>): string {
  const parts = path.split('/');
  for (let count = 1; count < parts.length; count += 1) {
    const part = parts.slice(0, count).join('/');
    if (!original.has(part)) return part;
  }
  return path;
}
