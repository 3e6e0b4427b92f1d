import type { Edition } from '../archive/edition.ts';
import { publishedEdition } from '../archive/published.ts';

/** The edition that this build publishes, as content.config.ts read, checked and indexed it. */
export function getEdition(): Edition {
  return publishedEdition();
}
