import { describe, expect, test } from 'vitest';
import { suggest } from '../../../../src/search/page/suggest.ts';
import { makeFold } from '../../../../src/search/shared/fold.ts';
import type { Suggestion } from '../../../../src/search/shared/table.ts';
import { FOLD, memory, piece } from '../memory.ts';

const fold = makeFold(FOLD);
const SUGGESTIONS: Suggestion[] = [
  { kind: 'tag', text: '扶贫', url: '/tags/a/' },
  { kind: 'place', text: '扶贫村', url: '/places/' },
  { kind: 'term', text: '扶贫车间', url: '/terms/#a' },
  { kind: 'term', text: '精准扶贫', url: '/terms/#b' },
  { kind: 'theme', text: '扶贫与扶志', url: '/themes/a/' },
  { kind: 'tag', text: 'GDP', url: '/tags/gdp/' },
  { kind: 'place', text: '贵州省', url: '/places/' },
];
const { table } = memory([piece('a', '扶贫路上', ['文']), piece('b', '驻村日记', ['文'])], {
  suggestions: SUGGESTIONS,
});
const names = (query: string, limit = 10) =>
  suggest(table, fold, query, limit).map(({ kind, text }) => `${kind} ${text}`);

describe('suggest', () => {
  test('names that begin with the query first, then by kind, then the shorter ones', () => {
    expect(names('扶贫')).toEqual([
      'theme 扶贫与扶志',
      'term 扶贫车间',
      'title 扶贫路上',
      'place 扶贫村',
      'tag 扶贫',
      'term 精准扶贫',
    ]);
    expect(names('扶贫', 2)).toEqual(['theme 扶贫与扶志', 'term 扶贫车间']);
  });

  test('titles lead to their piece', () => {
    expect(suggest(table, fold, '日记', 10)).toEqual([{ kind: 'title', text: '驻村日记', url: '/essays/b/' }]);
  });

  test('folds names and query alike', () => {
    expect(names('扶貧车')).toEqual(['term 扶贫车间']);
    expect(names('\uFF27dp')).toEqual(['tag GDP']);
    expect(names('  贵州\u3000')).toEqual(['place 贵州省']);
  });

  test('nothing for nothing, and only names that hold the query whole', () => {
    expect(names('')).toEqual([]);
    expect(names(' \u3000')).toEqual([]);
    expect(names('扶贫 车间')).toEqual([]);
    expect(names('.*')).toEqual([]);
  });
});
