import { createHash } from 'node:crypto';
import { appendFileSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { splitBody } from '../../../src/archive/draft.ts';
import { checkArchive, loadArchive } from '../../../src/archive/read/reader.ts';
import { copyMiniature, MINIATURE } from '../fixtures.ts';

const archive = loadArchive(MINIATURE);
const paragraph = (id: string, at: number) => archive.pieces.find((piece) => piece.id === id)!.paragraphs[at - 1]!;

describe('witnesses', () => {
  test('without a final line feed', () => {
    const { lines } = archive.witnesses.find(({ id }) => id === 'village-notes')!;
    expect(lines).toHaveLength(15);
    expect(lines.at(-1)).toBe('附:名单略');
    expect(readFileSync(join(MINIATURE, 'sources/village-notes.txt'), 'utf8')).toBe(lines.join('\n'));
  });

  test('with a final line feed, which opens no line', () => {
    const { lines } = archive.witnesses.find(({ id }) => id === 'letters')!;
    expect(lines).toHaveLength(6);
    expect(lines.at(-1)).not.toBe('');
    expect(readFileSync(join(MINIATURE, 'sources/letters.txt'), 'utf8')).toBe(`${lines.join('\n')}\n`);
  });
});

describe('pieces', () => {
  test('come by number, from both folders', () => {
    expect(archive.pieces.map(({ number, id, kind, url }) => [number, id, kind, url])).toEqual([
      [1, 'first-visit', 'story', '/stories/first-visit/'],
      [2, 'plain-notes', 'essay', '/essays/plain-notes/'],
      [3, 'county-notice', 'essay', '/essays/county-notice/'],
      [4, 'workshop-opens', 'story', '/stories/workshop-opens/'],
      [5, 'night-watch', 'essay', '/essays/night-watch/'],
    ]);
  });

  test('and set-asides tile the witnesses, and every line comes back', () => {
    for (const witness of archive.witnesses) {
      const lines = new Map<number, string>();
      const take = (line: number, text: string) => {
        expect(lines.has(line), `${witness.id} ${line}`).toBe(false);
        lines.set(line, text);
      };
      for (const { line } of witness.setAside) take(line, witness.lines[line - 1]!);
      for (const piece of archive.pieces.filter(({ source }) => source.witness === witness.id)) {
        for (const { line, source } of piece.paragraphs) take(line, source);
      }
      expect([...lines].sort(([a], [b]) => a - b).map(([, text]) => text)).toEqual(witness.lines);
    }
  });

  test('have paragraphs with ids, lines and roles', () => {
    const piece = archive.pieces[0]!;
    expect(piece.paragraphs.map(({ id, line, role, continues }) => [id, line, role, continues])).toEqual([
      ['p1', 2, 'title', undefined],
      ['p2', 3, 'byline', undefined],
      ['p3', 4, 'text', undefined],
      ['p4', 5, 'heading', undefined],
      ['p5', 6, 'text', undefined],
      ['p6', 7, 'text', true],
      ['p7', 8, 'text', undefined],
    ]);
  });

  test('keep the witness’s punctuation in source and the body’s in text', () => {
    const { text, source, raw, marks } = paragraph('first-visit', 7);
    expect(raw).toContain('{==甲县通了路（2019年）==}');
    expect(text).toBe('后来，甲县通了路（2019年）。这是几年里最好的情况。');
    expect(source).toBe('后来,甲县通了路(2019年)。这是几年里最好的情景。');
    expect(marks[0]).toMatchObject({ type: 'note', source: '甲县通了路(2019年)', reading: '甲县通了路（2019年）' });
    expect(marks[1]).toMatchObject({ type: 'substitution', source: '情景', reading: '情况' });
  });

  test('count marks in code points of the witness line', () => {
    const { source, marks } = paragraph('plain-notes', 3);
    expect(source.startsWith('姓𠮷的')).toBe(true);
    expect(marks.map(({ start, end, type }) => [start, end, type])).toEqual([
      [19, 20, 'substitution'],
      [24, 24, 'gap'],
    ]);
    for (const { start, end, source: words } of marks) expect([...source].slice(start, end).join('')).toBe(words);
  });

  test('take the defaults of fields that an editor may leave out', () => {
    expect(archive.pieces[2]).toMatchObject({ people: [], organisations: [], seams: [], aliases: [] });
    expect(archive.pieces[4]).toMatchObject({ roles: { p1: 'title' } });
  });
});

test('themes come by order, with their introductions', () => {
  expect(archive.themes.map(({ id }) => id)).toEqual(['visits', 'work', 'care']);
  expect(archive.themes.map(({ url }) => url)).toEqual(archive.themes.map(({ id }) => `/themes/${id}/`));
  expect(archive.themes[0]!.introduction).toMatch(/^通知要求[^]*讲到。$/u);
});

test('pages are read whole', () => {
  expect(archive.pages.map(({ id }) => id)).toEqual(['about', 'cases', 'manual', 'outcomes', 'training']);
  expect(archive.pages[0]!.body).toMatch(/^## 收的是什么\n[^]*。$/u);
});

describe('the hash of the edition', () => {
  const files = readdirSync(MINIATURE, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(MINIATURE, file)).isFile())
    .sort();

  test('is the same wherever the archive lies', () => {
    expect(loadArchive(copyMiniature()).hash).toBe(archive.hash);
    expect(archive.hash).toMatch(/^[0-9a-f]{64}$/u);
  });

  test.each(files.filter((file) => !file.endsWith('.txt')))('changes with %s', (file) => {
    const root = copyMiniature();
    appendFileSync(join(root, file), '\n');
    expect(loadArchive(root).hash).not.toBe(archive.hash);
  });

  test('changes with a witness, down to its final line feed', () => {
    const root = copyMiniature();
    const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    const path = join(root, 'sources/letters.txt');
    const record = join(root, 'sources/letters.yaml');
    const before = readFileSync(path);
    const after = before.subarray(0, -1);
    writeFileSync(path, after);
    writeFileSync(record, readFileSync(record, 'utf8').replace(sha256(before), sha256(after)));
    const changed = loadArchive(root);
    expect(changed.hash).not.toBe(archive.hash);
    expect(changed.witnesses.map(({ lines }) => lines)).toEqual(archive.witnesses.map(({ lines }) => lines));
  });

  test('passes over hidden files, which systems leave about', () => {
    const root = copyMiniature();
    writeFileSync(join(root, '.DS_Store'), 'x');
    expect(loadArchive(root).hash).toBe(archive.hash);
  });
});

test('a private name in a file’s name is a fault', () => {
  const root = copyMiniature();
  renameSync(join(root, 'essays/night-watch.md'), join(root, 'essays/戊老汉.md'));
  expect(checkArchive(root)).toContainEqual({
    file: 'content/essays/戊老汉.md',
    line: 1,
    code: 'private-name',
    message: '文件名里有不公开的人名“戊老汉”；改用身份称呼，如“一户村民”“作者的同事”。',
  });
});

test('a private name in the words that prove a year is a fault: they are quoted beside the years of other pieces', () => {
  const root = copyMiniature();
  const path = join(root, 'stories/first-visit.md');
  const evidence = '{ paragraph: p5, quote: 乙户的戊老汉说, why: 只为试一试 }';
  writeFileSync(path, readFileSync(path, 'utf8').replace('evidence: [', `evidence: [${evidence}, `));
  expect(checkArchive(root).map(({ code, line }) => [code, line])).toEqual([['private-name', 12]]);
});

test('an archive without private-names has none', () => {
  const root = copyMiniature();
  renameSync(join(root, 'private-names'), join(root, '.private-names'));
  expect(checkArchive(root)).toEqual([]);
});

test('a folder that is no archive gives faults, not an exception', () => {
  const codes = checkArchive(join(MINIATURE, 'nowhere')).map(({ code }) => code);
  expect(new Set(codes)).toEqual(new Set(['missing-file']));
});

describe('splitBody', () => {
  test('parts paragraphs at blank lines and joins single lines', () => {
    expect(splitBody('\n甲\n\n乙\n丙\n\n\n丁\n', 10)).toEqual([
      { raw: '甲', fileLine: 11, continues: false },
      { raw: '乙', fileLine: 13, continues: false },
      { raw: '丙', fileLine: 14, continues: true },
      { raw: '丁', fileLine: 17, continues: false },
    ]);
  });

  test('an empty body has no paragraph', () => {
    expect(splitBody('', 1)).toEqual([]);
    expect(splitBody('\n\n', 1)).toEqual([]);
  });
});
