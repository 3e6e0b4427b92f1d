import type { Locator, Page } from 'playwright-core';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { violations } from '../support/audit.ts';
import { visit } from '../support/browser.ts';
import { commonSite } from '../support/common-site.ts';
import { notedPiece } from '../support/page-types.ts';
import { serve } from '../support/static-server.ts';

const piece = notedPiece(inject('dist'));
const PHONE = { width: 360, height: 740 };

const site = commonSite();
const { open } = site;

const focused = (page: Page): Locator => page.locator(':focus');

describe('reading settings', () => {
  const CHOICES = { size: 'huge', font: 'song', theme: 'dark', notes: 'off' };

  async function choose(page: Page): Promise<void> {
    await page.locator('[data-reading-settings] summary').click();
    for (const [name, value] of Object.entries(CHOICES)) {
      await page.locator(`[data-reading-settings] input[name="${name}"][value="${value}"]`).check();
    }
  }
  const chosen = (page: Page) =>
    page.evaluate((names) => names.map((name) => document.documentElement.dataset[name]), Object.keys(CHOICES));

  test('take effect, and stay on every page after a reload', async () => {
    const page = await open(piece.url, { colorScheme: 'light' });
    const looks = () =>
      page.evaluate(() => {
        const { backgroundColor } = getComputedStyle(document.documentElement);
        const { fontSize, fontFamily } = getComputedStyle(document.querySelector('#p2')!);
        return { backgroundColor, fontSize, fontFamily };
      });
    const before = await looks();
    await choose(page);
    const after = await looks();
    expect(Number.parseFloat(after.fontSize)).toBeGreaterThan(Number.parseFloat(before.fontSize));
    expect(after.fontFamily).not.toBe(before.fontFamily);
    expect(after.backgroundColor).not.toBe(before.backgroundColor);
    await page.reload();
    expect(await chosen(page)).toEqual(Object.values(CHOICES));
    expect(await looks()).toEqual(after);
    await page.locator('[data-reading-settings] summary').click();
    for (const [name, value] of Object.entries(CHOICES)) {
      expect(await page.locator(`input[name="${name}"][value="${value}"]`).isChecked(), name).toBe(true);
    }
    await page.goto(`${inject('origin')}/themes/`);
    expect(await chosen(page)).toEqual(Object.values(CHOICES));
  });

  test('are there before anything is painted', async () => {
    const page = await open(piece.url);
    await choose(page);
    await page.addInitScript(() => {
      new MutationObserver((_changes, observer) => {
        if (!document.body) return;
        observer.disconnect();
        Object.assign(window, { atBody: { ...document.documentElement.dataset } });
      }).observe(document, { childList: true, subtree: true });
    });
    await page.reload();
    expect(await page.evaluate(() => (window as unknown as { atBody: unknown }).atBody)).toMatchObject(CHOICES);
  });

  test('can be set back, and a broken record does no harm', async () => {
    const page = await open('/');
    await choose(page);
    for (const name of Object.keys(CHOICES)) await page.locator(`input[name="${name}"][value=""]`).check();
    await page.reload();
    expect(await chosen(page)).toEqual([undefined, undefined, undefined, undefined]);
    await page.evaluate(() => {
      for (const key of Object.keys(localStorage)) localStorage.setItem(key, '{"size":');
    });
    await page.reload();
    expect(await chosen(page)).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('open and close by keyboard', async () => {
    const page = await open('/');
    const panel = page.locator('[data-reading-settings]');
    await panel.locator('summary').focus();
    await page.keyboard.press('Enter');
    await panel.locator('fieldset').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await panel.locator('fieldset').first().isVisible()).toBe(false);
    expect(await focused(page).evaluate((element) => element.tagName)).toBe('SUMMARY');
  });
});

test('reading settings that are not kept say so, and hold for the page', async () => {
  const page = await open('/training/');
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('no', 'SecurityError');
    };
  });
  const panel = page.locator('[data-reading-settings]');
  await panel.locator('summary').click();
  await panel.locator('input[name="theme"][value="dark"]').check();
  expect(await panel.locator('[role="status"]').innerText()).toContain('没有存上');
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
});

test('reading settings that did not come say so, and come when they are opened again', async () => {
  const { page, close } = await visit(site.browser, inject('origin'));
  onTestFinished(close);
  const panel = page.locator('[data-reading-settings]');
  await page.route('**/reading-panel-*', (route) => route.abort());
  await panel.locator('summary').click();
  await panel.getByText('没有取到，检查网络再打开一次').waitFor();
  await page.unroute('**/reading-panel-*');
  await panel.locator('summary').click();
  await panel.locator('summary').click();
  await panel.locator('input[name="size"][value="large"]').check();
  expect(await page.evaluate(() => document.documentElement.dataset.size)).toBe('large');
});

