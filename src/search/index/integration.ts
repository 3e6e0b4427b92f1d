/** Search as a part of Astro's work: the last step of a build, and the dev server's answers. */
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { makeEdition, type Edition } from '../../archive/edition.ts';
import { publishedEdition } from '../../archive/published.ts';
import { loadArchive } from '../../archive/read/reader.ts';
import { buildSearch } from './build.ts';
import { writeSearch } from './files.ts';
import { writeHints } from './hints.ts';
import { serveLive } from './live.ts';
import { searchablePieces, searchExtras } from './searchable.ts';

/** Makes the content of `content/`, below the project's root, searchable. */
export function search(): AstroIntegration {
  let content = '';
  let base = '/';

  const build = (edition: Edition) => buildSearch(searchablePieces(edition), searchExtras(edition));

  return {
    name: 'search',
    hooks: {
      'astro:config:done': ({ config }) => {
        content = join(fileURLToPath(config.root), 'content');
        ({ base } = config);
      },
      'astro:server:setup': ({ server }) => {
        const live = serveLive(base, () => build(makeEdition(loadArchive(content))));
        // Astro takes the base path off the address before others see it.
        server.middlewares.use(({ originalUrl = '/' }, response, next) => live.answer(originalUrl, response, next));
        server.watcher.add(content);
        server.watcher.on('all', (_event, path) => {
          if (path.startsWith(content + sep)) live.renew();
        });
      },
      'astro:build:done': async ({ dir }) => {
        const dist = fileURLToPath(dir);
        await writeSearch(await build(publishedEdition()), dist);
        writeHints(dist, base.replace(/\/*$/u, '/'));
      },
    },
  };
}
