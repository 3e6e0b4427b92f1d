import { describe, expect, test } from 'vitest';
import { nothingStored, type Stored, type StoredCard, type Training } from '../../../../src/browser/store/shape.ts';
import { exportText, mergeTraining, readImport, type Imported } from '../../../../src/browser/store/transfer.ts';

const AT = 1_795_000_000_000;
const card = (last: number, stability: number): StoredCard => ({
  ...{ first: AT, last, due: last + 1, stability },
  ...{ difficulty: 5, state: 2, steps: 0, reps: 1, lapses: 0 },
});
const training = (parts: Partial<Training>): Training => ({ ...nothingStored().training, ...parts });
const stored = (parts: Partial<Training>): Stored => ({ ...nothingStored(), training: training(parts) });

const MINE = training({
  ticks: { 'situations/nobody-home': ['0000000a', '0000000b'] },
  answers: {
    one: { q: { chosen: ['0000000a'], right: true, at: AT }, r: { chosen: ['0000000a'], right: true, at: AT + 9 } },
  },
  done: { one: AT },
  self: { one: { before: { rating: 1, at: AT } } },
  decided: { d: { choice: 'stay', at: AT } },
  cards: { 'term/a': card(AT, 1), 'term/b': card(AT + 9, 1) },
});
const THEIRS = training({
  ticks: { 'situations/nobody-home': ['0000000b', '0000000c'], 'units/one': ['0000000d'] },
  answers: {
    one: { q: { chosen: ['0000000b'], right: true, at: AT + 1 }, r: { chosen: ['0000000b'], right: true, at: AT } },
    two: { s: { chosen: ['0000000c'], right: true, at: AT } },
  },
  done: { one: AT, two: AT },
  self: { one: { before: { rating: 2, at: AT - 1 }, after: { rating: 4, at: AT } } },
  decided: { d: { choice: 'go', at: AT + 1 } },
  cards: { 'term/a': card(AT + 1, 2), 'term/b': card(AT, 2), 'term/c': card(AT, 2) },
});

describe('merging', () => {
  const { training: merged, tallies } = mergeTraining(MINE, THEIRS);

  test('keeps the later answer, and what stands in one alone', () => {
    expect(merged).toEqual({
      ticks: { 'situations/nobody-home': ['0000000a', '0000000b', '0000000c'], 'units/one': ['0000000d'] },
      answers: {
        one: {
          q: { chosen: ['0000000b'], right: true, at: AT + 1 },
          r: { chosen: ['0000000a'], right: true, at: AT + 9 },
        },
        two: { s: { chosen: ['0000000c'], right: true, at: AT } },
      },
      done: { one: AT, two: AT },
      self: { one: { before: { rating: 1, at: AT }, after: { rating: 4, at: AT } } },
      decided: { d: { choice: 'go', at: AT + 1 } },
      cards: { 'term/a': card(AT + 1, 2), 'term/b': card(AT + 9, 1), 'term/c': card(AT, 2) },
    });
  });

  test('counts what it does, and counts nothing that is the same on both sides', () => {
    expect(tallies).toEqual({
      ticks: { added: 2, changed: 0, kept: 0 },
      answers: { added: 1, changed: 1, kept: 1 },
      done: { added: 1, changed: 0, kept: 0 },
      self: { added: 1, changed: 0, kept: 1 },
      decided: { added: 0, changed: 1, kept: 0 },
      cards: { added: 1, changed: 1, kept: 1 },
    });
    const again = Object.values(mergeTraining(merged, merged).tallies);
    expect(again.every(({ added, changed, kept }) => added + changed + kept === 0)).toBe(true);
  });

  test('twice is as once, and either way round gives the same but for entries of one moment', () => {
    expect(mergeTraining(merged, THEIRS).training).toEqual(merged);
    // Ticked lines stand in the order in which they came.
    expect({ ...mergeTraining(THEIRS, MINE).training, ticks: merged.ticks }).toEqual(merged);
  });

  test('leaves what it was given alone', () => {
    const before = structuredClone([MINE, THEIRS]);
    mergeTraining(MINE, THEIRS);
    expect([MINE, THEIRS]).toEqual(before);
  });
});

