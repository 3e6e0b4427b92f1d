import { fileURLToPath } from 'node:url';
import sitemap from '@astrojs/sitemap';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'astro/config';
import { publishedEdition } from './src/archive/published.ts';
import { buildSearch, writeSearch } from './src/search/index/build.ts';
import { searchablePieces, searchExtras } from './src/search/index/searchable.ts';

/** Where the site will live; feeds, canonical links and the sitemap need an absolute address. */
const site = process.env.SITE_URL ?? `http://localhost:${process.env.PORT ?? 4321}`;
const base = process.env.BASE_PATH ?? '/';

/** The build's last step: Pagefind indexes the archive, and the index joins the site. */
const search = {
  name: 'search',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      const edition = publishedEdition();
      await writeSearch(await buildSearch(searchablePieces(edition), searchExtras(edition)), fileURLToPath(dir));
    },
  },
};

export default defineConfig({
  site,
  base,
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  compressHTML: true,
  devToolbar: { enabled: false },
  integrations: [sitemap({ filter: (page) => !page.endsWith('/source/') }), search],
  vite: {
    plugins: [tailwindcss()],
    // A script of its own file, however small: the content security policy allows no inline ones.
    build: { assetsInlineLimit: 0 },
    worker: { format: 'es' },
  },
});
