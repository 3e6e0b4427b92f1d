/** The published archive itself, by the promise of the edition rather than by the checks' own code. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadArchive } from '../../../src/archive/read/reader.ts';
import { archiveJson } from '../../../src/outputs/archive-json.ts';
import { FIXTURES, MINIATURE } from '../fixtures.ts';

interface Data {
  witnesses: { id: string }[];
  pieces: {
    source: { witness: string };
    paragraphs: { line: number; text: string; source: string; marks: Mark[] }[];
  }[];
  setAside: { witness: string; line: number }[];
}
interface Mark {
  start: number;
  end: number;
  type: string;
  source: string;
  reading: string | null;
}

const CONTENT = join(FIXTURES, '../../content');

test.each([CONTENT, MINIATURE])('%s: every line of every witness once, in full', (root) => {
  const data = JSON.parse([...archiveJson(loadArchive(root))].join('')) as Data;
  for (const { id } of data.witnesses) {
    const file = readFileSync(join(root, `sources/${id}.txt`), 'utf8');
    const witness = file.replace(/\n$/u, '').split('\n');
    const published = new Map<number, string>();
    const publish = (line: number, text: string) => {
      expect(published.get(line), `${id} ${line}`).toBeUndefined();
      published.set(line, text);
    };
    for (const { line } of data.setAside.filter((aside) => aside.witness === id)) publish(line, witness[line - 1]!);
    for (const piece of data.pieces.filter(({ source }) => source.witness === id)) {
      for (const { line, source } of piece.paragraphs) publish(line, source);
    }
    expect(witness.map((_, index) => published.get(index + 1))).toEqual(witness);
  }
});

test.each([CONTENT, MINIATURE])('%s: the marks turn each witness line into its reading text', (root) => {
  const half = (text: string) =>
    text.replace(/[，；：！？（）]/gu, (char) => String.fromCodePoint(char.codePointAt(0)! - 0xfee0));
  const data = JSON.parse([...archiveJson(loadArchive(root))].join('')) as Data;
  for (const { line, text, source, marks } of data.pieces.flatMap(({ paragraphs }) => paragraphs)) {
    const characters = [...source];
    let rebuilt = '';
    let at = 0;
    for (const { start, end, type, reading } of marks) {
      if (type === 'gap' || type === 'note') continue;
      rebuilt += characters.slice(at, start).join('') + (reading ?? '');
      at = end;
    }
    expect(half(rebuilt + characters.slice(at).join('')), `${line}`).toBe(half(text));
  }
});