const file = (value: object) => JSON.stringify({ file: 'gongxing-training', version: 1, at: AT, ...value });
const reasonOf = (read: Imported) => ('refused' in read ? read.refused : 'taken');

describe('what was exported', () => {
  test('comes back whole, without the reading settings', () => {
    const text = exportText({ ...stored(MINE), reading: { theme: 'dark' } }, AT);
    expect(readImport(text, AT)).toEqual({ training: MINE, isAhead: false });
    expect(text).not.toContain('dark');
  });

  test('comes back from paste: with blank lines around it, and a mark of byte order', () => {
    expect(readImport(`\uFEFF\n\n ${exportText(stored(MINE), AT)} \r\n`, AT)).toEqual({
      training: MINE,
      isAhead: false,
    });
  });

  test('comes back from a chat: with words and fences around it, and marks without width in it', () => {
    const text = exportText(stored(MINE), AT).replace('"training"', '\u200B"training"');
    expect(readImport(`记录：\n\`\`\`json\n${text}\`\`\`\n收好`, AT)).toEqual({ training: MINE, isAhead: false });
  });

  test('of a clock that was ahead is taken for now, and a card waits a year at most', () => {
    const ahead = card(AT + 400 * 86_400_000, 1);
    const text = exportText(stored({ done: { one: AT + 5e10, two: AT - 1 }, cards: { 'term/a': ahead } }), AT);
    const now = { first: AT, last: AT, due: AT };
    expect(readImport(text, AT)).toEqual({
      training: training({ done: { one: AT, two: AT - 1 }, cards: { 'term/a': { ...ahead, ...now } } }),
      isAhead: true,
    });
  });

  test.each([
    ['nothing', '  \n', '没有内容'],
    ['cut short', exportText(stored(MINE), AT).slice(0, -20), '少了头或尾'],
    ['other words', '今天入户三家。', '不是从本站导出'],
    ['there twice', exportText(stored(MINE), AT).repeat(2), '贴了两份'],
    ['another file', '{"cases":[]}', '不是从本站导出'],
    ['a list', '[]', '不是从本站导出'],
    ['null', 'null', '不是从本站导出'],
    ['of a newer version', file({ version: 2, training: {} }), '新一版'],
    ['of no version', JSON.stringify({ file: 'gongxing-training', training: {} }), '坏了'],
    ['what nobody declared', file({ training: {}, rights: true }), 'rights'],
    ['a wrong type', file({ training: { done: { one: 'now' } } }), 'training.done.one'],
    [
      'a rating of nine',
      file({ training: { self: { one: { after: { rating: 9, at: 1 } } } } }),
      'self.one.after.rating',
    ],
    ['a prototype', `{"file":"gongxing-training","version":1,"__proto__":{"ok":1},"training":{}}`, '__proto__'],
    [
      'a prototype deeper down',
      `{"file":"gongxing-training","version":1,"training":{"done":{"__proto__":1}}}`,
      'training.done.__proto__',
    ],
    ['markup for a name', file({ training: { done: { '<img src=x>': 1 } } }), 'training.done.<img'],
    ['a name without end', file({ training: { done: { ['a'.repeat(5000)]: 1 } } }), '……'],
    ['too much', file({ training: { done: { one: 1 } }, pad: 'x'.repeat(1_000_001) }), '太大'],
  ])('is refused if it is %s', (_name, text, reason) => {
    expect(reasonOf(readImport(text, AT))).toContain(reason);
    expect(reasonOf(readImport(text, AT)).length).toBeLessThan(160);
    expect(({} as { ok?: unknown }).ok).toBeUndefined();
  });
});
