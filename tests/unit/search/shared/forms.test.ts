import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formPairs } from '../../../../src/search/index/forms.ts';
import { reduceFold, simplifications } from '../../../../src/search/index/fold-pairs.ts';
import { makeFold } from '../../../../src/search/shared/fold.ts';
import { LITERALS_AT_MOST, makeLiterals } from '../../../../src/search/shared/forms.ts';

function literalsOf(texts: readonly string[]) {
  const fold = makeFold(reduceFold(simplifications(), texts));
  return makeLiterals(fold, formPairs(fold, texts));
}

describe('the literals of a query', () => {
  const literals = literalsOf(['了解情况，随着计划意味着什么？卫生、入户、台账、部分、门户。']);

  test.each([
    ['瞭解', '了解'],
    ['隨著', '随着'],
    ['意味著', '意味着'],
    ['衞生', '卫生'],
    ['衛生', '卫生'],
    ['甚麼', '什么'],
    ['計畫', '计划'],
    ['计画', '计划'],
    ['臺帳', '台账'],
    ['部份', '部分'],
    ['\u2F0A\u2F3E', '入户'],
    ['\u2ED4\u2F3E', '门户'],
    ['\uF9BA解', '了解'],
    ['计\u200D划', '计划'],
    ['\uFEFF计划', '计划'],
    ['卫\uFE00生', '卫生'],
    ['\u2F0A\u2F3E、……㎡', '入户、……㎡'],
    ['\uFF76\u0065\u0301', '\u30AB\u00E9'],
  ])('of %s hold %s', (typed, wanted) => {
    expect(literals(typed)).toContain(wanted);
  });

  test('begin with the query as it is, and are as many as it needs', () => {
    expect(literals('计划')).toEqual(['计划']);
    expect(literals('計畫')[0]).toBe(makeFold(simplifications())('計') + '畫');
    expect(literals('著著著著著著').length).toBe(LITERALS_AT_MOST);
    expect(literals('著著著著著著')).toContain('着着着着着着');
  });

  test('leave alone what the archive writes, too', () => {
    const both = literalsOf(['随着显著的效果，穿着的衣服']);
    expect(both('著')).toEqual(['著']);
    expect(both('著的')).toEqual(['著的']);
    expect(both('隨著')).toContain('随着');
    expect(both('穿著')).toContain('穿着');
    expect(literalsOf(['著名，跟着“两”'])('著“')).toContain('着“');
  });

  test('are of an archive: what it does not write is no form', () => {
    expect(literalsOf(['计'])('瞭解')).toEqual(['瞭解']);
  });

  test('are folded, none empty, at most eight, for any text', () => {
    const fold = makeFold(simplifications());
    const known = literalsOf(['了解']);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const found = known(typed);
        expect(found.length).toBeLessThanOrEqual(LITERALS_AT_MOST);
        for (const literal of found) expect(literal.trim()).not.toBe('');
        expect(found.length > 0 || fold(typed).trim() === '').toBe(true);
      }),
    );
  });
});
