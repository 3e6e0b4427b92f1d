import { ArchiveError } from '../../src/archive/faults.ts';

/** What `read` makes of the content below `root`; null, and a word to the user, where the content has faults. */
export function readSound<T>(root: string, read: (root: string) => T): T | null {
  try {
    return read(root);
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    console.error(`${root} 里有错，先照 npm run check 所说的改正。`);
    return null;
  }
}
