import { describe, expect, test } from 'vitest';
import { readingsOf } from '../../../../src/search/index/pinyin.ts';
import { makeFold } from '../../../../src/search/shared/fold.ts';
import { suggestBySound } from '../../../../src/search/page/sounds.ts';
import { FOLD, memory, piece } from '../memory.ts';

const fold = makeFold(FOLD);
const { table } = memory([piece('a', '走进大山的低保户', ['文']), piece('b', '女书记', ['文'])], {
  suggestions: [
    { kind: 'term', text: '低保', url: '/terms/#a' },
    { kind: 'theme', text: '重庆的两年', url: '/themes/a/' },
    { kind: 'term', text: '重点帮扶', url: '/terms/#b' },
    { kind: 'tag', text: 'GDP 增长', url: '/tags/a/' },
    { kind: 'term', text: '扶貧', url: '/terms/#c' },
  ],
});
const NAMES = [...table.suggestions.map(({ text }) => text), ...table.pieces.map(({ title }) => title)];
const readings = readingsOf(NAMES, fold);
const found = (query: string, limit = 6) => suggestBySound(table, fold, readings, query, limit).map(({ text }) => text);

test('characters have the readings that the names give them', () => {
  expect(readings).toMatchObject({ 低: ['di'], 重: ['chong', 'zhong'], 女: ['nv'], 贫: ['pin'] });
  expect(Object.keys(readings).some((char) => /[a-z貧]/iu.test(char))).toBe(false);
});

describe('names are proposed', () => {
  test('for their sound in letters, those that begin so first', () => {
    expect(found('dibao')).toEqual(['低保', '走进大山的低保户']);
    expect(found('chongqing')).toEqual(['重庆的两年']);
    expect(found('zhongdian')).toEqual(['重点帮扶']);
    expect(found('nvshuji')).toEqual(['女书记']);
  });

  test('however it is spaced, in any case and width, the last syllable perhaps not written out', () => {
    for (const query of ['di bao', "di'bao", 'DiBao', '\uFF44\uFF49\uFF42\uFF41\uFF4F', 'dib', 'diba']) {
      expect(found(query), query).toContain('低保');
    }
  });

  test('for the first letters of their syllables, after those of that sound', () => {
    expect(found('db')).toEqual(['低保', '重点帮扶', '走进大山的低保户']);
    expect(found('cqdln')).toEqual(['重庆的两年']);
  });

  test('with letters of their own', () => {
    expect(found('zengzhang')).toEqual(['GDP 增长']);
    expect(found('fupin')).toEqual(['扶貧']);
  });

  test('not for a single letter, for other signs, or for what none sounds like', () => {
    for (const query of ['d', '低保', 'di保', 'd1', '', ' ', 'xyz', '.*']) expect(found(query), query).toEqual([]);
  });

  test('at most so many', () => {
    expect(found('db', 1)).toEqual(['低保']);
  });
});
