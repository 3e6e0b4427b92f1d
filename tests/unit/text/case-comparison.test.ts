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

/** Each case's causes by how they are shared: `all:illness only:disaster`. */
const causesOf = (...cases: FiledCase[]) =>
  compareCases(cases, names)
    .rows.find(({ id }) => id === 'causes')!
    .cells.map((groups) =>
      groups.map(({ sharing, says }) => `${sharing}:${says.map(({ term }) => term!.value).join('+')}`).join(' '),
    );

describe('compareCases', () => {
  test('tells what all have, what some have, and what only one has, in that order', () => {
    expect(
      causesOf(
        withCauses('disaster', 'illness', 'schooling'),
        withCauses('illness', 'schooling'),
        withCauses('illness'),
      ),
    ).toEqual(['all:illness some:schooling only:disaster', 'all:illness some:schooling', 'all:illness']);
    expect(causesOf(withCauses('illness'), withCauses('disaster'))).toEqual(['only:illness', 'only:disaster']);
  });

  test('of one case alone says nothing of sharing', () => {
    expect(causesOf(withCauses('illness', 'disaster'))).toEqual(['null:illness+disaster']);
  });

  test('a case that says nothing has an empty cell, and a cause told twice is one', () => {
    expect(causesOf(withCauses('illness', 'illness'), bare)).toEqual(['only:illness+illness', '']);
  });

  test('that two outcomes rest on the same is told of both together, not of each', () => {
    const { shared, rows } = compareCases([seen, seen], names);
    const outcomes = rows.find(({ id }) => id === 'outcomes')!;
    expect(outcomes.cells.map((groups) => groups.map(({ sharing }) => sharing))).toEqual([[null], [null]]);
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
