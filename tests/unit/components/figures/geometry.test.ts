import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROVINCES } from '../../../../src/archive/queries/provinces.ts';
import {
  barsFromZero,
  percent,
  spanOf,
  stackOf,
  stretchOf,
  ticksOf,
  tiles,
} from '../../../../src/components/figures/geometry.ts';

const number = (share: string) => Number(share.replace(/%$/u, ''));

test('percent: three decimals at most, none that say nothing', () => {
  expect([0, 0.5, 1 / 7, 1].map(percent)).toEqual(['0%', '50%', '14.286%', '100%']);
});

describe('years', () => {
  test('spanOf: what the intervals cover together', () => {
    expect(
      spanOf([
        { from: 2016, to: 2020 },
        { from: 2014, to: 2015 },
      ]),
    ).toEqual({ from: 2014, to: 2020 });
    expect(spanOf([])).toBeNull();
  });

  test('stretchOf: from the beginning of the first year to the end of the last', () => {
    const span = { from: 2016, to: 2019 };
    expect(stretchOf(span, { from: 2016, to: 2016 })).toEqual({ x: '0%', width: '25%' });
    expect(stretchOf(span, { from: 2017, to: 2019 })).toEqual({ x: '25%', width: '75%' });
    expect(stretchOf(span, span)).toEqual({ x: '0%', width: '100%' });
  });

  test('ticksOf: every year where there is room', () => {
    expect(ticksOf({ from: 2019, to: 2020 })).toEqual([
      { year: 2019, start: '0%', middle: '25%' },
      { year: 2020, start: '50%', middle: '75%' },
    ]);
  });

  test.each([
    [1950, 2020, [1950, 1960, 1970, 1980, 1990, 2000, 2010, 2020]],
    [2012, 2020, [2012, 2014, 2016, 2018, 2020]],
    [2003, 2021, [2005, 2010, 2015, 2020]],
  ])('ticksOf: round years of %i to %i', (from, to, years) => {
    expect(ticksOf({ from, to }).map(({ year }) => year)).toEqual(years);
  });

  test('ticksOf: eight at most, each inside the drawing, at the place where a bar of that year lies', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1949, max: 2100 }), fc.nat({ max: 151 }), (from, more) => {
        const span = { from, to: from + more };
        const ticks = ticksOf(span);
        expect(ticks.length).toBeLessThanOrEqual(8);
        for (const { year, start, middle } of ticks) {
          const bar = stretchOf(span, { from: year, to: year });
          expect(start).toBe(bar.x);
          expect(number(middle)).toBeCloseTo(number(bar.x) + number(bar.width) / 2, 2);
          expect(number(middle)).toBeLessThan(100);
        }
      }),
    );
  });
});

describe('stackOf', () => {
  test('values lie end to end, and the whole fills its share', () => {
    expect(stackOf([1, 0, 3], 8)).toEqual([
      { x: '0%', width: '12.5%' },
      { x: '12.5%', width: '0%' },
      { x: '12.5%', width: '37.5%' },
    ]);
    expect(stackOf([8], 8, 0.5)).toEqual([{ x: '0%', width: '50%' }]);
  });

  test('nothing counted is nothing drawn', () => {
    expect(stackOf([0, 0], 0)).toEqual([
      { x: '0%', width: '0%' },
      { x: '0%', width: '0%' },
    ]);
  });
});

describe('tiles', () => {
  const placed = tiles();
  const at = (sign: string) => placed.find((tile) => tile.sign === sign)!;

  test('each province has one, and no two lie on one another', () => {
    expect(placed.map(({ sign }) => sign).sort()).toEqual(PROVINCES.map(({ sign }) => sign).sort());
    expect(new Set(placed.map(({ row, column }) => `${row} ${column}`)).size).toBe(placed.length);
  });

  test('row by row from the west', () => {
    const order = placed.map(({ row, column }) => row * 10 + column);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  test.each([
    ['贵', '桂'],
    ['吉', '辽'],
    ['京', '冀'],
    ['湘', '粤'],
    ['浙', '闽'],
    ['桂', '琼'],
  ])('%s lies north of %s, its neighbour', (north, south) => {
    expect([at(north).column, at(north).row + 1]).toEqual([at(south).column, at(south).row]);
  });
});

describe('barsFromZero', () => {
  test('the greatest is as long as the drawing, the others in proportion, from zero', () => {
    expect(barsFromZero([16.34, 3.01])).toEqual(['100%', '18.421%']);
    expect(barsFromZero([3, 421, 0])).toEqual(['0.713%', '100%', '0%']);
    expect(barsFromZero([0, 0])).toEqual(['0%', '0%']);
  });

  test('lengths stand to one another as the values do', () => {
    const value = fc.double({ min: 0.001, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 6 }), (values) => {
        const lengths = barsFromZero(values).map(number);
        const greatest = Math.max(...values);
        lengths.forEach((length, index) => expect(length).toBeCloseTo((100 * values[index]!) / greatest, 2));
      }),
    );
  });
});
