import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { formatFault } from '../../../src/archive/faults.ts';
import { checkArchive, loadArchive } from '../../../src/archive/read/reader.ts';
import { REUSE_FILE, writeGeneratedArchive, type Reuse } from '../../bench/generated-archive/generate.ts';
import { MINIATURE } from '../fixtures.ts';

const model = loadArchive(MINIATURE);

function generate(pieces: number, seed: number, cases?: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'gongxing-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeGeneratedArchive(join(folder, 'content'), model, { pieces, seed, ...(cases === undefined ? {} : { cases }) });
  return join(folder, 'content');
}

test.each([1, 2, 3])('a generated archive is sound and as large as asked, seed %i', (seed) => {
  const root = generate(70, seed);
  expect(checkArchive(root).map(formatFault)).toEqual([]);
  const archive = loadArchive(root);
  expect(archive.pieces.length).toBe(70);
  expect(archive.witnesses.length).toBe(3);
  expect(archive.cases.length).toBe(105);
  expect([archive.situations, archive.units, archive.decisions].map(({ length }) => length)).toEqual([70, 35, 14]);
  expect(archive.pieces.some(({ paragraphs }) => paragraphs.some(({ marks }) => marks.length > 0))).toBe(true);
});

test('it has as many cases as asked, with every field in use', () => {
  const { cases, causes, measures, actors } = loadArchive(generate(20, 1, 200));
  expect(cases.length).toBe(200);
  for (const field of ['causes', 'wanted', 'ordered', 'obstacles', 'outcomes', 'figures', 'lessons', 'then'] as const) {
    expect(
      cases.some((one) => one[field].length > 0),
      field,
    ).toBe(true);
    expect(
      cases.some((one) => one[field].length === 0),
      field,
    ).toBe(true);
  }
  expect(cases.some(({ warning }) => warning !== '')).toBe(true);
  expect(cases.some(({ place }) => place === null)).toBe(true);
  expect(cases.some(({ measures: done }) => done.some((measure) => measure.for.length > 0))).toBe(true);
  expect([causes, measures, actors].map(({ length }) => length)).toEqual(
    [model.causes, model.measures, model.actors].map(({ length }) => length),
  );
});

test('its training has every field in use', () => {
  const { situations, units, paths, decisions, privacies } = loadArchive(generate(70, 1));
  for (const has of [
    situations.map(({ thin }) => thin !== undefined),
    ...(['mistakes', 'say', 'then', 'privacy', 'cases', 'terms', 'near'] as const).map((field) =>
      situations.map((one) => one[field].length > 0),
    ),
    units.map(({ roleplay }) => roleplay !== undefined),
    units.map(({ further }) => further.length > 0),
    ...(['supposed', 'outcome', 'then', 'cases', 'situations', 'terms'] as const).map((field) =>
      decisions.map((one) => one[field].length > 0),
    ),
    ...[situations, units, decisions].map((entries) => entries.map(({ warning }) => warning !== '')),
  ])
    expect(new Set(has)).toEqual(new Set([true, false]));
  const types = units.flatMap(({ quiz }) => quiz.map(({ type }) => type));
  expect(new Set(types)).toEqual(new Set(['single', 'multiple', 'ordering']));
  expect(privacies.length).toBe(model.privacies.length);
  expect(paths.flatMap((path) => path.units).length).toBe(units.length);
});

test('an archive too small for a path has no units', () => {
  const root = generate(5, 1);
  expect(checkArchive(root).map(formatFault)).toEqual([]);
  const { situations, units, paths } = loadArchive(root);
  expect([situations, units, paths].map(({ length }) => length)).toEqual([5, 0, 0]);
});

test('what of it stands twice is told beside it, whole paragraphs with other names and figures', () => {
  const root = generate(200, 1);
  const { pieces } = loadArchive(root);
  const reuse = JSON.parse(readFileSync(join(root, '..', REUSE_FILE), 'utf8')) as Reuse[];
  expect(reuse.length).toBeGreaterThan(3);
  const sourceOf = ({ piece, paragraph, start, end }: Reuse['a']) => {
    const { source } = pieces.find(({ id }) => id === piece)!.paragraphs.find(({ id }) => id === paragraph)!;
    expect([start, end]).toEqual([0, [...source].length]);
    return source;
  };
  const signs = (text: string) => text.replace(/[^，。！？,.!?;；]/gu, '');
  for (const { a, b } of reuse) {
    expect(a.piece).not.toBe(b.piece);
    expect(signs(sourceOf(b))).toBe(signs(sourceOf(a)));
  }
});

test('the same seed gives the same archive, another seed another', () => {
  const [one, same, other] = [generate(20, 1), generate(20, 1), generate(20, 2)].map((root) => loadArchive(root).hash);
  expect(same).toBe(one);
  expect(other).not.toBe(one);
});
