/** Other generators of sites with the same texts: a page for each piece and a search over them, as their makers have it. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { astroEnvironment } from '../../support/build.ts';
import type { Step } from './measure.ts';
import { astroStages } from './stages.ts';

/** What they get of a piece. */
export interface PlainPiece {
  id: string;
  title: string;
  paragraphs: readonly string[];
}

export interface Other {
  name: string;
  /** The folder of its package.json and lock below `locks/`. */
  lock: string;
  /** Writes a project into a folder that has its packages, and tells how it is built; the site is written to `dist/`. */
  prepare(folder: string, pieces: readonly PlainPiece[]): Step[];
}

const LOCKS = fileURLToPath(new URL('locks/', import.meta.url));

/** Installs what a lock names into `folder`. */
export function install({ lock }: Other, folder: string): void {
  cpSync(join(LOCKS, lock), folder, { recursive: true });
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** What Markdown would read as its own is written so that it does not. */
const escape = (text: string) => text.replace(/[\\`*_{}[\]<>#|~&]/gu, '\\$&');
const body = ({ paragraphs }: PlainPiece) => paragraphs.map((text) => `${escape(text)}\n`).join('\n');

function writeAll(folder: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const STARLIGHT: Other = {
  name: 'Starlight',
  lock: 'starlight',
  prepare(folder, pieces) {
    const docs = 'src/content/docs';
    writeAll(folder, {
      // Without a list of all pieces on every page, which would be its dearest part.
      'astro.config.mjs': `import starlight from '@astrojs/starlight';
export default {
  integrations: [starlight({
    title: '文稿',
    locales: { root: { label: '简体中文', lang: 'zh-CN' } },
    sidebar: [{ label: '首页', link: '/' }],
  })],
};
`,
      'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
      [`${docs}/index.md`]: '---\ntitle: 文稿\n---\n\n各篇。\n',
      ...Object.fromEntries(
        pieces.map((piece) => [
          `${docs}/pieces/${piece.id}.md`,
          `---\ntitle: ${JSON.stringify(piece.title)}\n---\n\n${body(piece)}`,
        ]),
      ),
    });
    const astro = join(folder, 'node_modules/astro/bin/astro.mjs');
    return [
      {
        stage: '读',
        command: process.execPath,
        args: [astro, 'build'],
        cwd: folder,
        env: astroEnvironment({}),
        later: astroStages(/\[@?starlight:pagefind\]|\[starlight/u),
      },
    ];
  },
};

const ELEVENTY: Other = {
  name: 'Eleventy 与 Pagefind',
  lock: 'eleventy',
  prepare(folder, pieces) {
    writeAll(folder, {
      'eleventy.config.js': `export default () => ({ dir: { input: 'content', output: 'dist' } });\n`,
      'content/_includes/piece.liquid':
        '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>{{ title }}</title><body><main data-pagefind-body><h1>{{ title }}</h1>{{ content }}</main></body></html>\n',
      'content/index.liquid':
        '---\npagination: { data: collections.piece, size: 50, alias: pieces }\n---\n<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>文稿</title><body><ul>{% for piece in pieces %}<li><a href="{{ piece.url }}">{{ piece.data.title }}</a></li>{% endfor %}</ul></body></html>\n',
      ...Object.fromEntries(
        pieces.map((piece) => [
          `content/pieces/${piece.id}.md`,
          `---\nlayout: piece.liquid\ntags: piece\ntitle: ${JSON.stringify(piece.title)}\n---\n\n${body(piece)}`,
        ]),
      ),
    });
    const run = (stage: string, args: readonly string[]): Step => ({
      stage,
      command: process.execPath,
      args,
      cwd: folder,
      env: process.env,
    });
    return [
      run('出页', [join(folder, 'node_modules/@11ty/eleventy/cmd.cjs'), '--quiet']),
      run('搜索', [join(folder, 'node_modules/pagefind/lib/runner/bin.cjs'), '--site', 'dist']),
    ];
  },
};

export const OTHERS: readonly Other[] = [ELEVENTY, STARLIGHT];
