/** What pages ask of situations, units, paths and decisions. */
import { describe, expect, test } from 'vitest';
import { makeEdition, type Edition } from '../../../src/archive/edition.ts';
import type { Archive, Situation } from '../../../src/archive/model.ts';
import * as queries from '../../../src/archive/queries/training.ts';
import { miniature } from '../fixtures.ts';

const edition = miniature();
const ids = (records: readonly { id: string }[]) => records.map(({ id }) => id);
const changed = (change: Partial<Archive>): Edition => makeEdition({ ...edition, ...change });
const situation = (id: string) => edition.trainingIndex.situations.get(id)!;
const unit = (id: string) => edition.trainingIndex.units.get(id)!;
const [path] = edition.paths;
const [snow] = edition.decisions;
const door = situation('door-tomorrow');

describe('what a situation rests on', () => {
  test('is all that it cites, in the order in which it is told, words to say last', () => {
    expect(queries.citesOfSituation(door).map(({ piece, paragraph }) => `${piece}#${paragraph}`)).toEqual([
      'first-visit#p3',
      'first-visit#p3',
      'first-visit#p3',
      'first-visit#p5',
      'county-notice#p2',
      'first-visit#p6',
      'first-visit#p3',
      'plain-notes#p3',
      'county-notice#p2',
      'first-visit#p3',
    ]);
  });

  test('is enough or too little', () => {
    expect(queries.isThin(door)).toBe(false);
    expect(queries.isThin(situation('how-long-it-lasts'))).toBe(true);
  });

  /** The situation with other cites everywhere: of these paragraphs, in turn. */
  const restingOn = (...places: string[]): Situation => {
    const cites = places.map((place) => {
      const [piece = '', paragraph = ''] = place.split('#');
      return { piece, paragraph, quote: '' };
    });
    const first = cites[0]!;
    const [mistake] = door.mistakes;
    return {
      ...door,
      lead: { ...door.lead, cites },
      checklist: door.checklist.map((line) => ({ ...line, cites: [first] })),
      did: [],
      mistakes: [{ ...mistake!, cites: [first] }],
      say: [],
      then: [],
    };
  };

  test.each<[string, boolean, Situation]>([
    ['three paragraphs of two pieces, somebody went wrong', false, restingOn('a#p1', 'a#p2', 'b#p1')],
    ['three paragraphs of one piece', true, restingOn('a#p1', 'a#p2', 'a#p3')],
    ['two paragraphs of two pieces, one cited twice', true, restingOn('a#p1', 'b#p1', 'a#p1')],
    ['the same number of a paragraph in three pieces', false, restingOn('a#p1', 'b#p1', 'c#p1')],
    ['enough, but nobody went wrong', true, { ...restingOn('a#p1', 'a#p2', 'b#p1'), mistakes: [] }],
  ])('%s', (_title, thin, one) => {
    expect(queries.isThin(one)).toBe(thin);
  });
});

test('what a decision rests on, choices too', () => {
  expect(queries.citesOfDecision(snow!).map(({ paragraph }) => paragraph)).toEqual([
    'p5',
    'p5',
    'p6',
    'p6',
    'p6',
    'p5',
    'p6',
    'p7',
  ]);
});

test('mistakesOf: those that were admitted first, each with whose word it is', () => {
  const mistakes = [...door.mistakes].reverse();
  expect(mistakes.map(({ kind }) => kind)).toEqual(['charged', 'admitted']);
  expect(queries.mistakesOf({ ...door, mistakes }).map(({ kind, whose }) => [kind, whose])).toEqual([
    ['admitted', '自己认的'],
    ['charged', '别人指出的'],
  ]);
  expect(queries.mistakesOf(situation('how-long-it-lasts'))).toEqual([]);
});

test('hashOf: the words alone, eight hex digits of their SHA-256', () => {
  expect(queries.hashOf('abc')).toBe('ba7816bf');
  const lines = edition.units.flatMap(({ task }) => task.checklist.map(({ text }) => text));
  expect(new Set(lines.map(queries.hashOf)).size).toBe(new Set(lines).size);
});

test('piecesOfDecision: the most cited first', () => {
  expect(ids(queries.piecesOfDecision(edition, snow!))).toEqual(['first-visit']);
  const elsewhere = { piece: 'night-watch', paragraph: 'p2', quote: '' };
  const [first, ...others] = snow!.situation;
  const of = (count: number) => ({
    ...snow!,
    situation: [{ ...first!, cites: Array.from({ length: count }, () => elsewhere) }, ...others],
  });
  expect(ids(queries.piecesOfDecision(edition, of(1)))).toEqual(['first-visit', 'night-watch']);
  expect(ids(queries.piecesOfDecision(edition, of(9)))).toEqual(['night-watch', 'first-visit']);
});

