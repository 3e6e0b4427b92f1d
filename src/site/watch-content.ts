import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** Saving happens in bursts: this long after the last of one, the content is read again, ms. */
const SETTLED = 100;

/**
 * In `npm run dev`, reads the content again when a file of it changes, and reloads the open pages. A faulty archive is
 * reported with all its faults, and the pages stay as they were.
 */
export function watchContent(): AstroIntegration {
  return {
    name: 'watch-content',
    hooks: {
      'astro:server:setup': ({ server, refreshContent, logger }) => {
        const root = join(fileURLToPath(new URL('../../content/', import.meta.url)));
        let timer: NodeJS.Timeout | undefined;
        const read = () => {
          refreshContent?.({}).then(
            () => server.ws.send({ type: 'full-reload' }),
            (error: unknown) => logger.error(error instanceof Error ? error.message : String(error)),
          );
        };
        server.watcher.add(root);
        server.watcher.on('all', (_event, path) => {
          if (!path.startsWith(root)) return;
          clearTimeout(timer);
          timer = setTimeout(read, SETTLED);
        });
      },
    },
  };
}
