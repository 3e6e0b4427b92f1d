/** `npm run bench -- detector [--content content]`: the damage detector on the archive's own witnesses. */
import { parseArgs } from 'node:util';
import { ArchiveError } from '../../../src/archive/faults.ts';
import { loadArchive } from '../../../src/archive/read/reader.ts';
import { reportDetector } from './report.ts';

export const USAGE = 'detector [--content content]';

/** Runs the bench; returns the exit code. */
export function run(args: string[]): number {
  const { values } = parseArgs({ args, options: { content: { type: 'string', default: 'content' } } });
  try {
    reportDetector(loadArchive(values.content));
    return 0;
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    console.error(`${values.content} 里有错，先照 npm run check 所说的改正。`);
    return 2;
  }
}
