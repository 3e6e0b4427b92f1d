/** The values that cases have, as their pages tell of them. */
import { describe, expect, test } from 'vitest';
import { makeEdition } from '../../../src/archive/edition.ts';
import {
  caseById,
  caseValues,
  caseValueUrl,
  cellsWith,
  countOutcomes,
  gatheringEntry,
  groupCaseValues,
  householdUrl,
  scopeOfCaseValue,
  signsOfHouseholds,
  titleOfCaseValue,
} from '../../../src/archive/queries/cases.ts';
import type { Case } from '../../../src/archive/model.ts';
import { miniature } from '../fixtures.ts';

const whole = miniature();
/** The miniature with these cases alone. */
const holding = (...cases: Case[]) => makeEdition({ ...whole, cases });
const visit = caseById(whole, 'dear-medicine');
const workshop = caseById(whole, 'workshop-orders');
const archive = holding(visit, workshop);
const ids = (cases: readonly Case[]) => cases.map(({ id }) => id);

test('addresses: a place stands in them by its name, as addresses have it', () => {
  expect(caseValueUrl('cause', 'illness')).toBe('/cases/cause/illness/');
  expect(caseValueUrl('place', '甲县')).toBe('/cases/place/%E7%94%B2%E5%8E%BF/');
  expect(householdUrl(['illness', 'schooling'])).toBe('/cases/mine/?has=illness,schooling');
});

describe('caseValues', () => {
  test('has each value that some case has once, facet by facet, with those before and after it', () => {
    expect(caseValues(archive).filter(({ facet }) => facet === 'level' || facet === 'cause')).toEqual([
      { facet: 'level', value: 'household', previous: null, next: 'township' },
      { facet: 'level', value: 'township', previous: 'household', next: null },
      { facet: 'cause', value: 'illness', previous: null, next: 'untold' },
      { facet: 'cause', value: 'untold', previous: 'illness', next: null },
    ]);
  });

  test('each has a title and a scope note of its own', () => {
    const told = caseValues(archive).map(({ facet, value }) => [
      titleOfCaseValue(archive, facet, value),
      scopeOfCaseValue(archive, facet, value),
    ]);
    expect(new Set(told.map(([title]) => title)).size).toBe(told.length);
    for (const [title, scope] of told) expect(scope, title).toMatch(/^[^。]{4,}$/u);
    expect(told).toContainEqual(['起因：因病', '家里有人长年吃药']);
    expect(told).toContainEqual(['起因：起因未说', '文中没有说难在哪里、为什么难']);
    expect(told).toContainEqual(['地点：乙县', '文中写明了地方，写到的最大一级是乙县']);
  });
});

test('values stand in the groups of their vocabulary, the hole in none', () => {
  const groups = groupCaseValues(archive, 'cause').map(({ group, values }) => [
    group,
    values.map(({ value }) => value),
  ]);
  expect(groups).toEqual([
    ['家里', ['illness']],
    [null, ['untold']],
  ]);
  expect(groupCaseValues(archive, 'level').map(({ group }) => group)).toEqual([null]);
});

test('gatheringEntry is the cause or measure that a value is', () => {
  expect(gatheringEntry(archive, 'cause', 'illness')).toMatchObject({ facet: 'cause', entry: { label: '因病' } });
  expect(gatheringEntry(archive, 'measure', 'workshop')).toMatchObject({ facet: 'measure', entry: { label: '工坊' } });
  expect(gatheringEntry(archive, 'cause', 'untold')).toBeNull();
  expect(gatheringEntry(archive, 'actor', 'town')).toBeNull();
});

describe('cellsWith', () => {
  test('a cause: what was done for it, and the cases in which nothing is said to have been', () => {
    const unhelped = { ...visit, id: 'unhelped', measures: [] };
    const { cells, others } = cellsWith(holding(visit, workshop, unhelped), 'cause', 'illness');
    expect(cells.map(({ measure, cases }) => [measure, ids(cases)])).toEqual([['consolation', ['dear-medicine']]]);
    expect(ids(others)).toEqual(['unhelped']);
  });

  test('a measure: what it was for; where the text does not say, that is a cell too', () => {
    const { cells, others } = cellsWith(archive, 'measure', 'workshop');
    expect(cells.map(({ cause, cases }) => [cause, ids(cases)])).toEqual([['untold', ['workshop-orders']]]);
    expect(others).toEqual([]);
  });
});

test('countOutcomes counts each case once, by the strongest that its outcome rests on; the untold last', () => {
  const [outcome] = visit.outcomes;
  const both = { ...visit, outcomes: [outcome!, { ...outcome!, evidence: 'seen' as const }] };
  const none = { ...visit, outcomes: [] };
  const counted = countOutcomes(archive, [none, visit, both, none]);
  expect(counted.map(({ value, count }) => [value, count])).toEqual([
    ['seen', 1],
    ['told', 1],
    ['untold', 2],
  ]);
});

test('signs of households are the causes that have one', () => {
  expect(signsOfHouseholds(archive).map(({ slug, sign }) => [slug, sign])).toEqual([['illness', '家里有人长年吃药']]);
});
