import { describe, expect, test } from 'vitest';
import { findForm } from '../../../src/text/character-forms.ts';

describe('findForm', () => {
  test.each([
    ['一\u2F0A户', { at: 1, name: 'U+2F0A', what: '部首', usual: '入' }],
    ['成\u2ED3', { at: 1, what: '部首', usual: '长' }],
    ['\uF9BA解', { at: 0, name: 'U+F9BA', what: '兼容字', usual: '了' }],
    ['cafe\u0301', { at: 3, what: '分解的字', usual: '\u00E9' }],
    ['\uFB01n', { at: 0, what: '兼容字', usual: 'fi' }],
  ])('%s', (text, found) => {
    expect(findForm(text)).toMatchObject(found);
  });

  test.each(['，：\uFF08\uFF09\u3000', '\uFF21\uFF11', '①㎡℃½……', '\u2764\uFE0F', '甲乙。\n\u00E9'])(
    '%s is typography',
    (text) => {
      expect(findForm(text)).toBeNull();
    },
  );
});
