/**
 * `npm run bench -- edition --pieces 1000,2000 [--seed 1] [--content content]`: what reading, checking and
 * indexing a whole archive cost, and what its pages ask of it. Exit code 1 if any stage grows faster than the archive.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Archive } from '../../../src/archive/model.ts';
import { loadArchive } from '../../../src/archive/read/reader.ts';
import { writeGeneratedArchive } from '../generated-archive/generate.ts';
import { readSound } from '../sound-content.ts';
import type { Cost } from './measure.ts';
import { reportEdition, tooFast, type Sized } from './report.ts';

export const USAGE = 'edition --pieces 1000,2000 [--seed 1] [--content content]';

/** Memory that a measured process may take, in megabytes: more than 10,000 pieces need. */
const MEMORY = 8192;

/** Runs the bench; returns the exit code. */
export function run(args: string[]): number {
  const { values } = parseArgs({
    args,
    options: {
      pieces: { type: 'string', default: '1000,2000' },
      seed: { type: 'string', default: '1' },
      content: { type: 'string', default: 'content' },
    },
  });
  const counts = values.pieces.split(',');
  const wrong = [...counts, values.seed].find((value) => !/^[1-9]\d*$/u.test(value));
  if (wrong !== undefined) {
    console.error(`--pieces 和 --seed 要用正整数，不是 ${wrong}。`);
    return 2;
  }
  const model = readSound(values.content, loadArchive);
  if (!model) return 2;
  const seed = Number(values.seed);
  const sizes = counts.map((count): Sized => {
    console.error(`${count} 篇`);
    return { pieces: Number(count), cost: measure(model, Number(count), seed) };
  });
  console.log(reportEdition(sizes, seed));
  return tooFast(sizes).length > 0 ? 1 : 0;
}

function measure(model: Archive, pieces: number, seed: number): Cost {
  const folder = mkdtempSync(join(tmpdir(), 'bench-edition-'));
  try {
    const root = join(folder, 'content');
    writeGeneratedArchive(root, model, { pieces, seed });
    const script = fileURLToPath(new URL('measure.ts', import.meta.url));
    const args = [`--max-old-space-size=${MEMORY}`, script, root];
    return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Cost;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
