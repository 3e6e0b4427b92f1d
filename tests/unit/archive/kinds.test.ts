/** What follows from the declaration of a kind, shown on one that the project does not have. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { describe, expect, test } from 'vitest';
import { fieldOf, words } from '../../../src/archive/kinds/fields.ts';
import { editorFiles } from '../../../src/archive/kinds/editor-files.ts';
import { KINDS } from '../../../src/archive/kinds/index.ts';
import { jsonSchemaOf } from '../../../src/archive/kinds/json-schema.ts';
import type { Kind } from '../../../src/archive/kinds/kind.ts';
import { visitParts } from '../../../src/archive/kinds/visit.ts';
import { checkArchive, inspectArchive } from '../../../src/archive/read/reader.ts';
import { statementsOf } from '../../../src/archive/statements.ts';
import { lessons } from '../../fixtures/added-kind/lesson.ts';
import { copyMiniature, FIXTURES } from '../fixtures.ts';

const FOLDER = join(FIXTURES, 'added-kind/lessons');
const FIRST = readFileSync(join(FOLDER, 'first.md'), 'utf8');

/** A copy of the miniature archive with the folder of lessons in it, signed, and with these files besides. */
function withLessons(files: Record<string, string> = {}): string {
  const root = copyMiniature();
  cpSync(FOLDER, join(root, 'lessons'), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  const rows = statementsOf(inspectArchive(root, { lessons }).draft)
    .filter(({ id }) => id.startsWith('lessons/') && id.endsWith('#aim'))
    .map(({ id, hash }) => `${id}\t${hash}\t准\t2026-01-02`);
  writeFileSync(join(root, 'reviews.tsv'), `${['statement\tsha256\tverdict\tdate', ...rows].join('\n')}\n`);
  return root;
}

const faultsOf = (root: string) =>
  checkArchive(root, { lessons }).map(({ file, line, code }) => `${file.replace('content/', '')}:${line} ${code}`);
/** The first lesson with some of its words replaced. */
const changed = (from: string, to: string) => {
  expect(FIRST).toContain(from);
  return withLessons({ 'lessons/first.md': FIRST.replace(from, to) });
};

describe('a kind added by one file and one folder', () => {
  test('is read, and sound where its entries are', () => {
    const root = withLessons();
    expect(faultsOf(root)).toEqual([]);
    const { draft } = inspectArchive(root, { lessons });
    const { entries } = (draft.collected as unknown as Record<string, { entries: { id: string; data: unknown }[] }>)
      .lessons!;
    expect(entries.map(({ id }) => id)).toEqual(['first']);
    expect(entries[0]!.data).toMatchObject({ title: '第一课', before: [], minutes: 5 });
  });

  test('is no part of an archive that does not know it: its files are strays', () => {
    expect(checkArchive(withLessons()).map(({ file, code }) => `${file} ${code}`)).toContain(
      'content/lessons/first.md file-unknown',
    );
  });

  test.each([
    ['a field that is missing', 'minutes: 5\n', '', '2 missing-field'],
    ['a field that nobody knows', 'minutes: 5', 'minuets: 5', '9 unknown-field'],
    ['a value of the wrong shape', 'minutes: 5', 'minutes: 五', '9 invalid-field'],
    ['YAML that cannot be read', 'minutes: 5', 'minutes: [5', '9 yaml-syntax'],
    ['a private name in words', '上门先问药贵不贵', '去问戊老汉', '5 private-name'],
    ['a private name in the body', '再看', '再看戊老汉', '11 private-name'],
    ['a private name broken by a space', '上门先问', '上门问戊 老汉', '5 private-name'],
    ['a private name broken by markup, in the body', '再看', '再看戊**老**汉', '11 private-name'],
    ['a private name broken by a line, in the body', '再看', '再看戊\n老汉', '11 private-name'],
    ['a private name in a quotation', '路远，药贵。, why', '乙户的戊老汉说, why', '7 private-name'],
    ['a quotation that stands nowhere', '路远，药贵。, why', '路远、药贵。, why', '7 quote-not-found'],
    ['a paragraph that there is not', 'paragraph: p5', 'paragraph: p50', '7 unknown-paragraph'],
    ['a piece that there is not', 'piece: first-visit', 'piece: first-visits', '7 unknown-piece'],
    ['an entry of a vocabulary that there is not', 'cause: illness', 'cause: ilness', '8 unknown-cause'],
    ['an entry of its own kind that there is not', 'minutes: 5', 'minutes: 5\nbefore: [zeroth]', '10 unknown-entry'],
    ['a quotation in the body', '[“路远，药贵。”]', '[“路远药贵”]', '11 quote-not-found'],
    ['a page that there is not, in the body', '~/themes/care/', '~/themes/cares/', '11 unknown-page'],
  ])('%s is a fault', (_what, from, to, fault) => {
    expect(faultsOf(changed(from, to))).toContain(`lessons/first.md:${fault}`);
  });

  test('a link in a field of prose is held like one in a body', () => {
    expect(faultsOf(changed('minutes: 5', 'minutes: 5\nhint: 看[笔记](@plain-note)'))).toContain(
      'lessons/first.md:10 unknown-piece',
    );
  });

  test('names, numbers and titles are given once', () => {
    const second = FIRST.replace('minutes: 5', 'minutes: 5\naliases: [first]');
    expect(faultsOf(withLessons({ 'lessons/second.md': second }))).toEqual([
      'lessons/second.md:2 duplicate-slug',
      'lessons/second.md:3 duplicate-number',
      'lessons/second.md:4 duplicate-slug',
      'lessons/second.md:10 duplicate-slug',
    ]);
  });

  test('file names are addresses', () => {
    const second = FIRST.replace('第一课', '第二课')
      .replace('number: 1', 'number: 2')
      .replace('code: one', 'code: two');
    expect(faultsOf(withLessons({ 'lessons/Second_Lesson.md': second }))).toEqual([
      'lessons/Second_Lesson.md:1 file-name',
    ]);
  });

  test('a file that has to be there is missed', () => {
    const root = withLessons();
    rmSync(join(root, 'lessons/first.md'));
    expect(faultsOf(root)).toContain('lessons/first.md:1 missing-file');
  });

  test('a statement that has to be signed is, as it stands', () => {
    const root = withLessons();
    const path = join(root, 'lessons/first.md');
    writeFileSync(path, FIRST.replace('药贵不贵', '路远不远'));
    expect(faultsOf(root)).toEqual(['lessons/first.md:5 review-missing', 'reviews.tsv:2 review-stale']);
    rmSync(join(root, 'reviews.tsv'));
    writeFileSync(path, FIRST);
    expect(faultsOf(root)).toEqual(['lessons/first.md:5 review-missing']);
  });

  test('pages may link to its entries', () => {
    const root = withLessons();
    const path = join(root, 'pages/training.md');
    writeFileSync(path, `${readFileSync(path, 'utf8')}\n[第一课](~/lessons/first/)、[第二课](~/lessons/second/)\n`);
    expect(faultsOf(root)).toEqual(['pages/training.md:10 unknown-page']);
  });

  test('has a schema for editors', () => {
    const schema = jsonSchemaOf(lessons) as { properties: Record<string, { description: string }>; required: string[] };
    expect(schema.properties.aim!.description).toBe('学会什么');
    expect(schema.required).not.toContain('before');
  });
});

/** Every part of a schema that holds a value of its own, with its path. */
function leavesOf(schema: z.core.$ZodType, path = ''): { path: string; schema: z.core.$ZodType }[] {
  const def = schema._zod.def as unknown as Record<string, unknown> & { type: string };
  const inner = (def.innerType ?? def.in) as z.core.$ZodType | undefined;
  if (inner) return leavesOf(inner, path);
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape as Record<string, z.core.$ZodType>).flatMap(([key, value]) =>
        leavesOf(value, `${path}.${key}`),
      );
    case 'array':
      return leavesOf(def.element as z.core.$ZodType, `${path}[]`);
    case 'record':
      return leavesOf(def.keyType as z.core.$ZodType, `${path}{}`);
    default:
      return [{ path, schema }];
  }
}

