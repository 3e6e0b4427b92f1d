import { z } from 'zod';
import { expect, test } from 'vitest';
import { makeEdition } from '../../../src/archive/edition.ts';
import type { Case } from '../../../src/archive/model.ts';
import { casesJson, fileCases } from '../../../src/outputs/cases-json.ts';
import { miniature } from '../fixtures.ts';

const text = z.string().min(1);
const id = z.string().regex(/^[a-z0-9-]+$/u);
const cite = z.object({
  piece: id,
  paragraph: z.string().regex(/^p[1-9]\d*$/u),
  quote: text,
  source: text.optional(),
});
const cites = z.array(cite).min(1);
const said = z.object({ text, cites });
const term = z.object({ id, label: text });
/** The contract that readers of the data rely on; further fields are free. */
const contract = z.object({
  cases: z.array(
    z.object({
      id,
      url: text,
      title: text,
      level: z.enum(['household', 'village', 'township', 'county', 'city', 'organisation']),
      pieces: z.array(id).min(1),
      place: text.nullable(),
      summary: text,
      causes: z.array(z.object({ id, cites })),
      measures: z.array(said.extend({ id, for: z.array(id) })),
      wanted: z.array(said),
      ordered: z.array(said),
      actors: z.array(z.object({ id, cites })),
      obstacles: z.array(said),
      outcomes: z.array(
        said.extend({
          turn: z.enum(['better', 'same', 'unclear']),
          evidence: z.enum(['seen', 'told', 'figures', 'slogan']),
          teller: z.enum(['household', 'doer', 'outsider', 'official']),
        }),
      ),
      figures: z.array(
        z.object({
          label: text,
          text,
          value: z.number(),
          unit: text,
          when: text.nullable(),
          series: id,
          side: z.enum(['before', 'after']).nullable(),
          of: id.optional(),
          caveats: z.array(said).min(1).optional(),
          emended: z.literal(true).optional(),
          cite,
        }),
      ),
      lessons: z.array(said.extend({ whose: z.enum(['author', 'editor']) })),
      untold: z.array(text).min(1),
    }),
  ),
  vocabularies: z.object({ causes: z.array(term), measures: z.array(term), actors: z.array(term) }),
  matrix: z.array(z.object({ cause: id, measure: id, url: text, cases: z.array(id).min(1) })),
  edition: z.object({ date: z.iso.date(), hash: z.string().regex(/^[0-9a-f]{64}$/u) }),
});

const edition = miniature();
const data = contract.parse(JSON.parse(casesJson(edition)));
const record = (of: string) => data.cases.find((each) => each.id === of)!;

test('keeps the contract for every case', () => {
  expect(data.cases.map((each) => each.id)).toEqual(edition.cases.map((each) => each.id));
  expect(data.edition).toEqual({ date: edition.site.date, hash: edition.hash });
});

test('a case', () => {
  expect(record('dear-medicine')).toMatchObject({
    url: '/cases/dear-medicine/',
    pieces: ['first-visit'],
    place: '示例省甲县甲村',
    summary: '老人说路远药贵，作者一行把药送到门口。',
    causes: [{ id: 'illness', cites: [{ piece: 'first-visit', paragraph: 'p5', quote: '药贵' }] }],
    measures: [{ id: 'consolation', for: ['illness'] }],
    outcomes: [{ turn: 'better', evidence: 'told', teller: 'outsider' }],
    figures: [{ text: '4个小时', value: 4, unit: '小时', side: 'before' }],
    untold: ['药钱后来由谁出'],
  });
  expect(record('asked-how-long')).toMatchObject({ place: null, measures: [], outcomes: [], figures: [] });
});

test('every id of a vocabulary is explained', () => {
  const known = (entries: { id: string }[]) => entries.map((each) => each.id);
  const { causes, measures, actors } = data.vocabularies;
  for (const each of data.cases) {
    expect(known(causes)).toEqual(expect.arrayContaining(known(each.causes)));
    expect(known(measures)).toEqual(expect.arrayContaining(known(each.measures)));
    expect(known(actors)).toEqual(expect.arrayContaining(known(each.actors)));
  }
});

test('the matrix counts what the text states, and what it was for it does not say', () => {
  expect(data.matrix).toEqual([
    { cause: 'illness', measure: 'consolation', url: '/cases/cause/illness/consolation/', cases: ['dear-medicine'] },
    { cause: 'untold', measure: 'workshop', url: '/cases/cause/untold/workshop/', cases: ['workshop-orders'] },
  ]);
});

test('a figure is emended where the editor changed words of its quotation, and only there; the source’s words stand beside', () => {
  const figures = (quote: string): Case['figures'] => [
    {
      ...edition.cases.find((each) => each.id === 'workshop-orders')!.figures[0]!,
      cite: { piece: 'workshop-opens', paragraph: 'p2', quote },
    },
  ];
  const emended = (quote: string) => {
    const cases = edition.cases.map((each) => ({ ...each, figures: figures(quote) }));
    const { emended: is, cite: filed } = fileCases(makeEdition({ ...edition, cases })).cases[0]!.figures[0]!;
    return { is, source: filed.source };
  };
  expect(emended('来做工的有12人')).toEqual({ is: undefined, source: undefined });
  expect(emended('昨天开了张。来做工的有12人')).toEqual({ is: true, source: '昨天开了张，来做工的有12人' });
});

test('one text for one archive, ending in a line feed', () => {
  expect(casesJson(miniature())).toBe(casesJson(edition));
  expect(casesJson(edition).endsWith('}\n')).toBe(true);
});
