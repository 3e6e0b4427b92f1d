/**
 * The edition of this process. A build evaluates its configuration, its content and its pages as three module graphs, so
 * what one of them has read the others find where all of them look: on the global object.
 */
import type { Edition } from './edition.ts';

const SLOT = Symbol.for('gongxing.edition');
const shared = globalThis as { [SLOT]?: Edition };

/** Makes an edition the one that pages and outputs show. */
export function publishEdition(edition: Edition): void {
  shared[SLOT] = edition;
}

/** The edition that was published last. @throws where none was: content.config.ts publishes it before any page is built */
export function publishedEdition(): Edition {
  const edition = shared[SLOT];
  if (!edition)
    throw new Error('no edition has been published: content.config.ts does so when Astro syncs its content');
  return edition;
}