describe('search field', () => {
  test.each(['/', '/themes/', piece.url])('takes the cursor at the key / on %s', async (path) => {
    const page = await open(path);
    await page.keyboard.press('/');
    const field = focused(page);
    expect(await field.getAttribute('name')).toBe('q');
    expect(await field.inputValue()).toBe('');
    await page.keyboard.type('1/2');
    expect(await field.inputValue()).toBe('1/2');
  });

  test('leads to the search page with what was typed', async () => {
    const page = await open('/themes/');
    await page.keyboard.press('/');
    await page.keyboard.type('入户');
    await Promise.all([page.waitForURL('**/search/?q=*'), page.keyboard.press('Enter')]);
    expect(new URL(page.url()).searchParams.get('q')).toBe('入户');
  });
});

/** The notes that the text shows; the first of them has the number 1. */
const shownCount = (page: Page) => page.locator('[data-margin-notes] > li').count();
const numberOf = (page: Page, number: number) => page.locator(`article a[data-note="${number}"]`);
const noteOf = (page: Page, number: number) => page.locator(`#n${number}`);
const noted = piece.paragraphs.flatMap(({ marks }) => marks.filter(({ type, note }) => note && type !== 'note'))[0]!;
/** The number of the first change of the text. */
const change = async (page: Page) =>
  Number(
    await page
      .locator('.mark-substitution, .mark-addition')
      .first()
      .getAttribute('id')
      .then((id) => id!.slice(1)),
  );

describe('the rule of calm', () => {
  test('other notes leave the words as they are, and wait at the foot with a way back to them', async () => {
    const page = await open(piece.url);
    const shown = await shownCount(page);
    const all = piece.paragraphs.flatMap(({ marks }) => marks.filter(({ note }) => note !== null));
    expect(shown).toBeLessThan(all.length);
    const quiet = noteOf(page, shown + 1);
    expect(await quiet.isVisible()).toBe(false);
    const words = page.locator(`#r${shown + 1}`);
    const [own, around] = await words.evaluate((element) =>
      [element, element.closest('[id^="p"]')!].map((each) => {
        const { textDecorationLine, backgroundColor, color, fontFamily } = getComputedStyle(each);
        return { textDecorationLine, backgroundColor, color, fontFamily };
      }),
    );
    expect(own).toEqual(around);
    await page.locator('summary', { hasText: `编者札记 ${all.length - shown} 条` }).click();
    expect(await quiet.isVisible()).toBe(true);
    await quiet.locator(`a[href="#r${shown + 1}"]`).click();
    const box = (await page.locator(`#r${shown + 1}`).boundingBox())!;
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.y).toBeLessThan(page.viewportSize()!.height);
  });

  test('hidden notes take their numbers and underlines with them; changes and gaps stay marked', async () => {
    const page = await open(piece.url);
    const looks = () =>
      page.evaluate(() =>
        Object.fromEntries(
          ['.mark-substitution', '.mark-span', '.gap'].map((name) => {
            const { textDecorationLine, borderTopStyle } = getComputedStyle(document.querySelector(name)!);
            return [name, `${textDecorationLine} ${borderTopStyle}`];
          }),
        ),
      );
    const links = page.locator('[data-piece-text]').getByRole('link', { name: /\u6821\u6ce8/u });
    const before = await looks();
    const heard = await links.count();
    expect(heard).toBe(await shownCount(page));
    const choose = async (value: string) => {
      await page.locator('[data-reading-settings] summary').click();
      await page.locator(`[data-reading-settings] input[name="notes"][value="${value}"]`).check();
    };
    await choose('off');
    expect(await links.count()).toBe(0);
    expect(await noteOf(page, 1).isVisible()).toBe(false);
    expect(await looks()).toEqual({ ...before, '.mark-span': before['.mark-span']!.replace('underline', 'none') });
    await page.locator('.mark-substitution').first().click();
    expect(await page.locator('.note-sheet').count()).toBe(0);
    await page.reload();
    expect(await links.count()).toBe(0);
    await choose('');
    expect(await links.count()).toBe(heard);
    expect(await looks()).toEqual(before);
  });

  test('who listens hears the words as words, a number after them, and once before the text what it is', async () => {
    const page = await open(piece.url);
    for (const { id, text } of piece.paragraphs.filter(({ marks }) => marks.some(({ note }) => note !== null))) {
      const tree = await page.locator(`#${id}`).ariaSnapshot();
      const links = [...tree.matchAll(/link "([^"]*)"/gu)].map(([, name]) => name!);
      for (const name of links) expect(name).toMatch(/^(?:校注 \d+|缺字 .+)$/u);
      const words = tree
        .split('\n')
        .filter((line) => !/^\s*- (?:link "|\/url)/u.test(line))
        .map((line) =>
          line.replace(/^\s*- (?:img "缺字 ([^"]*)".*|(?:paragraph|text|heading "[^"]*" \[level=2\]):? ?)/u, '$1'),
        )
        .join('');
      expect(words.replace(/[\s"\\]/gu, ''), id).toBe(text.replace(/[\s"\\]/gu, ''));
    }
    const before = page.locator('article > .sr-only');
    expect(await before.innerText()).toContain('校注');
    const order = await before.evaluate((element) =>
      element.compareDocumentPosition(document.querySelector('[data-piece-text]')!),
    );
    expect(order & 4).toBe(4);
  });
});

