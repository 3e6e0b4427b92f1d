/**
 * Astro's door to the archive: a collection for each kind of content, read, checked and indexed once by the same reader
 * that the commands use. A faulty archive stops the build with all its faults.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineCollection } from 'astro:content';
import type { CollectionConfig } from 'astro/content/config';
import type { Loader } from 'astro/loaders';
import type { Draft } from './archive/draft.ts';
import { makeEdition, type Edition } from './archive/edition.ts';
import { KINDS, type CoreKinds } from './archive/kinds/index.ts';
import type { Kind } from './archive/kinds/kind.ts';
import { publishEdition } from './archive/published.ts';
import type { Collected } from './archive/read/collect.ts';
import { loadContent } from './archive/read/reader.ts';
import { renderPage } from './site/links.ts';

type KindName = keyof CoreKinds;
type Opened = () => { draft: Draft; edition: Edition };

/** What this round of loading has read, or the error that it met, and who has taken it. */
let opened: Opened | null = null;
const takers = new Set<KindName>();

/** The content, read once for all collections of a round; whoever comes a second time begins the next round. */
function open(root: string, taker: KindName): ReturnType<Opened> {
  if (takers.has(taker)) {
    opened = null;
    takers.clear();
  }
  takers.add(taker);
  opened ??= read(root);
  return opened();
}

function read(root: string): Opened {
  try {
    const { archive, draft } = loadContent(root);
    const edition = makeEdition(archive);
    publishEdition(edition);
    return () => ({ draft, edition });
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

/** Whether pages want an entry's body as HTML. */
const hasProse = ({ store }: Kind) => store.form === 'files' && store.ending === '.md' && store.body === 'prose';

/** A body as Astro's `render()` hands it on. */
function rendered(edition: Edition, body: string) {
  const { html, headings } = renderPage(edition, body);
  return { html, metadata: { headings } };
}

function loaderOf(name: KindName): Loader {
  return {
    name,
    load: async ({ store, config, parseData, generateDigest }) => {
      const { draft, edition } = open(join(fileURLToPath(config.root), 'content'), name);
      const { entries } = draft.collected[name] as Collected<Record<string, unknown>>;
      store.clear();
      for (const { id, file, data, body } of entries) {
        store.set({
          id,
          data: await parseData({ id, data }),
          digest: generateDigest({ data, body }),
          filePath: file,
          ...(body ? { body } : {}),
          ...(hasProse(KINDS[name]) ? { rendered: rendered(edition, body) } : {}),
        });
      }
    },
  };
}

const define = (name: KindName) => [name, defineCollection({ schema: KINDS[name].schema, loader: loaderOf(name) })];

export const collections = Object.fromEntries((Object.keys(KINDS) as KindName[]).map(define)) as {
  [N in KindName]: CollectionConfig<CoreKinds[N]['schema'], Loader>;
};
