import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { readArchive } from '../support/archive-data.ts';
import { PROJECT } from '../support/build.ts';

const dist = inject('dist');
const { witnesses, pieces, setAside } = readArchive(dist);
const lines = new Map(
  witnesses.map(({ id }) => [
    id,
    readFileSync(join(dist, `data/${id}.txt`), 'utf8')
      .replace(/\n$/u, '')
      .split('\n'),
  ]),
);
const all = pieces.flatMap((piece) =>
  piece.paragraphs.map((paragraph) => ({ piece, paragraph, at: `${piece.id}#${paragraph.id}` })),
);
/** Full-width marks and their half-width forms, as the witness has them. */
const WIDTHS = new Map([...'，；：！？（）'].map((mark, index) => [mark, [...',;:!?()'][index]!]));
const half = (text: string) => [...text].map((character) => WIDTHS.get(character) ?? character).join('');

test('the witnesses are published byte for byte', () => {
  expect(witnesses.length).toBeGreaterThan(0);
  for (const { id } of witnesses) {
    expect(
      readFileSync(join(dist, `data/${id}.txt`)).equals(readFileSync(join(PROJECT, `content/sources/${id}.txt`))),
      id,
    ).toBe(true);
  }
});

test('every line of a witness belongs to one piece or is set aside', () => {
  for (const [id, texts] of lines) {
    const claimed = [
      ...pieces
        .filter(({ source }) => source.witness === id)
        .flatMap((piece) => piece.paragraphs.map(({ line }) => line)),
      ...setAside.filter(({ witness }) => witness === id).map(({ line }) => line),
    ].sort((a, b) => a - b);
    expect(claimed).toEqual(texts.map((_, index) => index + 1));
  }
  expect(setAside.filter(({ reason }) => !reason)).toEqual([]);
});

test('paragraphs are numbered from 1 and follow the lines of their piece', () => {
  for (const { id, source, paragraphs } of pieces) {
    const [from, to] = source.lines;
    expect(
      paragraphs.map((paragraph) => paragraph.id),
      id,
    ).toEqual(Array.from({ length: to - from + 1 }, (_, index) => `p${index + 1}`));
    expect(
      paragraphs.map(({ line }) => line),
      id,
    ).toEqual(paragraphs.map((_, index) => from + index));
  }
});

test('the source of each paragraph is its line of the witness', () => {
  expect(all.length).toBeGreaterThan(0);
  for (const { piece, paragraph, at } of all) {
    expect(paragraph.source, at).toBe(lines.get(piece.source.witness)?.[paragraph.line - 1]);
  }
});

test('roles are known, and only a first paragraph is the title', () => {
  for (const { piece, paragraph, at } of all) {
    expect(['title', 'byline', 'heading', 'text'], at).toContain(paragraph.role);
    if (paragraph.role === 'title') {
      expect(paragraph.id, at).toBe('p1');
      expect(piece.titleSupplied, at).toBe(false);
    }
    if (paragraph.continues !== undefined) {
      expect(paragraph.continues, at).toBe(true);
      expect(paragraph.id, at).not.toBe('p1');
    }
  }
});

describe('marks', () => {
  const marks = all.flatMap(({ paragraph, at }) => paragraph.marks.map((mark) => ({ paragraph, mark, at })));

  test('cut their source from the witness line by code points', () => {
    expect(marks.length).toBeGreaterThan(0);
    for (const { paragraph, mark, at } of marks) {
      expect([...paragraph.source].slice(mark.start, mark.end).join(''), at).toBe(mark.source);
    }
  });

  test('have a known type and the reading that belongs to it', () => {
    for (const { mark, at } of marks) {
      expect(['gap', 'substitution', 'addition', 'deletion', 'note'], at).toContain(mark.type);
      expect(mark.reading === null, at).toBe(mark.type === 'gap');
      if (mark.type === 'addition') expect(mark.source, at).toBe('');
      if (mark.type === 'deletion') expect(mark.reading, at).toBe('');
      if (mark.type !== 'gap') expect(mark.note, at).toEqual(expect.stringMatching(/\S/u));
    }
  });

  test('turn the source into the reading text', () => {
    for (const { paragraph, at } of all) {
      const characters = [...paragraph.source];
      const changes = paragraph.marks.filter(({ type }) => ['substitution', 'addition', 'deletion'].includes(type));
      for (const { start, end, reading } of changes.toReversed()) characters.splice(start, end - start, reading ?? '');
      expect(half(paragraph.text), at).toBe(half(characters.join('')));
    }
  });
});

test('the record of each piece has its fields', () => {
  expect(new Set(pieces.map(({ id }) => id)).size).toBe(pieces.length);
  for (const piece of pieces) {
    expect(piece, piece.id).toMatchObject({
      url: `/${piece.kind === 'story' ? 'stories' : 'essays'}/${piece.id}/`,
      title: expect.stringMatching(/\S/u) as string,
      titleSupplied: expect.any(Boolean) as boolean,
      kind: expect.stringMatching(/^(?:essay|story)$/u) as string,
      genre: expect.stringMatching(/\S/u) as string,
      summary: expect.stringMatching(/\S/u) as string,
      themes: expect.arrayContaining([expect.stringMatching(/^[a-z-]+$/u) as string]) as string[],
      tags: expect.any(Array) as string[],
      causes: expect.any(Array) as string[],
      measures: expect.any(Array) as string[],
    });
    expect(piece.place === null || typeof piece.place === 'string', piece.id).toBe(true);
    if (piece.placeInferred) {
      expect(piece.placeInferred, piece.id).toMatchObject({
        name: expect.stringMatching(/\S/u) as string,
        reason: expect.stringMatching(/\S/u) as string,
      });
      expect(piece.placeInferred.confidence, piece.id).toBeLessThanOrEqual(1);
    }
    for (const { paragraph, quote } of piece.year?.evidence ?? []) {
      expect(piece.paragraphs.find(({ id }) => id === paragraph)?.text, `${piece.id} ${quote}`).toContain(quote);
    }
    if (piece.year) {
      expect(piece.year.from).toBeLessThanOrEqual(piece.year.to);
      expect(piece.year.evidence, piece.id).not.toEqual([]);
    }
  }
});