describe('a note in the margin', () => {
  test('stands beside the line of its mark, below the one before it, and nothing moves when it is placed', async () => {
    // Without the fonts that the common server lends, which come late and move every line.
    const server = await serve(inject('dist'));
    onTestFinished(server.close);
    const { page, close } = await visit(site.browser, server.origin);
    onTestFinished(close);
    await page.addInitScript(() => {
      Object.assign(window, { shift: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          (window as unknown as { shift: number }).shift += (entry as unknown as { value: number }).value;
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(server.origin + piece.url);
    await page.locator('[data-placed]').waitFor({ state: 'attached' });
    const placed = () =>
      page.locator('[data-margin-notes] > li').evaluateAll((notes) =>
        notes.map((note) => {
          const { top, bottom, left, right } = note.getBoundingClientRect();
          const mark = document.getElementById(note.id.replace('n', 'r'))!.getClientRects()[0]!;
          const text = document.querySelector('[data-piece-text]')!.getBoundingClientRect();
          return { top, bottom, right, line: mark.top, isBeside: left >= text.right };
        }),
      );
    const check = async () => {
      const notes = await placed();
      for (const [index, { top, right, line, isBeside }] of notes.entries()) {
        const before = notes[index - 1]?.bottom ?? -Infinity;
        expect(isBeside).toBe(true);
        expect(right).toBeLessThanOrEqual(page.viewportSize()!.width);
        expect(top).toBeGreaterThan(before);
        expect(Math.min(Math.abs(top - line), top - before)).toBeLessThan(10);
      }
    };
    await check();
    expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBe(0);
    /** Notes are placed anew a moment after what moved them. */
    const settles = () =>
      expect
        .poll(() =>
          check().then(
            () => true,
            () => false,
          ),
        )
        .toBe(true);
    await page.setViewportSize({ width: 1120, height: 700 });
    await settles();
    await page.evaluate(() => (document.documentElement.dataset.font = 'song'));
    await settles();
  });

  test('is lit with its mark, takes the focus from it, and gives it back', async () => {
    const page = await open(piece.url);
    await page.locator('[data-placed]').waitFor({ state: 'attached' });
    const number = await change(page);
    const lit = () => page.locator('[data-lit]').evaluateAll((elements) => elements.map(({ id }) => id).sort());
    await page.locator(`#r${number}`).hover();
    await expect.poll(lit).toEqual([`n${number}`, `r${number}`]);
    await page.locator('h1').hover();
    expect(await lit()).toEqual([]);
    await noteOf(page, number).hover();
    expect(await lit()).toEqual([`n${number}`, `r${number}`]);
    await numberOf(page, number).focus();
    await page.keyboard.press('Enter');
    expect(await focused(page).getAttribute('id')).toBe(`n${number}`);
    expect(await focused(page).innerText()).toContain(noted.note);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await focused(page).getAttribute('data-note')).toBe(String(number));
    expect(new URL(page.url()).hash).toBe('');
  });

  test('is to be read in the list at the foot where the page’s scripts do not come', async () => {
    // Not one that is watched for faults: it says of each script that it was kept from it.
    const { page, close } = await visit(site.browser, `${inject('origin')}/no/such/page/`);
    onTestFinished(close);
    await page.route('**/_astro/*.js', (route) => route.abort());
    await page.goto(inject('origin') + piece.url);
    const note = page.locator('#n1');
    expect(await note.evaluate((element) => getComputedStyle(element).position)).not.toBe('absolute');
    expect(await note.isVisible()).toBe(true);
  });

  test('opens in the sheet where a larger type leaves no margin', async () => {
    const page = await open(piece.url);
    await page.evaluate(() => (document.documentElement.dataset.size = 'huge'));
    await numberOf(page, 1).click();
    await page.locator('.note-sheet').waitFor();
  });
});

describe('a note on a phone', () => {
  const phone = { viewport: PHONE, hasTouch: true, isMobile: true };
  const sheet = (page: Page) => page.locator('.note-sheet');

  test('opens in a sheet that leaves the mark in sight, and closes by Escape', async () => {
    const page = await open(piece.url, phone);
    const number = await change(page);
    const link = numberOf(page, number);
    // The mark on the last line of the window.
    await link.evaluate((element) => scrollBy(0, element.getBoundingClientRect().bottom - innerHeight + 8));
    await link.tap();
    await sheet(page).waitFor();
    expect(await focused(page).innerText()).toContain(noted.note);
    const box = (await sheet(page).boundingBox())!;
    expect(box.height).toBeLessThanOrEqual(PHONE.height * 0.45 + 1);
    expect(box.y + box.height).toBeLessThanOrEqual(PHONE.height + 1);
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(PHONE.width);
    for (const each of [link, page.locator(`#r${number}`)]) {
      const mark = (await each.boundingBox())!;
      expect(mark.y).toBeGreaterThanOrEqual(0);
      expect(mark.y + mark.height).toBeLessThanOrEqual(box.y);
    }
    expect(await link.getAttribute('aria-expanded')).toBe('true');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await sheet(page).count()).toBe(0);
    expect(await focused(page).getAttribute('data-note')).toBe(String(number));
    expect(new URL(page.url()).hash).toBe('');
  });

  test('the last mark of the page is in sight too', async () => {
    const page = await open(piece.url, phone);
    const last = await shownCount(page);
    await numberOf(page, last).tap();
    await sheet(page).waitFor();
    const mark = (await numberOf(page, last).boundingBox())!;
    expect(mark.y + mark.height).toBeLessThanOrEqual((await sheet(page).boundingBox())!.y);
  });

  test('opens by the words too, and what a gap is by the gap', async () => {
    const page = await open(piece.url, phone);
    const number = await change(page);
    await page.locator(`#r${number}`).tap();
    expect(await sheet(page).getAttribute('aria-label')).toBe(`校注 ${number}`);
    await page.keyboard.press('Escape');
    const gap = page.locator('article a.gap').first();
    await gap.tap();
    expect(await sheet(page).innerText()).toContain('空框');
    expect(await sheet(page).getAttribute('aria-label')).toContain('缺字');
  });

  test('is gone to in the list at the foot where what opens it does not come', async () => {
    // Not one that is watched for faults: it says that a script was kept from it.
    const { page, close } = await visit(site.browser, `${inject('origin')}/no/such/page/`, phone);
    onTestFinished(close);
    await page.route('**/open-notes*', (route) => route.abort());
    await page.goto(inject('origin') + piece.url);
    await numberOf(page, 1).tap();
    await page.waitForURL('**#n1');
    expect(await sheet(page).count()).toBe(0);
  });

  test('closes by its button, by a second press and by a press elsewhere; another takes its place', async () => {
    const page = await open(piece.url, phone);
    const press = async (number: number) => {
      await numberOf(page, number).focus();
      await page.keyboard.press('Enter');
    };
    await press(1);
    await sheet(page).getByRole('button').click();
    expect(await sheet(page).count()).toBe(0);
    expect(await focused(page).getAttribute('data-note')).toBe('1');
    await press(1);
    await press(1);
    expect(await sheet(page).count()).toBe(0);
    await press(1);
    await press(2);
    expect(await sheet(page).count()).toBe(1);
    expect(
      await page
        .locator('article [aria-expanded]')
        .evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.note)),
    ).toEqual(['2']);
    await page
      .locator('footer p')
      .first()
      .click({ position: { x: 1, y: 1 }, force: true });
    expect(await sheet(page).count()).toBe(0);
  });

  test('marks are larger to the finger than to the eye, and none lies over another', async () => {
    const page = await open(piece.url, phone);
    const small = await page.locator('article a.mark-number, article a.gap').evaluateAll((links) =>
      links.flatMap((link) => {
        link.scrollIntoView({ block: 'center' });
        const { left, right, top, bottom } = link.getBoundingClientRect();
        const [x, y] = [(left + right) / 2, (top + bottom) / 2];
        const reach = (step: number) => {
          let steps = 0;
          while (steps < 24 && document.elementFromPoint(x, y + step * (steps + 1)) === link) steps += 1;
          return steps;
        };
        const height = reach(-1) + reach(1) + 1;
        return height >= 24 ? [] : [`${link.getAttribute('aria-label')!} ${height}`];
      }),
    );
    expect(small).toEqual([]);
  });

  test('is a plain link to the list of notes without JavaScript', async () => {
    const page = await open(piece.url, { javaScriptEnabled: false });
    await numberOf(page, 1).click();
    expect(new URL(page.url()).hash).toBe('#n1');
    const entry = noteOf(page, 1);
    const box = (await entry.boundingBox())!;
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.y).toBeLessThan(page.viewportSize()!.height);
    await entry.locator('a[href="#r1"]').click();
    expect(new URL(page.url()).hash).toBe('#r1');
  });
});

