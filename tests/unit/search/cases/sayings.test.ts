import { describe, expect, test } from 'vitest';
import { sayingsOf } from '../../../../src/search/cases/sayings.ts';
import type { Choice } from '../../../../src/search/shared/choice.ts';
import { FILE } from './filed.ts';

const { cases, ...names } = FILE;
const sayings = (id: string, chosen: Record<string, string[]>) => {
  const choice: Choice = new Map(Object.entries(chosen).map(([facet, values]) => [facet, new Set(values)]));
  return sayingsOf(
    cases.find((record) => record.id === id)!,
    names,
    choice,
  ).map(({ head, text, notes }) => head + text + notes);
};

describe('what a row says of a choice', () => {
  test('is nothing without one', () => {
    expect(sayings('road', {})).toEqual([]);
  });

  test('of a cause is the trouble, and what was done for it', () => {
    expect(sayings('ill', { cause: ['illness'] })).toEqual([
      '因病：老人说药贵。',
      '走访慰问：送了一回药。（为：因病；没写谁做的）',
    ]);
  });

  test('of a measure is what was done', () => {
    expect(sayings('ill', { measure: ['visit'], level: ['household'] })).toEqual([
      '走访慰问：送了一回药。（为：因病；没写谁做的）',
    ]);
  });

  test('is what came of it, whatever was chosen, with who tells it', () => {
    const outcome = '结果，亲眼所见：路修通了。（后来怎样：好了些；谁说的：做事的人自己）';
    expect(sayings('road', { level: ['village'] })).toEqual([outcome]);
    expect(sayings('road', { teller: ['doer'] })).toEqual([outcome]);
  });

  test('keeps the places of its words', () => {
    const [saying] = sayingsOf(cases[1]!, names, new Map([['turn', new Set(['better'])]]));
    expect(saying!.cites.map(({ piece, paragraph }) => `${piece}#${paragraph}`)).toEqual(['b#p2', 'b#p4']);
  });
});
