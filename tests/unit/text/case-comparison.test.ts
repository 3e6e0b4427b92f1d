import { describe, expect, test } from 'vitest';
import { compareCases } from '../../../src/text/case-comparison.ts';
import type { FiledCase } from '../../../src/text/case-fields.ts';
import { FILE } from '../search/cases/filed.ts';

const bare = FILE.cases.find(({ id }) => id === 'bare')!;
const names = {
  ...FILE,
  vocabularies: {
    ...FILE.vocabularies,
    causes: ['illness', 'schooling', 'disaster'].map((id) => ({ id, label: id })),
  },
};
/** A case of these causes. */
const withCauses = (...causes: string[]): FiledCase => ({
  ...bare,
  causes: causes.map((id) => ({ id, text: `${id}。`, cites: [] })),
});
const seen: FiledCase = {
  ...bare,
  outcomes: [{ text: '通了路。', turn: 'better', evidence: 'seen', teller: 'doer', cites: [] }],
};

/** The rows of the causes by how they are shared, with how often each case tells of it: `all: illness 1 1`. */
const causesOf = (...cases: FiledCase[]) =>
  compareCases(cases, names)
    .rows.find(({ id }) => id === 'causes')!
    .groups!.map(
      ({ sharing, rows }) =>
        `${sharing}: ${rows.map(({ term, cells }) => [term.value, ...cells.map((says) => says.length)].join(' ')).join(', ')}`,
    );

describe('compareCases', () => {
  test('has a row for each term: first what all have, then what some have, then what only one has', () => {
    expect(
      causesOf(
        withCauses('disaster', 'illness', 'schooling'),
        withCauses('schooling', 'illness'),
        withCauses('illness'),
      ),
    ).toEqual(['all: illness 1 1 1', 'some: schooling 1 1 0', 'only: disaster 1 0 0']);
    expect(causesOf(withCauses('illness'), withCauses('disaster'))).toEqual(['only: illness 1 0, disaster 0 1']);
  });

  test('of one case alone says nothing of sharing', () => {
    expect(causesOf(withCauses('illness', 'disaster'))).toEqual(['null: illness 1, disaster 1']);
    expect(causesOf(bare)).toEqual([]);
  });

  test('a case that says nothing has an empty cell, and a cause told twice is one row', () => {
    expect(causesOf(withCauses('illness', 'illness'), bare)).toEqual(['only: illness 2 0']);
    const [causes] = compareCases([withCauses('illness'), bare], names).rows;
    expect(causes!.cells.map((says) => says.length)).toEqual([1, 0]);
  });

  test('that two outcomes rest on the same is told of both together, not of each', () => {
    const { shared, rows } = compareCases([seen, seen], names);
    expect(rows.find(({ id }) => id === 'outcomes')!.groups).toBe(null);
    expect(shared.find(({ label }) => label === '结果凭什么')!.terms.map(({ value }) => value)).toEqual(['seen']);
  });

  test('has the fields that some case tells, and those whose silence is told', () => {
    const idsOf = (...cases: FiledCase[]) => compareCases(cases, names).rows.map(({ id }) => id);
    expect(idsOf(bare, bare)).toEqual(['causes', 'measures', 'outcomes']);
    expect(idsOf(bare, { ...bare, warning: '慢。' })).toEqual(['causes', 'measures', 'outcomes', 'warning']);
  });

  test('what all share is each value once, in the order of the first', () => {
    const { shared } = compareCases(
      [withCauses('schooling', 'illness', 'schooling'), withCauses('illness', 'schooling', 'disaster')],
      names,
    );
    expect(shared[0]!.terms.map(({ value }) => value)).toEqual(['schooling', 'illness']);
    expect(shared.slice(1).map(({ terms }) => terms)).toEqual([[], [], []]);
  });
});
