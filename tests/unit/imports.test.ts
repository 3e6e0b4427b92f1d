/** The directions of imports between rooms, as the drawing in the README has them: nothing downstream feeds upstream. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));

interface Room {
  /** Rooms, or single files below src, that it may import besides itself. */
  imports: string[];
  /** Packages from npm; a name ends at its first slash. */
  packages: string[];
  node: boolean;
}

/** What other rooms may know of the archive: its shape, its kinds and its questions, not how it is read and checked. */
const ARCHIVE = [
  'archive/model.ts',
  'archive/edition.ts',
  'archive/queries',
  'archive/kinds/case.ts',
  'archive/kinds/piece.ts',
  'archive/kinds/term.ts',
  'archive/kinds/unit.ts',
];

const ROOMS: Record<string, Room> = {
  text: { imports: [], packages: ['markdown-it'], node: false },
  archive: { imports: ['text'], packages: ['yaml', 'zod'], node: true },
  'search/shared': { imports: ['text/character-forms.ts', 'text/years.ts'], packages: [], node: false },
  'search/index': {
    imports: ['search/shared', 'search/index/pagefind.ts', 'text/masked.ts', ...ARCHIVE],
    packages: ['opencc-js', 'pinyin-pro'],
    node: true,
  },
  'search/index/pagefind.ts': {
    imports: ['search/shared', 'search/index/files.ts'],
    packages: ['esbuild', 'pagefind'],
    node: true,
  },
  'search/index/integration.ts': {
    imports: ['search/index', 'archive/read/reader.ts', 'archive/edition.ts', 'archive/published.ts'],
    packages: ['astro'],
    node: true,
  },
  'search/worker': { imports: ['search/shared'], packages: [], node: false },
  'search/page': {
    imports: ['search/shared', 'search/study', 'search/worker/worker.ts', 'text/seal.ts', 'text/years.ts'],
    packages: [],
    node: false,
  },
  'search/study': {
    imports: ['browser/hand-out.ts', 'search/shared', 'search/page', 'text/csv.ts', 'text/masked.ts', 'text/years.ts'],
    packages: [],
    node: false,
  },
  'search/cases': {
    imports: [
      'browser/hand-out.ts',
      'search/shared',
      'search/page/client.ts',
      'search/page/excerpt.ts',
      'search/page/explain.ts',
      'search/page/passages.ts',
      'search/page/views/template.ts',
      'text/case-comparison.ts',
      'text/case-fields.ts',
      'text/case-table.ts',
      'text/case-text.ts',
      'text/punctuation.ts',
      'text/quote-address.ts',
    ],
    packages: [],
    node: false,
  },
  'search/piece': { imports: ['search/shared'], packages: [], node: false },
  outputs: { imports: ['text', ...ARCHIVE], packages: ['feed'], node: true },
  site: { imports: [...ARCHIVE, 'archive/published.ts', 'text'], packages: [], node: false },
  'site/watch-content.ts': { imports: [], packages: ['astro'], node: true },
  components: {
    imports: [...ARCHIVE, 'text', 'outputs', 'site', 'styles'],
    packages: ['astro:content', 'd3-scale'],
    node: false,
  },
  pages: {
    imports: [...ARCHIVE, 'search/index/searchable.ts', 'outputs', 'components', 'site'],
    packages: ['astro', 'astro:content'],
    node: false,
  },
  browser: {
    imports: ['text', 'search/shared/fold.ts', 'archive/queries/near-cases.ts'],
    packages: ['ts-fsrs'],
    node: false,
  },
  cli: { imports: ['archive', 'text', 'outputs'], packages: ['astro'], node: true },
  'content.config.ts': { imports: ['archive', 'site'], packages: ['astro:content', 'astro'], node: true },
};

/** Scripts inside components and pages run in the visitor's browser. */
const SCRIPT: Room = { imports: ['browser', 'search/cases', 'search/page', 'search/piece'], packages: [], node: false };

const IMPORT =
  /^[ \t]*(?:import|export)\b[^'";]*?\bfrom\s*['"]([^'"]+)['"]|^[ \t]*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gmu;

function listImports(code: string): string[] {
  // What follows a file's name says how Vite builds it.
  return [...code.matchAll(IMPORT)].map((match) => (match[1] ?? match[2] ?? match[3])!.replace(/\?.*$/u, ''));
}

/** The room of a file below src: itself where it is one, else `search/page`, else its first folder. */
function homeOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return [path, `${first}/${second}`].find((place) => Object.hasOwn(ROOMS, place)) ?? first;
}

/** An .astro file's front matter and its scripts; any other file whole. */
function partsOf(path: string, code: string): { code: string; room: Room }[] {
  const room = ROOMS[homeOf(path)];
  if (!room) throw new Error(`${path} lies in no room; give it one here and in the README's drawing`);
  if (!path.endsWith('.astro')) return [{ code, room }];
  const front = /^---\n([^]*?)\n---/u.exec(code)?.[1] ?? '';
  const scripts = [...code.matchAll(/<script\b[^>]*>([^]*?)<\/script>/gu)].map((match) => match[1]!);
  return [{ code: front, room }, ...scripts.map((script) => ({ code: script, room: SCRIPT }))];
}

