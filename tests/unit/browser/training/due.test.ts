import { describe, expect, test } from 'vitest';
import type { StoredCard } from '../../../../src/browser/store/shape.ts';
import { NEW_A_DAY, today, todayInWords, waitInWords } from '../../../../src/browser/training/due.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOW = new Date(2026, 10, 26, 9).getTime();

const card = (state: 1 | 2 | 3, due: number, first = NOW - 30 * DAY): StoredCard => ({
  ...{ first, last: NOW - DAY, due, state },
  ...{ stability: 3, difficulty: 5, steps: 0, reps: 2, lapses: 0 },
});
const IDS = ['a', 'b', 'c', 'd', 'e'];

describe('today', () => {
  test('a deck that nobody has touched has so many new cards a day, in order', () => {
    const ids = Array.from({ length: 63 }, (_, index) => `card-${index}`);
    expect(today(ids, new Map(), NOW)).toEqual({ again: 0, fresh: NEW_A_DAY, next: 'card-0' });
  });

  test('new ones that were begun today count, those begun earlier do not', () => {
    const ids = Array.from({ length: 63 }, (_, index) => `card-${index}`);
    const cards = { 'card-0': card(2, NOW + 9 * DAY, NOW - MINUTE), 'card-1': card(2, NOW + 9 * DAY, NOW - DAY) };
    expect(today(ids, new Map(Object.entries(cards)), NOW)).toEqual({ again: 0, fresh: NEW_A_DAY - 1, next: 'card-2' });
  });

  test('new ones that were begun while the clock was ahead do not count', () => {
    const cards = new Map([['card-0', card(2, NOW + 40 * DAY, NOW + 30 * DAY)]]);
    expect(today(['card-0', 'card-1'], cards, NOW)).toEqual({ again: 0, fresh: 1, next: 'card-1' });
  });

  test('minutes that are over come first, then what is known, the longest overdue before, then new ones', () => {
    const cards = { a: card(2, NOW), b: card(2, NOW - 3 * DAY), c: card(1, NOW - MINUTE), d: card(3, NOW + MINUTE) };
    const left = new Map<string, StoredCard>(Object.entries(cards));
    const order: (string | undefined)[] = [];
    for (let turn = 0; turn < 6; turn++) {
      const { next } = today(IDS, left, NOW);
      order.push(next);
      if (next) left.set(next, card(2, NOW + 9 * DAY));
    }
    expect(order).toEqual(['c', 'b', 'a', 'e', 'd', undefined]);
  });

  test('what is known comes on its day whatever the hour, and not the day before', () => {
    const night = new Date(2026, 10, 26, 23, 59).getTime();
    expect(today(['a'], new Map([['a', card(2, night)]]), NOW).next).toBe('a');
    expect(today(['a'], new Map([['a', card(2, night + 2 * MINUTE)]]), NOW).next).toBeUndefined();
  });

  test('cards that the deck no longer has do not count', () => {
    const cards = new Map([
      ['gone', card(2, NOW)],
      ['a', card(2, NOW + 9 * DAY)],
    ]);
    expect(today(['a'], cards, NOW)).toEqual({
      again: 0,
      fresh: 0,
      next: undefined,
    });
  });
});

test.each([
  [MINUTE, '1 分钟后'],
  [10 * MINUTE, '10 分钟后'],
  [DAY, '1 天后'],
  [8 * DAY, '8 天后'],
  [59 * DAY, '59 天后'],
  [92 * DAY, '3 个月后'],
  [365 * DAY, '12 个月后'],
])('%i milliseconds are %s', (wait, words) => expect(waitInWords(wait)).toBe(words));

test.each([
  [0, 0, ''],
  [3, 0, '复习 3 张'],
  [0, 8, '新的 8 张'],
  [3, 8, '复习 3 张，新的 8 张'],
])('%i to look at again and %i new: %s', (again, fresh, words) =>
  expect(todayInWords({ again, fresh, next: undefined })).toBe(words),
);