describe.each(Object.entries<Kind>(KINDS))('the declaration of %s', (name, kind) => {
  test('says of every string what it is', () => {
    const silent = leavesOf(kind.schema)
      .filter(({ schema }) => (schema._zod.def as { type: string }).type === 'string')
      .filter(({ schema }) => !fieldOf(schema) && !z.globalRegistry.get(schema)?.description)
      .map(({ path }) => `${name}${path}`);
    expect(silent).toEqual([]);
  });

  test('names kinds that there are', () => {
    const named = leavesOf(kind.schema).flatMap(({ schema }) => {
      const field = fieldOf(schema);
      return field?.is === 'entry' ? [field.of] : [];
    });
    expect(named.filter((other) => !(other in KINDS))).toEqual([]);
  });

  test('has a comment for whoever writes each field', () => {
    const { shape } = (kind.schema as z.ZodObject)._zod.def;
    for (const [key, schema] of Object.entries(shape)) {
      expect(
        z.globalRegistry.get(schema as z.ZodType)?.description ?? described(schema as z.ZodType),
        `${name}.${key}`,
      ).toBeTruthy();
    }
  });
});

/** The comment of what a wrapper wraps. */
function described(schema: z.core.$ZodType): string | undefined {
  const inner = (schema._zod.def as { innerType?: z.core.$ZodType }).innerType;
  return inner && (z.globalRegistry.get(inner)?.description ?? described(inner));
}

test('the schemas and settings for editors are those that the kinds make; npm run schemas writes them', () => {
  for (const [path, text] of editorFiles()) {
    expect(readFileSync(join(FIXTURES, '../..', path), 'utf8'), path).toBe(text);
  }
});

describe('visitParts', () => {
  const named = z.strictObject({ who: words('谁') });
  const fieldsIn = (schema: z.ZodType, value: unknown) =>
    visitParts(schema, value).flatMap(({ field, path }) => (field ? [`${path.join('.')} ${field.is}`] : []));

  test('looks into whichever of several shapes a value has', () => {
    const schema = z.array(z.union([words('一句话'), named]));
    expect(fieldsIn(schema, ['甲', { who: '乙' }])).toEqual(['0 words', '1.who words']);
  });

  test('refuses a shape that it cannot look into, so that nothing escapes the checks', () => {
    expect(() => fieldsIn(z.map(z.string(), named), new Map([['甲', { who: '乙' }]]))).toThrow('map');
  });
});