test('a piece reads whole without JavaScript', async () => {
  const page = await open(piece.url, { javaScriptEnabled: false });
  for (const { id, text } of piece.paragraphs) {
    const paragraph = page.locator(`#${id}`);
    expect(await paragraph.isVisible(), id).toBe(true);
    expect(await paragraph.textContent(), id).toContain(text);
  }
  await page.locator(`article a[href$="${piece.url}source/"]`).first().click();
  expect(new URL(page.url()).pathname).toBe(`${piece.url}source/`);
  expect(await page.locator('#p2').textContent()).toBe(piece.paragraphs[1]!.source);
});

test('the first key leads past the header to the text', async () => {
  const page = await open(piece.url);
  await page.keyboard.press('Tab');
  const skip = focused(page);
  expect(await skip.getAttribute('href')).toBe('#main');
  const box = (await skip.boundingBox())!;
  expect(box.y).toBeGreaterThanOrEqual(0);
  expect(box.height).toBeGreaterThanOrEqual(43.5);
  await page.keyboard.press('Enter');
  expect(await focused(page).evaluate((element) => element.tagName)).toBe('MAIN');
  await page.keyboard.press('Tab');
  expect(await focused(page).evaluate((element) => element.closest('main') !== null)).toBe(true);
});

test('print shows the text and no navigation', async () => {
  const page = await open(piece.url);
  await page.emulateMedia({ media: 'print' });
  const shown = await page
    .locator('nav, form, button, input, summary, a[href="#main"]')
    .evaluateAll((elements) =>
      elements.filter((element) => element.checkVisibility()).map((element) => element.outerHTML.slice(0, 80)),
    );
  expect(shown).toEqual([]);
  for (const { id } of piece.paragraphs) expect(await page.locator(`#${id}`).isVisible(), id).toBe(true);
  const colours = await page.evaluate(() => {
    const { color } = getComputedStyle(document.querySelector('#p2')!);
    return [color, getComputedStyle(document.documentElement).backgroundColor];
  });
  expect(colours).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
});

