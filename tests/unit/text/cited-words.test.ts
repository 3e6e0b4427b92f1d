import { describe, expect, test } from 'vitest';
import { citedParts } from '../../../src/text/cited-words.ts';

const SIGNS = { substitution: '~', addition: '+', deletion: '-', lost: '?' } as const;

/** A paragraph as it is shown: cited words in brackets, what was changed between signs. */
const shown = (raw: string, quotes: string[], names: string[] = []) =>
  citedParts(raw, quotes, names)
    .map(({ text, isCited, change }) => {
      const words = change ? `${SIGNS[change]}${text}${SIGNS[change]}` : text;
      return isCited ? `[${words}]` : words;
    })
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
  ])('%s with %j and without %j', (raw, quotes, names, expected) => {
    expect(shown(raw, quotes, names)).toBe(expected);
  });

  test.each([
    ['路远，药{~~便宜~>贵~~}{>>错字：下文说贵。<<}。', [], [], '路远，药~贵~。'],
    ['路远，药{~~便宜~>贵~~}{>>错字：下文说贵。<<}。', ['药贵'], [], '路远，[药][~贵~]。'],
    ['药{++很++}{>>脱字：缺一字。<<}贵', ['药很贵'], [], '[药][+很+][贵]'],
    ['药{--很--}{>>衍字：多一字。<<}贵', ['药贵'], [], '[药][--][贵]'],
    ['药贵{>>脱文：后面没有了。<<}', [], [], '药贵??'],
    // Notes change no word.
    ['{==药贵==}{>>说明：那时的话。<<}', ['药'], [], '[药]贵'],
    ['药贵{>>存疑：不知谁说。<<}', [], [], '药贵'],
    // A name that was emended is masked whole.
    ['老张{~~四~>三~~}{>>错字：下文作三。<<}说', [], ['张三'], '老〔某户〕说'],
    ['{~~老李~>张三~~}{>>错字：下文作张三。<<}说', [], ['张三'], '~〔某户〕~说'],
  ])('%s with %j and without %j, changes shown', (raw, quotes, names, expected) => {
    expect(shown(raw, quotes, names)).toBe(expected);
  });
});
