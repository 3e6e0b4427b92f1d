import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearestCases } from '../../../src/archive/queries/cases.ts';
import { rankNear } from '../../../src/archive/queries/near-cases.ts';
import { miniature } from '../fixtures.ts';

const table = [
  { id: 'old', causes: ['illness', 'no-labour'] },
  { id: 'pupils', causes: ['schooling', 'illness'] },
  { id: 'worst', causes: ['house', 'illness', 'schooling'] },
  { id: 'untold', causes: [] },
  { id: 'elsewhere', causes: ['disaster'] },
];
const ids = (has: string[]) => rankNear(table, has).map(({ id }) => id);

describe('rankNear', () => {
  test('most in common first, then what few have, then least besides, then the order of the table', () => {
    expect(ids(['illness', 'schooling'])).toEqual(['pupils', 'worst', 'old']);
    expect(ids(['illness'])).toEqual(['old', 'pupils', 'worst']);
    expect(ids(['house', 'schooling'])).toEqual(['worst', 'pupils']);
    expect(ids(['illness', 'disaster'])).toEqual(['elsewhere', 'old', 'pupils', 'worst']);
  });

  test('tells what is shared, what the case lacks and what it has besides', () => {
    expect(rankNear(table, ['injury', 'schooling', 'illness'])[1]).toEqual({
      id: 'worst',
      shared: ['schooling', 'illness'],
      lacking: ['injury'],
      besides: ['house'],
    });
  });

  test('nothing ticked, nothing near', () => {
    expect(ids([])).toEqual([]);
  });

  test('every cause of either side is told of once, and nothing is listed that shares none', () => {
    const causes = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'));
    fc.assert(
      fc.property(fc.array(causes), causes, (lists, has) => {
        const cases = lists.map((each, index) => ({ id: String(index), causes: each }));
        const near = rankNear(cases, has);
        const sharing = cases.filter((each) => each.causes.some((cause) => has.includes(cause)));
        expect(near.map(({ id }) => id).sort()).toEqual(sharing.map(({ id }) => id).sort());
        for (const { id, shared, lacking, besides } of near) {
          expect([...shared, ...lacking].sort()).toEqual([...has].sort());
          expect([...shared, ...besides].sort()).toEqual([...cases[Number(id)]!.causes].sort());
        }
      }),
    );
  });
});

test('nearestCases ranks household cases, and none of other levels', () => {
  const archive = miniature();
  const everything = archive.causes.map(({ slug }) => slug);
  const near = nearestCases(archive, everything);
  expect(near.map(({ record }) => [record.id, record.level])).toEqual([['dear-medicine', 'household']]);
  expect(near[0]).toMatchObject({ id: 'dear-medicine', shared: ['illness'], lacking: ['no-work'], besides: [] });
});
