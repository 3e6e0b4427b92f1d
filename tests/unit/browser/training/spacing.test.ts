import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readShape, VERSION, type StoredCard } from '../../../../src/browser/store/shape.ts';
import { outcomes } from '../../../../src/browser/training/spacing.ts';

const NOW = new Date(2026, 10, 26, 9).getTime();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('a card', () => {
  test('that is new comes back within minutes if it is not known, after days if it is known well', () => {
    const [not, hardly, known, well] = outcomes(undefined, NOW) as [StoredCard, StoredCard, StoredCard, StoredCard];
    expect([not, hardly, known].map(({ due }) => (due - NOW) / MINUTE)).toEqual([1, 6, 10]);
    expect((well.due - NOW) / DAY).toBe(8);
    for (const card of [not, hardly, known, well]) expect(card).toMatchObject({ first: NOW, last: NOW, reps: 1 });
  });

  test('that is known each time waits longer each time, about a year at most', () => {
    let card: StoredCard | undefined;
    const waits: number[] = [];
    for (let now = NOW, turn = 0; turn < 14; turn++) {
      card = outcomes(card, now)[2]!;
      waits.push(card.due - now);
      now = card.due;
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    // FSRS puts a day between the answers even at the limit.
    expect(waits.at(-1)).toBe(366 * DAY);
    expect(card).toMatchObject({ first: NOW, state: 2, lapses: 0, reps: 14 });
  });

  test('that was forgotten is learned again', () => {
    const known = outcomes(undefined, NOW)[3]!;
    const forgotten = outcomes(known, known.due)[0]!;
    expect(forgotten).toMatchObject({ first: NOW, state: 3, lapses: 1 });
    expect(forgotten.due - known.due).toBe(10 * MINUTE);
  });
});

test('whatever the store takes for a card can be answered, by any clock, and is a card again', () => {
  const moment = fc.integer({ min: 0, max: 4_102_444_800_000 });
  const card = fc.record({
    first: moment,
    last: moment,
    due: moment,
    stability: fc.double({ min: 0.001, max: 100_000, noNaN: true }),
    difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
    state: fc.integer({ min: 1, max: 3 }),
    steps: fc.integer({ min: 0, max: 100 }),
    reps: fc.integer({ min: 0, max: 1000 }),
    lapses: fc.integer({ min: 0, max: 1000 }),
  });
  const faultsOf = (cards: Record<string, StoredCard>) => {
    const read = readShape({ version: VERSION, training: { cards } });
    return read === 'newer' ? ['newer'] : read.faults;
  };
  fc.assert(
    fc.property(card, fc.integer({ min: 0, max: 4_000_000_000_000 }), (given, now) => {
      expect(faultsOf({ given })).toEqual([]);
      const [a, b, c, d] = outcomes(given, now);
      expect(faultsOf({ a: a!, b: b!, c: c!, d: d! })).toEqual([]);
      expect(a!.due).toBeLessThanOrEqual(d!.due);
    }),
  );
});
