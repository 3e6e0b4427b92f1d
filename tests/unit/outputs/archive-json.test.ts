import { z } from 'zod';
import { expect, test } from 'vitest';
import { loadArchive } from '../../../src/archive/read/reader.ts';
import { archiveJson } from '../../../src/outputs/archive-json.ts';
import { MINIATURE } from '../fixtures.ts';

const text = z.string().min(1);
const mark = z.object({
  start: z.int().min(0),
  end: z.int().min(0),
  type: z.enum(['gap', 'substitution', 'addition', 'deletion', 'note']),
  source: z.string(),
  reading: z.string().nullable(),
  note: text.nullable(),
});
const paragraph = z.object({
  id: z.string().regex(/^p[1-9]\d*$/u),
  line: z.int().positive(),
  role: z.enum(['title', 'byline', 'heading', 'text']),
  continues: z.literal(true).optional(),
  text,
  source: text,
  marks: z.array(mark),
});
/** The contract that readers of the data rely on; further fields are free. */
const contract = z.object({
  witnesses: z.array(z.object({ id: text })).min(1),
  pieces: z.array(
    z.object({
      id: text,
      url: text,
      title: text,
      titleSupplied: z.boolean(),
      kind: z.enum(['essay', 'story']),
      genre: text,
      themes: z.array(z.string().regex(/^[a-z0-9-]+$/u)).min(1),
      tags: z.array(text),
      place: text.nullable(),
      placeInferred: z.object({ name: text, reason: text, confidence: z.number() }).nullable(),
      causes: z.array(text),
      measures: z.array(text),
      year: z.object({ from: z.int(), to: z.int() }).nullable(),
      summary: text,
      source: z.object({ witness: text, lines: z.tuple([z.int(), z.int()]) }),
      paragraphs: z.array(paragraph).min(1),
    }),
  ),
  setAside: z.array(z.object({ witness: text, line: z.int().positive(), reason: text })),
});

const archive = loadArchive(MINIATURE);
const json = [...archiveJson(archive)].join('');
const data = contract.parse(JSON.parse(json));
const piece = (id: string) => data.pieces.find((candidate) => candidate.id === id)!;

test('keeps the contract for every piece', () => {
  expect(data.pieces.map(({ id }) => id)).toEqual(archive.pieces.map(({ id }) => id));
  expect(data.witnesses.map(({ id }) => id)).toEqual(['letters', 'village-notes']);
});

test('a piece', () => {
  expect(piece('first-visit')).toMatchObject({
    url: '/stories/first-visit/',
    title: '走访甲村一户',
    titleSupplied: false,
    kind: 'story',
    genre: '案例故事',
    themes: ['visits', 'care'],
    place: '示例省甲县甲村',
    placeInferred: null,
    year: { from: 2018, to: 2019 },
    source: { witness: 'village-notes', lines: [2, 8] },
  });
  expect(piece('plain-notes')).toMatchObject({ place: null, placeInferred: { name: '示例省', confidence: 0.4 } });
});

test('a paragraph that continues the one before it says so, the others do not', () => {
  const { paragraphs } = piece('first-visit');
  expect(paragraphs.filter((one) => 'continues' in one).map(({ id }) => id)).toEqual(['p6']);
});

test('marks: offsets in code points of the witness line, witness characters, body punctuation in the reading', () => {
  expect(piece('first-visit').paragraphs[2]!.marks).toEqual([
    {
      start: 0,
      end: 7,
      type: 'note',
      source: '20__年3月',
      reading: '20__年3月',
      note: '文末说到2019年通路，当在那以前不久。',
    },
    { start: 2, end: 4, type: 'gap', source: '__', reading: null, note: null },
  ]);
  expect(piece('workshop-opens').paragraphs[1]!.marks).toEqual([
    { start: 16, end: 17, type: 'substitution', source: '，', reading: '。', note: '句意已完。' },
  ]);
  for (const { source, marks } of data.pieces.flatMap(({ paragraphs }) => paragraphs)) {
    for (const { start, end, source: words } of marks) expect([...source].slice(start, end).join('')).toBe(words);
  }
});

test('every kind of mark occurs', () => {
  const types = data.pieces.flatMap(({ paragraphs }) =>
    paragraphs.flatMap(({ marks }) => marks.map(({ type }) => type)),
  );
  expect([...new Set(types)].sort()).toEqual(['addition', 'deletion', 'gap', 'note', 'substitution']);
});

test('lines set aside', () => {
  expect(data.setAside).toEqual([
    { witness: 'letters', line: 1, reason: '页面标题，不属于任何一篇' },
    { witness: 'village-notes', line: 1, reason: '页面标题，不属于任何一篇' },
    { witness: 'village-notes', line: 9, reason: '页内小标题“篇二”，与下文无关' },
  ]);
});

test('what a theme takes in is plain text, whatever it links to', () => {
  const { themes } = JSON.parse(json) as { themes: unknown[] };
  expect(themes[0]).toEqual({
    id: 'visits',
    title: '上门走访',
    scope: '收上门问情况的篇；送物送药另见惦记。',
  });
});

test('one text for one archive, ending in a line feed', () => {
  expect(json).toBe([...archiveJson(loadArchive(MINIATURE))].join(''));
  expect(json.endsWith('}\n')).toBe(true);
});
