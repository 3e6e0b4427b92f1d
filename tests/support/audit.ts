/** Questions to a page in the browser: barriers that axe finds, content that is too wide, targets that are too small. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { PROJECT } from './build.ts';

const AXE = readFileSync(join(PROJECT, 'node_modules/axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
/** Rules that axe still tries out. */
const EXPERIMENTAL = [
  'css-orientation-lock',
  'focus-order-semantics',
  'label-content-name-mismatch',
  'table-fake-caption',
  'td-has-header',
];

/** Every violation that axe finds, as rule and place. */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const results = await page.evaluate(
    async ([tags, rules]) => {
      const { axe } = window as unknown as {
        axe: { run: (context: Document, options: object) => Promise<AxeResults> };
      };
      return axe.run(document, {
        runOnly: { type: 'tag', values: tags },
        rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: true }])),
        resultTypes: ['violations'],
      });
    },
    [RULES, EXPERIMENTAL] as const,
  );
  if (results.passes.length === 0) throw new Error('axe ran no rule');
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${target.join(' ')} ${any[0]?.message ?? ''}`),
  );
}

/** What reaches beyond the right edge of the window, widest first; empty if the page does not scroll sideways. */
export function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
      .map((element) => ({ element, right: element.getBoundingClientRect().right }))
      .filter(({ right }) => right > width + 0.5)
      .sort((a, b) => b.right - a.right)
      .slice(0, 5)
      .map(({ element, right }) => `${element.tagName}.${element.className} to ${Math.round(right)} of ${width} px`);
  });
}

/** Least width and height of a target, in px. */
const TARGET = 44;

/**
 * Targets that a finger may miss: the area that answers to a touch is narrower or lower than 44 px. Measured by touch,
 * so a row that is one link, or a label around a button, counts as it works. Links inside running text may be as small
 * as their words.
 */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const selector = 'a[href], button, input:not([type=hidden]), select, textarea, summary, label, [role=button]';
    const isInLine = (element: Element) => ['inline', 'inline-block'].includes(getComputedStyle(element).display);
    const runs = (element: Element): boolean => {
      if (!isInLine(element)) return false;
      let block = element.parentElement!;
      while (isInLine(block)) block = block.parentElement!;
      const copy = block.cloneNode(true) as Element;
      for (const target of copy.querySelectorAll(selector)) target.remove();
      return /\p{Script=Han}/u.test(copy.textContent);
    };
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(selector)) {
      const target = element.closest('label') ?? element;
      if (element.matches('label') && !element.querySelector('input')) continue;
      if (!element.checkVisibility({ visibilityProperty: true }) || runs(element)) continue;
      target.scrollIntoView({ block: 'center', inline: 'center' });
      const box = target.getClientRects()[0];
      // What is kept for screen readers, or off the window until it has focus, is no target of a finger.
      if (!box || box.width <= 1 || box.bottom <= 0 || box.right <= 0) continue;
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const hits = (atX: number, atY: number) => {
        const hit = document.elementFromPoint(atX, atY);
        return hit !== null && (target.contains(hit) || hit.closest('label') === target);
      };
      const reach = (stepX: number, stepY: number) => {
        let steps = 0;
        while (steps < least && hits(x + stepX * (steps + 1), y + stepY * (steps + 1))) steps += 1;
        return steps;
      };
      const width = reach(-1, 0) + reach(1, 0) + 1;
      const height = reach(0, -1) + reach(0, 1) + 1;
      // Rounding of half pixels costs one on either side.
      if (width < least - 1 || height < least - 1) {
        found.push(
          `${target.tagName}.${target.className} “${target.textContent.trim().slice(0, 12)}” ${width}×${height}`,
        );
      }
    }
    return [...new Set(found)];
  }, TARGET);
}

/** What moved on a page without the reader's doing, and by how much. */
export interface Shift {
  value: number;
  /** The elements that moved, with their places before and after. */
  moved: string[];
}

/**
 * Every shift of the layout since the page was opened. Waits until all that comes by itself has come: files, fonts, an
 * idle moment and two frames after it.
 */
export async function layoutShifts(page: Page): Promise<Shift[]> {
  await page.waitForLoadState('load');
  return page.evaluate(async () => {
    interface LayoutShift extends PerformanceEntry {
      value: number;
      hadRecentInput: boolean;
      sources: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
    }
    const entries: LayoutShift[] = [];
    const observer = new PerformanceObserver((list) => entries.push(...(list.getEntries() as LayoutShift[])));
    observer.observe({ type: 'layout-shift', buffered: true });
    await document.fonts.ready;
    // A page that is never idle, on a busy machine, is looked at all the same.
    const idle = () => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2000 }));
    await idle();
    for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
    await idle();
    entries.push(...(observer.takeRecords() as LayoutShift[]));
    const place = ({ x, y, width, height }: DOMRectReadOnly) => `${x},${y} ${width}×${height}`;
    const nameOf = (node: Node | null) => (node instanceof Element ? node.outerHTML : node?.textContent)?.slice(0, 80);
    return entries
      .filter(({ hadRecentInput }) => !hadRecentInput)
      .map(({ value, sources }) => ({
        value,
        moved: sources.map(
          ({ node, previousRect, currentRect }) => `${nameOf(node)}: ${place(previousRect)} to ${place(currentRect)}`,
        ),
      }));
  });
}
