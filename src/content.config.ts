import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineCollection } from 'astro:content';
import { z } from 'zod';
import type { Archive } from './archive/model.ts';
import { loadArchive } from './archive/reader.ts';

/**
 * Astro's door to the archive: one entry, read and checked by the same reader that the commands use. A faulty archive
 * stops the build with all its faults.
 */
const archive = defineCollection({
  schema: z.custom<{ archive: Archive }>(),
  loader: {
    name: 'archive',
    load: async ({ store, config, watcher, logger }) => {
      const root = join(fileURLToPath(config.root), 'content');
      const read = () => {
        const edition = loadArchive(root);
        store.clear();
        store.set({ id: 'edition', data: { archive: edition }, digest: edition.hash });
      };
      read();
      watcher?.add(root);
      watcher?.on('all', (_event, path) => {
        if (!path.startsWith(root)) return;
        try {
          read();
        } catch (error) {
          logger.error(error instanceof Error ? error.message : String(error));
        }
      });
    },
  },
});

export const collections = { archive };