/** Imports of a file below src that its room may not make, as `file: import`. */
function breaches(path: string, code: string): string[] {
  return partsOf(path, code).flatMap((part) =>
    listImports(part.code)
      .filter((name) => !allowed(path, name, part.room))
      .map((name) => `${path}: ${name}`),
  );
}

function allowed(path: string, name: string, room: Room): boolean {
  if (!name.startsWith('.')) {
    if (isBuiltin(name)) return room.node;
    return room.packages.includes(name) || room.packages.includes(name.split('/')[0]!);
  }
  const target = join(dirname(path), name);
  if (room !== SCRIPT && homeOf(target) === homeOf(path)) return true;
  return room.imports.some((place) => target === place || target.startsWith(`${place}/`));
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.(?:ts|astro)$/u.test(file))
  .sort();
const read = (file: string) => readFileSync(join(SRC, file), 'utf8');

test('every import keeps to its direction', () => {
  const found = files.flatMap((file) => breaches(file, read(file)));
  expect(found).toEqual([]);
});

test('every relative import names its file with its ending, so that Node runs it without a build', () => {
  const missing = files.flatMap((file) =>
    listImports(read(file))
      .filter((name) => name.startsWith('.') && !existsSync(join(SRC, dirname(file), name)))
      .map((name) => `${file}: ${name}`),
  );
  expect(missing).toEqual([]);
});

test('every room of the drawing exists, and none lies outside it', () => {
  expect([...new Set(files.map(homeOf))].sort()).toEqual(Object.keys(ROOMS).sort());
});

describe('the test itself', () => {
  test.each([
    ['text/a.ts', "import { join } from 'node:path';", 'node:path'],
    ['text/a.ts', "import type { Piece } from '../archive/model.ts';", '../archive/model.ts'],
    ['archive/checks/a.ts', "import { gbt7714 } from '../../outputs/citation.ts';", '../../outputs/citation.ts'],
    ['archive/a.ts', "export * from '../cli/check.ts';", '../cli/check.ts'],
    ['outputs/a.ts', "import { loadArchive } from '../archive/read/reader.ts';", '../archive/read/reader.ts'],
    ['outputs/a.ts', "import { getEntry } from 'astro:content';", 'astro:content'],
    [
      'pages/a/b.astro',
      "---\nimport {\n  loadArchive,\n} from '../../archive/read/reader.ts';\n---\n",
      '../../archive/read/reader.ts',
    ],
    ['pages/a.astro', "---\nimport '../browser/a.ts';\n---\n<p></p>", '../browser/a.ts'],
    [
      'components/a.astro',
      "<script>\n  import '../archive/queries/pieces.ts';\n</script>",
      '../archive/queries/pieces.ts',
    ],
    ['components/a.astro', "<script src='x'>import('../outputs/feed.ts')</script>", '../outputs/feed.ts'],
    ['browser/a.ts', "import { SITE } from '../site/name.ts';", '../site/name.ts'],
    ['outputs/a.ts', "import { SITE } from '../site/name.ts';", '../site/name.ts'],
    ['search/worker/a.ts', "import { suggest } from '../page/suggest.ts';", '../page/suggest.ts'],
    ['search/piece/a.ts', "import { excerpt } from '../page/excerpt.ts';", '../page/excerpt.ts'],
    ['search/page/a.ts', "import { buildSearch } from '../index/build.ts';", '../index/build.ts'],
    ['search/index/a.ts', "import * as pagefind from 'pagefind';", 'pagefind'],
    ['search/index/a.ts', "import { loadArchive } from '../../archive/reader.ts';", '../../archive/reader.ts'],
    ['search/index/pagefind.ts', "import { buildSearch } from './build.ts';", './build.ts'],
    ['browser/a.ts', "const fs = await import('node:fs');", 'node:fs'],
    ['cli/a.ts', "import { build } from '../../tests/support/build.ts';", '../../tests/support/build.ts'],
    ['cli/a.ts', "import Base from '../components/Base.astro';", '../components/Base.astro'],
  ])('%s may not say %j', (path, code, name) => {
    expect(breaches(path, code)).toEqual([`${path}: ${name}`]);
  });

  test.each([
    ['text/a.ts', "import MarkdownIt from 'markdown-it';\nimport { b } from './b.ts';"],
    ['archive/checks/a.ts', "import { scan } from '../../text/apparatus.ts';\nimport { z } from 'zod/v4';"],
    ['pages/a.astro', "---\nimport Base from '../components/Base.astro';\n---\n<p>import x from 'fs'</p>"],
    ['components/a.astro', "---\nconst a = 1;\n---\n<script>\n  import '../browser/a.ts';\n</script>"],
    ['cli/a.ts', "import { readFileSync } from 'node:fs';\nimport { checkArchive } from '../archive/read/reader.ts';"],
  ])('%s may say %j', (path, code) => {
    expect(breaches(path, code)).toEqual([]);
  });
});
