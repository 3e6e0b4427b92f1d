/** Suspects of the detector against marks and waivers, in copies of the miniature archive with a lexicon laid over it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkArchive, loadArchive, loadLexicon } from '../../../src/archive/read/reader.ts';
import { copyMiniature, MINIATURE } from '../fixtures.ts';

const LEXICON = '- swapped: 惦记\n  original: 挂念\n  suspect: [心里惦记]\n';
const WAIVER = '- piece: night-watch\n  paragraph: p2\n  words: 心里惦记着\n  reason: 平常话。\n';

/** A copy of the miniature with these files of content/lexicon, and the body of night-watch changed. */
function archive(files: Record<string, string>, change: (text: string) => string = (text) => text): string {
  const root = copyMiniature();
  mkdirSync(join(root, 'lexicon'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, 'lexicon', name), text);
  const path = join(root, 'essays/night-watch.md');
  const [, matter, body] = /^(---\n[^]*?\n---\n)([^]*)$/u.exec(readFileSync(path, 'utf8'))!;
  writeFileSync(path, matter! + change(body!));
  return root;
}

/** What is said of suspects and waivers; the home page quotes the words that some of these cases change. */
const codes = (root: string) =>
  checkArchive(root)
    .map(({ code }) => code)
    .filter((code) => code !== 'quote-not-found');

describe('a suspect', () => {
  test('is reported where it stands, with what it may have been', () => {
    const faults = checkArchive(archive({ 'swaps.yaml': LEXICON }));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ file: 'content/essays/night-watch.md', line: 23, code: 'suspect' });
    expect(faults[0]!.message).toContain('p2 原文第 20 字“惦记”，疑作“挂念”');
  });

  test.each([
    ['a substitution', '{~~惦记~>挂念~~}{>>换词：软件换的。<<}'],
    ['a note on a longer span', '{==惦记着吃药==}{>>说明：平常话。<<}'],
  ])('is answered by %s', (_, mark) => {
    const plain = mark.includes('着吃药') ? '惦记着吃药' : '惦记';
    expect(codes(archive({ 'swaps.yaml': LEXICON }, (text) => text.replace(plain, mark)))).toEqual([]);
  });

  test('is not answered by a mark beside it', () => {
    const change = (text: string) => text.replace('心里惦记', '{==心里==}{>>说明：平常话。<<}惦记');
    expect(codes(archive({ 'swaps.yaml': LEXICON }, change))).toEqual(['suspect']);
  });

  test('is looked for in the source text, not in what an editor added', () => {
    const change = (text: string) => text.replace('天冷', '天冷{++，心里惦记着++}{>>脱字：补。<<}');
    expect(codes(archive({ 'swaps.yaml': LEXICON, 'waivers.yaml': WAIVER }, change))).toEqual([]);
  });

  test('stops the build like any fault', () => {
    expect(() => loadArchive(archive({ 'swaps.yaml': LEXICON }))).toThrow('night-watch.md:23 suspect');
  });
});

describe('a waiver', () => {
  test('lets its suspect pass', () => {
    const root = archive({ 'swaps.yaml': LEXICON, 'waivers.yaml': WAIVER });
    expect(codes(root)).toEqual([]);
    const { swaps, waivers } = loadArchive(root);
    expect(swaps).toEqual([{ swapped: '惦记', original: '挂念', suspect: ['心里惦记'] }]);
    expect(waivers).toEqual([{ piece: 'night-watch', paragraph: 'p2', words: '心里惦记着', reason: '平常话。' }]);
  });

  test('has to hold the whole suspect', () => {
    const short = WAIVER.replace('心里惦记着', '心里惦');
    expect(codes(archive({ 'swaps.yaml': LEXICON, 'waivers.yaml': short }))).toEqual(['suspect', 'waiver-unused']);
  });

  test('is unused where a mark answers already', () => {
    const change = (text: string) => text.replace('惦记', '{~~惦记~>挂念~~}{>>换词：软件换的。<<}');
    expect(codes(archive({ 'swaps.yaml': LEXICON, 'waivers.yaml': WAIVER }, change))).toEqual(['waiver-unused']);
  });

  test('needs a reason', () => {
    const bare = WAIVER.replace('  reason: 平常话。\n', '');
    expect(codes(archive({ 'swaps.yaml': LEXICON, 'waivers.yaml': bare }))).toContain('missing-field');
  });
});

describe('without a lexicon', () => {
  test('nothing is suspected, and none is loaded', () => {
    expect(codes(MINIATURE)).toEqual([]);
    expect(loadArchive(MINIATURE)).toMatchObject({ swaps: [], waivers: [] });
    expect(loadLexicon(MINIATURE)).toEqual([]);
  });
});
