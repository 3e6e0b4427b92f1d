import { getEntry } from 'astro:content';
import type { Archive } from '../archive/model.ts';

/** The archive that this build publishes, as content.config.ts read and checked it. */
export async function getEdition(): Promise<Archive> {
  const entry = await getEntry('archive', 'edition');
  if (!entry) throw new Error('archive collection is empty: content.config.ts stores one entry, "edition"');
  return entry.data.archive;
}
