/** What lists, facets and pages ask of cases. The matrix, figures and near cases have tests of their own. */
import { describe, expect, test } from 'vitest';
import { makeEdition } from '../../../src/archive/edition.ts';
import { CASE_ROUTES } from '../../../src/archive/kinds/case.ts';
import type { Case } from '../../../src/archive/model.ts';
import * as queries from '../../../src/archive/queries/cases.ts';
import { miniature } from '../fixtures.ts';

const edition = miniature();
const FACETS = Object.keys(queries.CASE_FACETS) as queries.CaseFacet[];
const ids = (records: readonly Case[]) => records.map(({ id }) => id);

test('caseById', () => {
  expect(queries.caseById(edition, 'dear-medicine').title).toBe('路远药贵的一户');
  expect(() => queries.caseById(edition, 'nowhere')).toThrow('没有名为 nowhere 的案例');
});

test('cases stand in order: the smallest first', () => {
  expect(ids(edition.cases)).toEqual(['dear-medicine', 'workshop-orders', 'asked-how-long']);
});

test('no case can have the address of a facet', () => {
  expect(CASE_ROUTES).toEqual(expect.arrayContaining(FACETS));
});

describe('values', () => {
  const values = (id: string) => {
    const record = queries.caseById(edition, id);
    return Object.fromEntries(FACETS.map((facet) => [facet, queries.valuesOfCase(record, facet)]));
  };

  test('of a case, each once; untold where the text gives none', () => {
    expect(values('dear-medicine')).toEqual({
      level: ['household'],
      cause: ['illness'],
      measure: ['consolation'],
      turn: ['better'],
      evidence: ['told'],
      teller: ['outsider'],
      actor: ['helpers'],
      place: ['示例省'],
    });
    expect(values('asked-how-long')).toMatchObject({
      cause: ['no-work'],
      measure: ['untold'],
      turn: ['untold'],
      evidence: ['untold'],
      teller: ['untold'],
      actor: ['untold'],
      place: ['untold'],
    });
  });

  test('and the cases that have them agree, whatever the facet', () => {
    for (const facet of FACETS) {
      for (const { value, count } of queries.countCaseValues(edition, facet)) {
        const having = edition.cases.filter((record) => queries.valuesOfCase(record, facet).includes(value));
        expect(queries.casesWith(edition, facet, value), `${facet} ${value}`).toEqual(having);
        expect(count).toBe(having.length);
      }
      expect(queries.casesWith(edition, facet, 'no-such')).toEqual([]);
    }
  });

  test('in the order of their vocabulary, the hole last', () => {
    const counted = (facet: queries.CaseFacet) =>
      queries.countCaseValues(edition, facet).map(({ value, count }) => `${value} ${count}`);
    expect(counted('cause')).toEqual(['illness 1', 'no-work 1', 'untold 1']);
    expect(counted('evidence')).toEqual(['told 1', 'figures 1', 'untold 1']);
    expect(counted('turn')).toEqual(['better 1', 'unclear 1', 'untold 1']);
    expect(counted('teller')).toEqual(['outsider 1', 'official 1', 'untold 1']);
    expect(counted('level')).toEqual(['household 1', 'township 1', 'organisation 1']);
  });

  test('each stands between its neighbours', () => {
    const causes = queries.caseValues(edition).filter(({ facet }) => facet === 'cause');
    expect(causes.map(({ value, previous, next }) => [previous, value, next])).toEqual([
      [null, 'illness', 'no-work'],
      ['illness', 'no-work', 'untold'],
      ['no-work', 'untold', null],
    ]);
  });

  test('a place in an address is its name', () => {
    expect(queries.caseValueUrl('place', '示例省')).toBe(`/cases/place/${encodeURIComponent('示例省')}/`);
  });
});

test('cites, and the paragraphs and pieces that they name', () => {
  const record = queries.caseById(edition, 'dear-medicine');
  expect(queries.citesOfCase(record)).toHaveLength(10);
  expect(queries.paragraphsOfCase(record).map(({ piece, paragraph }) => `${piece}#${paragraph}`)).toEqual([
    'first-visit#p5',
    'first-visit#p6',
    'first-visit#p7',
  ]);
  expect(ids(queries.casesOfPiece(edition, 'workshop-opens'))).toEqual(['workshop-orders', 'asked-how-long']);
  expect(queries.casesOfPiece(edition, 'night-watch')).toEqual([]);
});

test('casesWithHoles: those that leave most untold first', () => {
  expect(queries.casesWithHoles(edition).map(({ record: { id }, holes }) => [id, ...holes])).toEqual([
    ['asked-how-long', 'measure', 'evidence'],
    ['workshop-orders', 'cause'],
  ]);
});

test('evidenceOf: the strongest first, each once', () => {
  const record = queries.caseById(edition, 'dear-medicine');
  const outcomes = (['slogan', 'seen', 'slogan'] as const).map((evidence) => ({ ...record.outcomes[0]!, evidence }));
  expect(queries.evidenceOf({ ...record, outcomes })).toEqual(['seen', 'slogan']);
  expect(queries.strongestEvidence({ ...record, outcomes })).toBe('seen');
  expect(queries.strongestEvidence({ ...record, outcomes: [] })).toBe('untold');
});

