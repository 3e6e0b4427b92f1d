import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeFold } from '../../../../src/search/shared/fold.ts';

const fold = makeFold({ from: '貧後臺', to: '贫后台' });
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
    expect(fold(text)).toBe(folded);
  });

  test('keeps the number of code points', () => {
    fc.assert(fc.property(anyText, (text) => [...fold(text)].length === [...text].length));
  });

  test('changes nothing when done twice', () => {
    fc.assert(fc.property(anyText, (text) => fold(fold(text)) === fold(text)));
  });

  test('follows chains in the table and survives circles', () => {
    expect(makeFold({ from: '薴苧', to: '苧苎' })('薴苧')).toBe('苎苎');
    expect([...makeFold({ from: '甲乙', to: '乙甲' })('甲乙')]).toHaveLength(2);
  });
});
