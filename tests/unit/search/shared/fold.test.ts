import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, makeFold, reduceFold } from '../../../../src/search/shared/fold.ts';

const TABLE = { from: '貧後臺', to: '贫后台' };
const anyText = fc.string({ unit: 'binary' });

describe('fold', () => {
  test.each([
    ['\uFF21\uFF42\uFF11', 'ab1', 'full-width letters and digits'],
    ['\uFF0C\uFF1B\uFF1A\uFF01\uFF1F\uFF08\uFF09', ',;:!?()', 'the seven marks'],
    ['甲\u3000乙', '甲 乙', 'the ideographic space'],
    ['扶貧以後', '扶贫以后', 'traditional characters'],
    ['GDP', 'gdp', 'case'],
    ['\u0130', '\u0130', 'a capital whose lower case is two code points stays'],
    ['“”\u3002、', '“”\u3002、', 'marks without a half-width form stay'],
  ])('%s → %s: %s', (text, folded) => {
    expect(fold(text, TABLE)).toBe(folded);
  });

  test('keeps the number of code points', () => {
    fc.assert(fc.property(anyText, (text) => [...fold(text, TABLE)].length === [...text].length));
  });

  test('changes nothing when done twice', () => {
    const once = makeFold(TABLE);
    fc.assert(fc.property(anyText, (text) => once(once(text)) === once(text)));
  });

  test('follows chains in the table and survives circles', () => {
    expect(fold('薴苧', { from: '薴苧', to: '苧苎' })).toBe('苎苎');
    expect([...fold('甲乙', { from: '甲乙', to: '乙甲' })]).toHaveLength(2);
  });
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
