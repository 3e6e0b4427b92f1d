/** Search as a part of Astro's work: the last step of a build, and the dev server's answers. */
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { loadArchive } from '../../archive/reader.ts';
import { buildSearch } from './build.ts';
import { writeSearch } from './files.ts';
import { serveLive } from './live.ts';
import { searchablePieces, searchExtras } from './searchable.ts';

/** Makes the content of `content/`, below the project's root, searchable. */
export function search(): AstroIntegration {
  let content = '';
  let base = '/';

  async function build() {
    const archive = loadArchive(content);
    return buildSearch(searchablePieces(archive), searchExtras(archive));
  }

  return {
    name: 'search',
    hooks: {
      'astro:config:done': ({ config }) => {
        content = join(fileURLToPath(config.root), 'content');
        ({ base } = config);
      },
      'astro:server:setup': ({ server }) => {
        const live = serveLive(base, build);
        // Astro takes the base path off the address before others see it.
        server.middlewares.use(({ originalUrl = '/' }, response, next) => live.answer(originalUrl, response, next));
        server.watcher.add(content);
        server.watcher.on('all', (_event, path) => {
          if (path.startsWith(content + sep)) live.renew();
        });
      },
      'astro:build:done': async ({ dir }) => writeSearch(await build(), fileURLToPath(dir)),
    },
  };
}