describe('the index', () => {
  const index = edition.trainingIndex;

  test('knows everything by its name', () => {
    expect([...index.situations.keys()]).toEqual(['door-tomorrow', 'how-long-it-lasts']);
    expect([...index.units.keys()]).toEqual(['ask-before-the-ledger', 'carry-it-to-the-door', 'say-what-is-sure']);
    expect([...index.decisions.keys()]).toEqual(['snow-on-the-road']);
    expect([...index.privacies.keys()]).toEqual(['illness', 'files']);
    expect([...index.terms.keys()]).toEqual(['two-assurances', 'ledger', 'unused']);
  });

  test('knows the path of each unit', () => {
    expect([...index.pathByUnit].map(([id, { id: of }]) => [id, of])).toEqual(
      path!.units.map((id) => [id, 'first-week']),
    );
  });

  test('gives the units of a situation in the order of the paths', () => {
    const turned = [{ ...path!, units: [...path!.units].reverse() }];
    const units = (of: Edition) => ids(of.trainingIndex.unitsBySituation.get('door-tomorrow')!);
    expect(units(edition)).toEqual(['ask-before-the-ledger', 'carry-it-to-the-door', 'say-what-is-sure']);
    expect(units(changed({ paths: turned }))).toEqual([
      'say-what-is-sure',
      'carry-it-to-the-door',
      'ask-before-the-ledger',
    ]);
  });

  test('names a situation once for a paragraph that it cites several times', () => {
    expect([...index.situationsByParagraph].map(([place, found]) => [place, ids(found)])).toEqual([
      ['first-visit#p3', ['door-tomorrow']],
      ['first-visit#p5', ['door-tomorrow']],
      ['county-notice#p2', ['door-tomorrow']],
      ['first-visit#p6', ['door-tomorrow']],
      ['plain-notes#p3', ['door-tomorrow']],
      ['workshop-opens#p3', ['how-long-it-lasts']],
      ['workshop-opens#p2', ['how-long-it-lasts']],
    ]);
  });
});

test('situationGroups: only those that have any, in the order of the first weeks', () => {
  const groups = (of: Archive) => queries.situationGroups(of).map(({ group, situations }) => [group, ids(situations)]);
  expect(groups(edition)).toEqual([
    ['入户', ['door-tomorrow']],
    ['帮扶与产业', ['how-long-it-lasts']],
  ]);
  const situations = edition.situations.map((one) => ({ ...one, group: '自己' as const }));
  expect(groups({ ...edition, situations })).toEqual([['自己', ['door-tomorrow', 'how-long-it-lasts']]]);
});

describe('a path', () => {
  test('has its units in its order, and their minutes together', () => {
    expect(ids(queries.unitsOfPath(edition, path!))).toEqual(path!.units);
    expect(queries.minutesOfPath(edition, path!)).toBe(6 + 5 + 15);
  });

  test('has a place for each unit: what is before it, what after', () => {
    const place = (id: string) => {
      const { path: of, at, before, after } = queries.placeOfUnit(edition, unit(id));
      return [of.id, at, before?.id, after?.id];
    };
    expect(path!.units.map(place)).toEqual([
      ['first-week', 0, undefined, 'carry-it-to-the-door'],
      ['first-week', 1, 'ask-before-the-ledger', 'say-what-is-sure'],
      ['first-week', 2, 'carry-it-to-the-door', undefined],
    ]);
  });
});

describe('what stands beside', () => {
  const named = (found: Record<string, readonly { id: string }[]>) =>
    Object.fromEntries(Object.entries(found).map(([key, records]) => [key, ids(records)]));
  const beside = (id: string) => named(queries.besideSituation(edition, situation(id)));

  test('a situation', () => {
    expect(beside('door-tomorrow')).toEqual({
      near: ['how-long-it-lasts'],
      cases: ['dear-medicine'],
      privacy: ['illness', 'files'],
      terms: ['two-assurances', 'ledger'],
      units: path!.units,
      decisions: ['snow-on-the-road'],
    });
    expect(beside('how-long-it-lasts')).toEqual({
      near: [],
      cases: ['asked-how-long', 'workshop-orders'],
      privacy: [],
      terms: [],
      units: ['say-what-is-sure'],
      decisions: [],
    });
  });

  test('a unit', () => {
    const beside = (id: string) =>
      Object.fromEntries(
        Object.entries(queries.besideUnit(edition, unit(id))).map(([key, found]) => [key, ids(found)]),
      );
    expect(path!.units.map(beside)).toEqual(
      path!.units.map((id) => ({ situations: unit(id).situations, terms: unit(id).terms })),
    );
  });

  test('a decision, and the pieces that it rests on, the most cited first', () => {
    const { situations, cases, terms } = queries.besideDecision(edition, snow!);
    expect([ids(situations), ids(cases), ids(terms)]).toEqual([['door-tomorrow'], ['dear-medicine'], []]);
    expect(ids(queries.piecesOfDecision(edition, snow!))).toEqual(['first-visit']);
    const [first] = snow!.situation;
    const elsewhere = [{ piece: 'county-notice', paragraph: 'p2', quote: '记录' }];
    const wider = { ...snow!, situation: [{ ...first!, cites: elsewhere }, ...snow!.situation] };
    expect(ids(queries.piecesOfDecision(edition, wider))).toEqual(['first-visit', 'county-notice']);
  });

  test('a case', () => {
    const beside = (id: string) => {
      const { situations, decisions } = queries.trainingOfCase(edition, edition.caseIndex.byId.get(id)!);
      return [ids(situations), ids(decisions)];
    };
    expect(beside('dear-medicine')).toEqual([['door-tomorrow'], ['snow-on-the-road']]);
    expect(beside('workshop-orders')).toEqual([['how-long-it-lasts'], []]);
  });

  test('a piece: the situations that rest on it, each once, with its paragraphs in their order', () => {
    const of = (id: string) =>
      queries
        .situationsOfPiece(edition, edition.piecesById.get(id)!)
        .map((each) => [each.situation.id, each.paragraphs]);
    expect(of('first-visit')).toEqual([['door-tomorrow', ['p3', 'p5', 'p6']]]);
    expect(of('workshop-opens')).toEqual([['how-long-it-lasts', ['p2', 'p3']]]);
    expect(of('night-watch')).toEqual([]);
  });
});

test('an archive without training has none, and is sound', () => {
  const none = changed({ situations: [], units: [], paths: [], decisions: [], privacies: [] });
  expect(queries.situationGroups(none)).toEqual([]);
  expect(queries.situationsOfPiece(none, none.pieces[0]!)).toEqual([]);
  expect(queries.trainingOfCase(none, none.cases[0]!)).toEqual({ situations: [], decisions: [] });
});
