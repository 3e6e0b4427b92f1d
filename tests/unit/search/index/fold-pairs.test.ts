import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reduceFold, simplifications } from '../../../../src/search/index/fold-pairs.ts';
import { makeFold } from '../../../../src/search/shared/fold.ts';

const TABLE = { from: '貧後臺', to: '贫后台' };

test('simplifications know the traditional forms of the mainland, Hong Kong and Taiwan', () => {
  expect(makeFold(simplifications())('裡裏為爲眾衆臺綫線後發髮')).toBe('里里为为众众台线线后发发');
});

describe('reduceFold', () => {
  test('keeps the pairs whose folded form stands in the texts', () => {
    expect(reduceFold(TABLE, ['扶贫'])).toEqual({ from: '貧', to: '贫' });
    expect(reduceFold(TABLE, ['以後'])).toEqual({ from: '後', to: '后' });
  });

  test('finds what the whole table finds', () => {
    const text = fc.string({ unit: fc.constantFrom(...'贫后台貧後臺Ａa扶') });
    fc.assert(
      fc.property(text, text, (archive, query) => {
        const whole = makeFold(TABLE);
        const reduced = makeFold(reduceFold(TABLE, [archive]));
        return whole(archive).includes(whole(query)) === reduced(archive).includes(reduced(query));
      }),
    );
  });
});
