/** Files of the built site that search needs, before they have a place to lie. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A file, its path relative to a folder that the context names. */
export interface SearchFile {
  path: string;
  bytes: Uint8Array;
}

/** Writes files into a folder. */
export async function writeSearch(files: readonly SearchFile[], directory: string): Promise<void> {
  for (const file of files) {
    const target = path.join(directory, file.path);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, file.bytes);
  }
}
