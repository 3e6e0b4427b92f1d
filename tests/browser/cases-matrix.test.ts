/** The matrix and the plots of figures as they stand on screens, on paper and for those who hear them. */
import { describe, expect, inject, test } from 'vitest';
import { overflowing, violations } from '../support/audit.ts';
import { readCases } from '../support/cases-data.ts';
import { commonSite } from '../support/common-site.ts';

const { matrix } = readCases(inject('dist'));
const PATH = '/cases/matrix/';
const PHONE = { width: 360, height: 740 };
const TABLET = { width: 768, height: 1024 };

const { open } = commonSite();

describe('the matrix', () => {
  test('on a phone is lists, and no table of it is heard', async () => {
    const page = await open(PATH, { viewport: PHONE });
    expect(await page.locator('[data-figure="matrix"]').isVisible()).toBe(false);
    expect(await page.getByRole('table').count()).toBe(1);
    const cells = page.getByRole('listitem').locator('[data-cause]:visible');
    expect(await cells.count()).toBe(matrix.length);
  });

  test('from a tablet on is a table, whose filled cells can be had as a list', async () => {
    const page = await open(PATH, { viewport: TABLET });
    expect(await page.getByRole('table').count()).toBe(2);
    expect(await page.locator('[data-pairs]').isVisible()).toBe(false);
    expect(await page.locator('[data-cause]:visible').count()).toBe(matrix.length);
    await page.getByRole('link', { name: `${matrix.length} 格` }).click();
    const list = page.locator('[data-pairs]');
    await list.waitFor();
    expect(await list.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await list.locator('[data-cause]:visible').count()).toBe(matrix.length);
    expect(await overflowing(page)).toEqual([]);
    expect(await violations(page)).toEqual([]);
  });

  test.each([TABLET, { width: 1100, height: 800 }, { width: 1280, height: 800 }])(
    'at $width px signs stand three in a line at most, within their column',
    async (viewport) => {
      const page = await open(PATH, { viewport });
      const cells = await page.locator('td > [data-cause]').evaluateAll((links) =>
        links.map((link) => {
          const column = link.parentElement!.getBoundingClientRect();
          const signs = [...link.querySelectorAll('svg')].map((sign) => sign.getBoundingClientRect());
          const lines = new Map<number, number>();
          for (const { top } of signs) lines.set(Math.round(top), (lines.get(Math.round(top)) ?? 0) + 1);
          return {
            count: Number(link.getAttribute('data-count')),
            longest: Math.max(...lines.values()),
            within: signs.every(({ left, right }) => left >= column.left && right <= column.right),
          };
        }),
      );
      for (const { count, longest, within } of cells) {
        expect(longest).toBe(Math.min(count, 3));
        expect(within).toBe(true);
      }
    },
  );

  test('on paper is the table, the name of a group beside the names of its rows', async () => {
    const page = await open(PATH, { viewport: { width: 720, height: 1000 } });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('[data-figure="matrix"]').isVisible()).toBe(true);
    expect(await page.locator('[data-pairs]').isVisible()).toBe(false);
    const gaps = await page.locator('th[scope="rowgroup"] span').evaluateAll((names) =>
      names.map((name) => {
        const words = document.createRange();
        words.selectNodeContents(name);
        const row = name.closest('tr')!.querySelector('th[scope="row"]')!;
        return row.getBoundingClientRect().left - words.getBoundingClientRect().right;
      }),
    );
    expect(gaps.length).toBeGreaterThan(0);
    for (const gap of gaps) expect(gap).toBeGreaterThan(4);
  });
});

describe('the plots of figures', () => {
  test('stand three in a line on paper, as on a screen', async () => {
    const page = await open('/cases/figures/', { viewport: { width: 640, height: 1000 } });
    await page.emulateMedia({ media: 'print' });
    const tops = await page
      .locator('section[data-case]')
      .filter({ has: page.locator('[data-figure="before-after"]') })
      .first()
      .locator('[data-figure="before-after"]')
      .evaluateAll((plots) => plots.map((plot) => plot.getBoundingClientRect().top));
    expect(tops).toHaveLength(3);
    expect(new Set(tops).size).toBe(1);
  });

  test('on paper say of which cases there are other figures', async () => {
    const page = await open('/cases/figures/');
    await page.emulateMedia({ media: 'print' });
    for (const name of await page.locator('details[data-case] > summary').all())
      expect(await name.isVisible()).toBe(true);
  });
});
