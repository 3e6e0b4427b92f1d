/** What the matrix and the plots of figures are drawn from. */
import { describe, expect, test } from 'vitest';
import type { Archive, Case } from '../../../src/archive/model.ts';
import {
  caseCellUrl,
  casesOfCells,
  casesWithHoles,
  countReasons,
  makeMatrix,
  isCountable,
  pairFigures,
  statedPair,
} from '../../../src/archive/queries/cases.ts';

type Measure = Case['measures'][number];
type Figure = Case['figures'][number];
const cites = [{ piece: 'first-visit', paragraph: 'p1', quote: '问' }];
const cause = (id: string) => ({ id, text: '难', cites });
const measure = (id: string, ...causes: string[]): Measure => ({ id, text: '做了', for: causes, by: [], cites });
const outcome: Case['outcomes'][number] = {
  text: '好了',
  evidence: 'told',
  turn: 'better',
  teller: 'household',
  cites,
};
const figure = (series: string, side: Figure['side'], value: number, unit = '户'): Figure => ({
  label: '贫困户',
  text: `${value}${unit}`,
  value,
  unit,
  when: null,
  series,
  side,
  cite: cites[0]!,
});
const record = (id: string, given: Partial<Case>): Case =>
  ({ id, causes: [], measures: [], outcomes: [], figures: [], ...given }) as Case;
const archive = (...cases: Case[]) =>
  ({
    cases,
    causes: [
      { slug: 'wrong-list', group: '工作' },
      { slug: 'illness', group: '家里' },
      { slug: 'schooling', group: '家里' },
      { slug: 'unused', group: '地方' },
    ],
    measures: [
      { slug: 'dibao', group: '保障' },
      { slug: 'farming', group: '增收' },
      { slug: 'medical', group: '保障' },
      { slug: 'unused', group: '核查与监督' },
    ],
  }) as unknown as Archive;

describe('makeMatrix', () => {
  const a = record('a', {
    causes: [cause('illness'), cause('schooling')],
    measures: [measure('medical', 'illness'), measure('medical', 'illness'), measure('farming')],
  });
  const b = record('b', { causes: [cause('wrong-list')], measures: [measure('dibao', 'illness', 'wrong-list')] });
  const c = record('c', { measures: [measure('farming')] });
  const { causes, measures, unstated, cells } = makeMatrix(archive(a, b, c));

  test('rows and columns by group: causes that some case has, whether anything was done for them or not', () => {
    const groups = (each: readonly { group: string; entries: { slug: string }[] }[]) =>
      each.map(({ group, entries }) => [group, ...entries.map(({ slug }) => slug)]);
    expect(groups(causes)).toEqual([
      ['家里', 'illness', 'schooling'],
      ['工作', 'wrong-list'],
    ]);
    expect(groups(measures)).toEqual([['保障', 'dibao', 'medical']]);
  });

  test('a measure that no text states to have been for a cause has no column', () => {
    expect(unstated.map(({ slug }) => slug)).toEqual(['farming']);
  });

  test('countReasons: a case counts once, by what it says of all that was done', () => {
    const d = record('d', { causes: [cause('illness')] });
    expect(countReasons(archive(a, b, c, d))).toEqual({ some: 2, every: 1, none: 1, nothingDone: 1 });
  });

  test('a cell counts a case once, and only where the text states the pair; what has no stated cause comes last', () => {
    expect(cells.map((cell) => [cell.cause, cell.measure, cell.cases.map(({ id }) => id).join(' ')])).toEqual([
      ['illness', 'dibao', 'b'],
      ['illness', 'medical', 'a'],
      ['wrong-list', 'dibao', 'b'],
      ['untold', 'farming', 'a c'],
    ]);
    expect(cells.map(caseCellUrl)).toContain('/cases/cause/untold/farming/');
  });

  test('casesOfCells: a case in several cells is one case', () => {
    expect(casesOfCells(cells).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
  });

  test('statedPair: the statements of a case that make the pair', () => {
    expect(statedPair(a, { cause: 'illness', measure: 'medical' })).toEqual({
      causes: [a.causes[0]],
      measures: [a.measures[0], a.measures[1]],
    });
    expect(statedPair(a, { cause: 'untold', measure: 'farming' })).toEqual({ causes: [], measures: [a.measures[2]] });
    expect(statedPair(b, { cause: 'untold', measure: 'dibao' }).measures).toEqual([]);
  });
});

test('casesWithHoles: what a case leaves untold, the emptiest first', () => {
  const whole = record('whole', { causes: [cause('illness')], measures: [measure('dibao')], outcomes: [outcome] });
  const one = record('one', { causes: [cause('illness')], measures: [measure('dibao')] });
  const two = record('two', { causes: [cause('illness')] });
  expect(casesWithHoles(archive(whole, one, two)).map(({ record: { id }, holes }) => [id, ...holes])).toEqual([
    ['two', 'measure', 'evidence'],
    ['one', 'evidence'],
  ]);
});

describe('pairFigures', () => {
  const figures = [
    figure('households', 'before', 2843),
    figure('people', 'before', 9993, '人'),
    figure('households', 'after', 644),
    figure('villages', 'before', 3, '个'),
    figure('left', 'after', 55),
    figure('teams', null, 4),
    figure('mixed', 'before', 40.6, '万人'),
    figure('mixed', 'after', 18803, '人'),
  ];
  const { pairs, others } = pairFigures(record('a', { figures }));

  test('a pair is what the text states before and after, in one unit', () => {
    expect(pairs).toEqual([
      { series: 'households', label: '贫困户', unit: '户', before: [figures[0]], after: [figures[2]] },
    ]);
  });

  test('a part stands with its whole, and neither among the others', () => {
    const whole = figure('poor', null, 58);
    const part = { ...figure('out', null, 55), of: 'poor' };
    const team = figure('teams', null, 4);
    expect(pairFigures(record('a', { figures: [whole, team, part] }))).toEqual({
      pairs: [],
      parts: [{ whole, part }],
      others: [team],
    });
  });

  test('a part is drawn if its whole can be counted and the editor says what is doubtful', () => {
    const caveats = [{ text: '对不上', cites }];
    const of = (whole: number, given: Partial<Figure>) =>
      isCountable({ whole: figure('poor', null, whole), part: { ...figure('out', null, 3), of: 'poor', ...given } });
    expect(of(100, { caveats })).toBe(true);
    expect(of(101, { caveats })).toBe(false);
    expect(of(40.5, { caveats })).toBe(false);
    expect(of(58, {})).toBe(false);
  });

  test('every other figure is still there', () => {
    expect(others).toEqual(figures.filter((_, index) => index !== 0 && index !== 2));
  });
});
