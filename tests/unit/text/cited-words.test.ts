import { describe, expect, test } from 'vitest';
import { citedParts } from '../../../src/text/cited-words.ts';

/** A paragraph as it is shown: cited words in brackets. */
const shown = (text: string, quotes: string[], names: string[] = []) =>
  citedParts(text, quotes, names)
    .map((part) => (part.isCited ? `[${part.text}]` : part.text))
    .join('');

describe('citedParts', () => {
  test.each([
    ['路远，药贵。', ['药贵'], [], '路远，[药贵]。'],
    ['路远，药贵。', ['路远，药贵。'], [], '[路远，药贵。]'],
    ['甲乙丙丁', ['甲乙', '乙丙'], [], '[甲乙丙]丁'],
    ['甲乙丙丁', ['甲', '乙'], [], '[甲乙]丙丁'],
    ['药贵，药贵', ['药贵'], [], '[药贵]，药贵'],
    ['老张三说药贵', ['药贵'], ['张三'], '老〔某户〕说[药贵]'],
    // A quotation that ends inside a name.
    ['老张三说药贵', ['老张'], ['张三'], '[老〔某户〕]说药贵'],
    ['老张三说药贵', ['三说'], ['张三'], '老〔某户〕[说]药贵'],
    ['没有引的', [], [], '没有引的'],
  ])('%s with %j and without %j', (text, quotes, names, expected) => {
    expect(shown(text, quotes, names)).toBe(expected);
  });
});
