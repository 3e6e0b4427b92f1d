import sitemap from '@astrojs/sitemap';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'astro/config';
import { search } from './src/search/index/integration.ts';
import { watchContent } from './src/site/watch-content.ts';

/** Where the site will live; feeds, canonical links and the sitemap need an absolute address. */
const site = process.env.SITE_URL ?? `http://localhost:${process.env.PORT ?? 4321}`;
const base = process.env.BASE_PATH ?? '/';

export default defineConfig({
  site,
  base,
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  compressHTML: true,
  devToolbar: { enabled: false },
  // Writes a schema for each collection, by which Astro's language server checks front matter while it is typed.
  experimental: { contentIntellisense: true },
  integrations: [sitemap({ filter: (page) => !page.endsWith('/source/') }), search(), watchContent()],
  vite: {
    plugins: [tailwindcss()],
    // A script of its own file, however small: the content security policy allows no inline ones.
    build: { assetsInlineLimit: 0 },
    worker: { format: 'es' },
  },
});
