/** An editor's program with the project's settings underlines what is wrong while it is typed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyProject, runAstro } from '../support/build.ts';
import { openAstroServer, openYamlServer, type Editor, type Underlined } from '../support/language-server.ts';
import { MINIATURE } from '../unit/fixtures.ts';

const PIECE = 'content/essays/night-watch.md';
const TEXT = readFileSync(join(MINIATURE, 'essays/night-watch.md'), 'utf8');

describe('front matter in Markdown', () => {
  let editor: Editor;
  let remove: () => Promise<void>;
  let first: Underlined[];

  beforeAll(async () => {
    const project = await copyProject(MINIATURE);
    remove = project.remove;
    await runAstro(project.root, ['sync']);
    editor = await openAstroServer(project.root);
    first = await editor.underlined(PIECE, 'markdown', TEXT);
  });

  afterAll(async () => {
    await editor.close();
    await remove();
  });

  test('is left alone as it should be', () => {
    expect(first).toEqual([]);
  });

  test('has each field explained', async () => {
    const at = TEXT.split('\n').findIndex((line) => line.startsWith('summary:'));
    expect(await editor.hover(PIECE, at + 1, 3)).toContain('正好两句');
  });

  test('is underlined where it is wrong', async () => {
    const wrong = TEXT.replace('genre: 抗疫随笔', 'genre: 日记').replace(
      'standpoint: first-hand',
      'standpiont: general',
    );
    const found = await editor.underlined('content/essays/plain-notes.md', 'markdown', wrong);
    expect(found.map(({ words }) => words)).toEqual(expect.arrayContaining(['日记', 'standpiont']));
  });
});

describe('a YAML file', () => {
  let editor: Editor;

  beforeAll(async () => {
    editor = await openYamlServer();
  });

  afterAll(() => editor.close());

  test('is underlined where it is wrong, and nowhere else', async () => {
    const text = '- slug: visits\n  label: 走访\n- slug: Visits\n  lable: 走访\n';
    const found = await editor.underlined('content/taxonomy/tags.yaml', 'yaml', text);
    expect(found.map(({ line }) => line).sort()).toEqual([3, 3, 4]);
    expect(found.map(({ words }) => words)).toContain('lable');
  });
});