test('print takes at most five sheets for three of text, each with the name of the piece and its number', async () => {
  const page = await open(piece.url);
  const printed = () => page.pdf({ format: 'A4', preferCSSPageSize: true });
  const sheetsOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu)!.length;
  const whole = await printed();
  // The margin boxes hold what they say: without the name less is printed, and nothing else is missing.
  const name = await page.evaluate(() => {
    const title = document.documentElement.dataset.printTitle!;
    document.documentElement.dataset.printTitle = '';
    return title;
  });
  expect(name).toBe(await page.title());
  expect((await printed()).length).toBeLessThan(whole.length);
  const boxes = await page.evaluate(() => {
    const found: string[] = [];
    const walk = (rules: CSSRuleList) => {
      for (const rule of rules) {
        if (rule instanceof CSSPageRule) found.push(rule.cssText);
        if ('cssRules' in rule) walk(rule.cssRules as CSSRuleList);
      }
    };
    for (const { cssRules } of document.styleSheets) walk(cssRules);
    return found.join(' ');
  });
  expect(boxes).toMatch(/@bottom-center\s*\{[^}]*counter\(page\)/u);
  expect(boxes).toMatch(/@top-left\s*\{[^}]*var\(--print-title\)/u);
  await page.evaluate(() => {
    const kept = document.querySelectorAll('article h1, [data-piece-text]');
    for (const element of document.querySelectorAll('body *')) {
      if (![...kept].some((part) => part.contains(element) || element.contains(part))) element.remove();
    }
  });
  expect(sheetsOf(whole)).toBeLessThanOrEqual(Math.ceil((sheetsOf(await printed()) * 5) / 3));
});

test.each(['feed.xml', 'sitemap-index.xml', 'sitemap-0.xml'])('%s is well-formed', async (name) => {
  const page = await open('/');
  const fault = await page.evaluate(async (path) => {
    const xml = await (await fetch(path)).text();
    return new DOMParser().parseFromString(xml, 'application/xml').querySelector('parsererror')?.textContent ?? null;
  }, `/${name}`);
  expect(fault).toBeNull();
});
