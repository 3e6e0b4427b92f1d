import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { violations } from '../support/audit.ts';
import { connectChromium, visit } from '../support/browser.ts';
import { notedPiece } from '../support/page-types.ts';

const piece = notedPiece(inject('dist'));
const PHONE = { width: 360, height: 740 };

let browser: Browser;
beforeAll(async () => {
  browser = await connectChromium(inject('chromium'));
});
afterAll(() => browser.close());

/** Faults of all visits of a test. */
const faults: string[][] = [];
afterEach(() => {
  expect(faults.splice(0).flat()).toEqual([]);
});

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const visited = await visit(browser, inject('origin') + path, options);
  faults.push(visited.faults);
  onTestFinished(visited.close);
  return visited.page;
}

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
    expect(await panel.locator('fieldset').first().isVisible()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await panel.locator('fieldset').first().isVisible()).toBe(false);
    expect(await focused(page).evaluate((element) => element.tagName)).toBe('SUMMARY');
  });
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

describe('a note', () => {
  const noted = piece.paragraphs.flatMap(({ marks }) => marks.filter(({ note }) => note))[0]!;
  const mark = (page: Page) => page.locator('article a[data-note="1"]');
  const isOpen = async (page: Page) => (await mark(page).getAttribute('aria-expanded')) === 'true';

  /** The note is open, has the focus and says what the editor wrote; Escape closes it and gives the focus back. */
  async function expectOpenThenClose(page: Page): Promise<void> {
    expect(await isOpen(page)).toBe(true);
    expect(await focused(page).innerText()).toContain(noted.note);
    const box = (await focused(page).boundingBox())!;
    const { width } = page.viewportSize()!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await isOpen(page)).toBe(false);
    expect(await focused(page).getAttribute('data-note')).toBe('1');
    expect(new URL(page.url()).hash).toBe('');
  }

  test('opens by mouse', async () => {
    const page = await open(piece.url);
    await mark(page).click();
    await expectOpenThenClose(page);
  });

  test('opens by touch on a phone', async () => {
    const page = await open(piece.url, { viewport: PHONE, hasTouch: true, isMobile: true });
    await mark(page).tap();
    await expectOpenThenClose(page);
  });

  test('opens by keyboard', async () => {
    const page = await open(piece.url);
    await mark(page).focus();
    await page.keyboard.press('Enter');
    await expectOpenThenClose(page);
  });

  test('closes by its button and by a second press; another note takes its place', async () => {
    const page = await open(piece.url);
    await mark(page).click();
    await focused(page).getByRole('button').click();
    expect(await isOpen(page)).toBe(false);
    await mark(page).click();
    await mark(page).click();
    expect(await isOpen(page)).toBe(false);
    await mark(page).click();
    await page.locator('article a[data-note="2"]').focus();
    await page.keyboard.press('Enter');
    expect(await isOpen(page)).toBe(false);
    expect(await page.locator('article [aria-expanded="true"]').count()).toBe(1);
  });

  test('is silent where the reader hides notes, and speaks again', async () => {
    const page = await open(piece.url);
    const links = page.locator('[data-piece-text]').getByRole('link', { name: /\u6821\u6ce8/u });
    const heard = await links.count();
    expect(heard).toBeGreaterThan(0);
    await page.locator('[data-reading-settings] summary').click();
    await page.locator('[data-reading-settings] input[name="notes"][value="off"]').check();
    expect(await links.count()).toBe(0);
    await page.reload();
    expect(await links.count()).toBe(0);
    await page.locator('[data-reading-settings] summary').click();
    await page.locator('[data-reading-settings] input[name="notes"][value=""]').check();
    expect(await links.count()).toBe(heard);
  });

  test('is a plain link to the list of notes without JavaScript', async () => {
    const page = await open(piece.url, { javaScriptEnabled: false });
    await mark(page).click();
    expect(new URL(page.url()).hash).toBe('#n1');
    const entry = page.locator('#n1');
    expect(await entry.innerText()).toContain(noted.note);
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

test.each(['feed.xml', 'sitemap-index.xml', 'sitemap-0.xml'])('%s is well-formed', async (name) => {
  const page = await open('/');
  const fault = await page.evaluate(async (path) => {
    const xml = await (await fetch(path)).text();
    return new DOMParser().parseFromString(xml, 'application/xml').querySelector('parsererror')?.textContent ?? null;
  }, `/${name}`);
  expect(fault).toBeNull();
});