test('briefOfCase: each turn with what the outcomes of that turn rest on; a hole has no turn', () => {
  const record = queries.caseById(edition, 'dear-medicine');
  const outcomes = (
    [
      ['unclear', 'seen'],
      ['better', 'slogan'],
      ['better', 'told'],
    ] as const
  ).map(([turn, evidence]) => ({ ...record.outcomes[0]!, turn, evidence }));
  const said = (of: Case) =>
    queries
      .briefOfCase(edition, of)
      .outcomes.map(({ turn, evidence }) => [turn, ...evidence.map(({ label }) => label)]);
  expect(said({ ...record, outcomes })).toEqual([
    ['好了些', '听人说', '只有评语'],
    ['看不出好坏', '亲眼所见'],
  ]);
  expect(said({ ...record, outcomes: [] })).toEqual([[null, '结果没写']]);
});

describe('contrastingCases', () => {
  const model = queries.caseById(edition, 'dear-medicine');
  const [outcome] = model.outcomes;
  /** A case `id` of these causes whose outcomes have these turns. */
  const told = (id: string, causes: string, turns: string, change: Partial<Case> = {}): Case => ({
    ...model,
    id,
    causes: causes.split(' ').map((cause) => ({ ...model.causes[0]!, id: cause })),
    measures: [],
    outcomes: turns.split(' ').flatMap((turn) => (turn === '' ? [] : [{ ...outcome!, turn: turn as 'better' }])),
    ...change,
  });
  const contrasts = (...cases: Case[]) =>
    queries
      .contrastingCases(makeEdition({ ...edition, cases }), 3, 3)
      .map(({ cause, cases: together }) => [cause, ...ids(together)].join(' '));

  test('share a cause and a level, and no turn', () => {
    expect(contrasts(told('a', 'illness', 'better'), told('b', 'illness', 'better unclear'))).toEqual([]);
    expect(contrasts(told('a', 'illness', 'better'), told('b', 'no-work', 'same'))).toEqual([]);
    expect(contrasts(told('a', 'illness', 'better'), told('b', 'illness', 'same', { level: 'county' }))).toEqual([]);
    expect(contrasts(told('a', 'illness', ''), told('b', 'illness', 'better unclear'))).toEqual(['illness b a']);
  });

  test('at most three, one for each turn, of several the one that shares most with the first', () => {
    expect(
      contrasts(
        told('a', 'illness no-work', 'better'),
        told('b', 'illness', 'same'),
        told('c', 'illness no-work', 'same'),
        told('d', 'illness', 'unclear'),
        told('e', 'illness', ''),
      ),
    ).toEqual(['illness a c d']);
  });

  test('those first that say plainly how it turned out; no case stands twice', () => {
    expect(
      contrasts(
        told('a', 'illness', 'unclear'),
        told('b', 'illness', ''),
        told('c', 'schooling no-work', 'better'),
        told('d', 'schooling', 'same'),
        told('e', 'no-work', 'same'),
      ),
    ).toEqual(['schooling c d', 'illness a b']);
  });
});

describe('relatedCases', () => {
  const model = queries.caseById(edition, 'dear-medicine');
  /** Cases `n1`, `n2` … with these causes and no measure. */
  const many = (causes: readonly string[][], change: Partial<Case>[] = []) =>
    makeEdition({
      ...edition,
      cases: causes.map((each, at) => ({
        ...model,
        id: `n${at + 1}`,
        causes: each.map((id) => ({ ...model.causes[0]!, id })),
        measures: [],
        ...change[at],
      })),
    });
  const related = (of: typeof edition, id: string, limit = 1000) =>
    queries.relatedCases(of, queries.caseById(of, id), limit);

  test('the nearest first, with what is shared; a rare cause counts more', () => {
    const of = many([['illness', 'no-work'], ['illness'], ['illness'], ['no-work'], ['schooling']]);
    expect(related(of, 'n1').map(({ record: { id }, shared }) => [id, shared[0]!.values])).toEqual([
      ['n4', ['no-work']],
      ['n2', ['illness']],
      ['n3', ['illness']],
    ]);
    expect(related(of, 'n1', 1)).toHaveLength(1);
    expect(related(of, 'n5')).toEqual([]);
  });

  test('of those that share the same, one of the same level first', () => {
    const of = many([['illness'], ['illness'], ['illness']], [{}, { level: 'county' }]);
    expect(related(of, 'n1').map(({ record }) => record.id)).toEqual(['n3', 'n2']);
  });

  test('looks at the nearest in the archive’s order where many share a cause, so that time grows with the archive', () => {
    const of = many(Array.from({ length: 1000 }, () => ['illness']));
    for (const [id, from, to] of [
      ['n1', 2, 64],
      ['n500', 468, 531],
      ['n1000', 937, 999],
    ] as const) {
      const numbers = related(of, id).map(({ record }) => Number(record.id.slice(1)));
      expect([Math.min(...numbers), Math.max(...numbers)], id).toEqual([from, to]);
    }
  });
});
