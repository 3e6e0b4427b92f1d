import sitemap from '@astrojs/sitemap';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'astro/config';
import { search } from './src/search/index/integration.ts';
import { watchContent } from './src/site/watch-content.ts';

/** Where the site will live; feeds, canonical links and the sitemap need an absolute address. */
const site = process.env.SITE_URL ?? `http://localhost:${process.env.PORT ?? 4321}`;
const base = process.env.BASE_PATH ?? '/';
/** What search engines need not keep: the texts a second time, as their sources have them, and an old address. */
const isLeftOut = (page) =>
  page.endsWith('/source/') || page === new URL(`${base.replace(/\/$/u, '')}/start/`, site).href;

export default defineConfig({
  site,
  base,
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  compressHTML: true,
  devToolbar: { enabled: false },
  // Writes a schema for each collection, by which Astro's language server checks front matter while it is typed.
  experimental: { contentIntellisense: true },
  integrations: [sitemap({ filter: (page) => !isLeftOut(page) }), search(), watchContent()],
  vite: {
    plugins: [tailwindcss()],
    // A script of its own file, however small: the content security policy allows no inline ones.
    build: {
      assetsInlineLimit: 0,
      // What is imported later is hinted at by the page, if at all.
      modulePreload: false,
      rolldownOptions: {
        output: {
          codeSplitting: {
            // What pages of cases share comes at one go, not as a handful of files of some hundred bytes.
            groups: [
              { name: 'cases', test: /\/search\/(?:cases|shared\/choice)/u, minShareCount: 2 },
              { name: 'parts', test: /\/search\/(?:shared\/keep|page\/views\/template)/u, minShareCount: 2 },
            ],
          },
        },
      },
    },
    worker: { format: 'es' },
  },
});
