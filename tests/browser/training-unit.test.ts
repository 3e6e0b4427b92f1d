import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import type { Question } from '../../src/archive/kinds/unit.ts';
import type { Path, Unit } from '../../src/archive/model.ts';
import { rightOptions } from '../../src/archive/queries/training.ts';
import { overflowing, smallTargets, violations } from '../support/audit.ts';
import { visit } from '../support/browser.ts';
import { commonSite } from '../support/common-site.ts';
import { archive, hashesOf, kept } from '../support/training.ts';

const site = commonSite();
const { open } = site;
const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

const unitsOf = (path: Path) => path.units.map((id) => archive.units.find((unit) => unit.id === id)!);
const hasType = (type: Question['type']) => (unit: Unit) => unit.quiz.some((question) => question.type === type);
/** A path whose self-tests ask in all three ways. */
const path = archive.paths.find((each) =>
  (['single', 'multiple', 'ordering'] as const).every((type) => unitsOf(each).some(hasType(type))),
)!;
const units = unitsOf(path);
/** A unit whose self-test asks for an order, and a question of it. */
const withOrdering = archive.units.find(hasType('ordering'))!;
const ordering = withOrdering.quiz.find(({ type }) => type === 'ordering')!;

const fieldset = (page: Page, question: Question) => page.locator(`[data-question="${question.id}"]`);
const option = (root: Locator, text: string) =>
  root.locator('ol > li', { has: root.page().getByText(text, { exact: true }) });
const result = (root: Locator) => root.locator('[data-result]').innerText();
const isFocused = (locator: Locator) => locator.evaluate((element) => element === document.activeElement);
const isInView = (locator: Locator) =>
  locator.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
const order = (root: Locator) =>
  root
    .locator('ol > li')
    .evaluateAll((items) => items.map((item) => item.querySelector('span + span')!.textContent.trim()));

/** How a reader does it: with a thumb, or with keys alone. */
interface Hand {
  /** Presses a button, follows a link, ticks a box. */
  press(target: Locator): Promise<void>;
  /** Chooses one of a row. */
  choose(target: Locator): Promise<void>;
}

const thumb: Hand = { press: (target) => target.tap(), choose: (target) => target.tap() };

/** Tab until the target has the focus, as a reader would; then a key. */
function keys(page: Page): Hand {
  const reach = async (target: Locator) => {
    for (let steps = 0; steps < 200 && !(await isFocused(target)); steps += 1) await page.keyboard.press('Tab');
    expect(await isFocused(target)).toBe(true);
  };
  return {
    press: async (target) => {
      await reach(target);
      const isBox = await target.evaluate((element) => element.matches('input'));
      await page.keyboard.press(isBox ? 'Space' : 'Enter');
    },
    choose: async (target) => {
      const group = target.page().locator(`input[name="${(await target.getAttribute('name'))!}"]`);
      await reach(group.first());
      for (let steps = 0; steps < 6 && !(await target.isChecked()); steps += 1) {
        await page.keyboard.press(steps === 0 ? 'Space' : 'ArrowDown');
      }
      expect(await target.isChecked()).toBe(true);
    },
  };
}

/** Answers a question rightly, and looks at what is said. */
async function answer(page: Page, question: Question, hand: Hand): Promise<void> {
  const root = fieldset(page, question);
  const right = rightOptions(question);
  if (question.type === 'ordering') {
    for (const [place, { text }] of right.entries()) {
      for (let at = (await order(root)).indexOf(text); at > place; at -= 1) {
        const up = option(root, text).getByRole('button', { name: '上移' });
        await hand.press(up);
        // The focus goes with the option, to be pressed again.
        expect(await option(root, text).locator(':focus').count()).toBe(1);
      }
    }
  } else {
    for (const { text } of right) {
      const input = option(root, text).locator('input');
      await (question.type === 'single' ? hand.choose(input) : hand.press(input));
    }
  }
  await hand.press(root.getByRole('button', { name: '对答案' }));
  expect(await result(root)).toBe('答对了。');
  for (const { text, why } of question.options) {
    expect(await option(root, text).getByText(why).isVisible(), why).toBe(true);
  }
}

/** From the page of the path through all its units and back to it. */
async function walk(page: Page, hand: Hand): Promise<void> {
  await hand.press(page.getByRole('link', { name: units[0]!.title }));
  for (const [at, unit] of units.entries()) {
    await page.waitForURL(`**${unit.url}`);
    await page.locator('[data-training][data-ready]').waitFor();
    await hand.press(page.locator('[data-tick]').first());
    for (const question of unit.quiz) await answer(page, question, hand);
    await hand.press(page.getByLabel('这一课做完了'));
    const next = at < units.length - 1 ? page.locator('a[rel="next"]') : page.getByRole('link', { name: '回到' });
    await hand.press(next);
  }
  await page.waitForURL(`**${path.url}`);
  expect(await page.locator('main').innerText()).toContain(`这台设备上做完了 ${units.length} 课`);
  const { answers, done, ticks } = await kept(page);
  expect(Object.keys(done)).toEqual(units.map(({ id }) => id));
  for (const { id, quiz, task } of units) {
    expect(ticks[`units/${id}`]).toEqual(hashesOf(task.checklist.slice(0, 1)));
    for (const question of quiz) {
      const { chosen } = answers[id]![question.id]!;
      const right = hashesOf(rightOptions(question));
      expect(question.type === 'ordering' ? chosen : chosen.toSorted()).toEqual(
        question.type === 'ordering' ? right : right.toSorted(),
      );
    }
  }
}

describe('a whole path', () => {
  test('by thumb on a phone', async () => {
    await walk(await open(path.url, PHONE), thumb);
  }, 120_000);

  test('by keyboard alone', async () => {
    const page = await open(path.url);
    await walk(page, keys(page));
  }, 240_000);
});

describe('an answer', () => {
  const [unit] = units;
  const wrong = unit!.quiz.find(({ type }) => type !== 'ordering')!;

  test('that is wrong says so, and of each option whether it is right, why, and what was chosen', async () => {
    const page = await open(unit!.url);
    const root = fieldset(page, wrong);
    const bad = wrong.options.find((each) => 'correct' in each && !each.correct)!;
    await option(root, bad.text).locator('input').check();
    await root.getByRole('button', { name: '对答案' }).click();
    expect(await result(root)).not.toBe('答对了。');
    for (const each of wrong.options) {
      const verdict = await option(root, each.text).locator('strong').innerText();
      expect(verdict).toContain('correct' in each && each.correct ? '对' : '不对');
      expect(verdict.includes('你选了')).toBe(each === bad);
      for (const { quote } of each.cites) {
        const words = quote.replaceAll('“', '‘').replaceAll('”', '’');
        expect(await option(root, each.text).getByText(words).first().isVisible(), quote).toBe(true);
      }
    }
    expect(await violations(page)).toEqual([]);
  });

  test('is asked for before anything is told', async () => {
    const page = await open(unit!.url);
    const root = fieldset(page, wrong);
    for (const { why } of wrong.options) expect(await root.getByText(why).isVisible()).toBe(false);
    await root.getByRole('button', { name: '对答案' }).click();
    expect(await result(root)).toBe('先选，再对答案。');
    for (const { why } of wrong.options) expect(await root.getByText(why).isVisible()).toBe(false);
  });

  test.each([PHONE, { viewport: { width: 1280, height: 800 } }])(
    'brings its result into view, and again the question: $viewport',
    async (options) => {
      const page = await open(unit!.url, options);
      for (const question of unit!.quiz) {
        const root = fieldset(page, question);
        const input = root.locator('ol input').first();
        if (question.type !== 'ordering') await input.check();
        const check = root.locator('[data-check]');
        await check.focus();
        await page.keyboard.press('Enter');
        expect(await isInView(root.locator('[data-result]'))).toBe(true);
        const said = await result(root);
        // A key held down, or pressed once more.
        await page.keyboard.press('Enter');
        expect(await result(root)).toBe(said);
        expect(await root.locator('ol strong').first().isVisible()).toBe(true);
        await check.click();
        expect(await isInView(root.locator('legend'))).toBe(true);
        expect(await root.locator('ol :focus').count()).toBe(1);
        expect(await isInView(root.locator('ol :focus'))).toBe(true);
      }
    },
  );

  test('and that the unit is done come from another tab', async () => {
    const page = await open(unit!.url);
    const other = await page.context().newPage();
    onTestFinished(() => other.close());
    await other.goto(inject('origin') + unit!.url);
    const root = fieldset(other, wrong);
    await option(root, wrong.options[0]!.text).locator('input').check();
    await root.getByRole('button', { name: '对答案' }).click();
    await other.getByLabel('这一课做完了').check();
    await expect.poll(() => result(fieldset(page, wrong))).toBe(await result(root));
    await expect.poll(() => page.getByLabel('这一课做完了').isChecked()).toBe(true);
    await other.evaluate(() => localStorage.clear());
    await expect.poll(() => result(fieldset(page, wrong))).toBe('');
    expect(await page.getByLabel('这一课做完了').isChecked()).toBe(false);
  });

  test('is there again on the next visit, and can be given anew', async () => {
    const page = await open(unit!.url);
    const root = fieldset(page, wrong);
    const [first] = wrong.options;
    await option(root, first!.text).locator('input').check();
    await root.getByRole('button', { name: '对答案' }).click();
    const said = await result(root);
    await page.reload();
    expect(await option(root, first!.text).locator('input').isChecked()).toBe(true);
    expect(await result(root)).toBe(said);
    await root.getByRole('button', { name: '再答一次' }).click();
    expect(await option(root, first!.text).locator('input').isChecked()).toBe(false);
    for (const { why } of wrong.options) expect(await root.getByText(why).isVisible()).toBe(false);
    await answer(page, wrong, { press: (target) => target.click(), choose: (target) => target.click() });
  });

  test('that cannot be kept is told all the same, with what is the matter', async () => {
    const page = await open(unit!.url);
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('', 'QuotaExceededError');
      };
    });
    const root = fieldset(page, wrong);
    await option(root, wrong.options[0]!.text).locator('input').check();
    await root.getByRole('button', { name: '对答案' }).click();
    expect(await root.getByText(wrong.options[0]!.why).isVisible()).toBe(true);
    expect(await result(root)).toContain('没有存上');
    // Playwright's own `check` wants it to stay ticked.
    await page.getByLabel('这一课做完了').click();
    expect(await page.getByLabel('这一课做完了').isChecked()).toBe(false);
    expect(await page.locator('[data-done-said]').innerText()).toContain('没有存上');
  });
});

describe('an order', () => {
  test('stands as in the file, and moves one place at a time; at an end the focus goes to the other button', async () => {
    const page = await open(withOrdering.url);
    const root = fieldset(page, ordering);
    const all = ordering.options.map(({ text }) => text);
    expect(await order(root)).toEqual(all);
    const last = option(root, ordering.options.at(-1)!.text);
    const [up, down] = [last.getByText('上移'), last.getByText('下移')];
    expect(await down.isVisible()).toBe(false);
    for (let place = all.length - 1; place > 0; place -= 1) {
      await up.click();
      expect(await result(root)).toBe(`现在排第 ${place}`);
    }
    expect(await order(root)).toEqual([all.at(-1)!, ...all.slice(0, -1)]);
    expect(await up.isVisible()).toBe(false);
    expect(await isFocused(down)).toBe(true);
  });
});

test('readings are whole paragraphs of the text, the words in question set off, no name in them', async () => {
  const page = await open(units[0]!.url);
  for (const { piece, paragraph, quote, look } of [units[0]!.reading, ...units[0]!.further]) {
    const text = archive.pieces.find(({ id }) => id === piece)!.paragraphs.find(({ id }) => id === paragraph)!.text;
    const figure = page.locator('figure').filter({ hasText: look });
    const shown = await figure.locator('blockquote').innerText();
    const masked = shown.split('〔某户〕');
    let at = 0;
    for (const part of masked) {
      at = text.indexOf(part, at);
      expect(at, part).toBeGreaterThanOrEqual(0);
      at += part.length;
    }
    expect(masked.at(-1)).toBe(text.slice(text.length - masked.at(-1)!.length));
    const marked = (await figure.locator('mark').allInnerTexts()).join('');
    if (!marked.includes('〔某户〕')) expect(marked).toBe(quote);
  }
});

describe('without JavaScript', () => {
  test.each(archive.units.slice(0, 2).map((unit) => [unit.id, unit] as const))(
    '%s reads whole: options, and the answers behind a fold',
    async (_, unit) => {
      const page = await open(unit.url, { ...PHONE, javaScriptEnabled: false });
      expect(await page.locator('main button:visible').count()).toBe(0);
      expect(await page.getByLabel('这一课做完了').isVisible()).toBe(false);
      for (const question of unit.quiz) {
        const root = fieldset(page, question);
        expect(await root.getByText(question.stem).isVisible()).toBe(true);
        await root.locator('summary').click();
        for (const { text, why } of question.options) {
          expect(await root.getByText(text, { exact: true }).first().isVisible(), text).toBe(true);
          expect(await root.getByText(why).isVisible(), why).toBe(true);
        }
      }
      expect(await overflowing(page)).toEqual([]);
    },
  );
});

test('answered, nothing is too small, too wide or a barrier on a phone, by day and by night', async () => {
  const page = await open(withOrdering.url, { viewport: PHONE.viewport!, hasTouch: true });
  for (const question of withOrdering.quiz) {
    const root = fieldset(page, question);
    if (question.type !== 'ordering') await root.locator('input').first().check();
    await root.getByRole('button', { name: '对答案' }).click();
  }
  expect(await smallTargets(page)).toEqual([]);
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.evaluate(() => (document.documentElement.dataset.size = 'huge'));
  expect(await overflowing(page)).toEqual([]);
});

test('on paper the list to tick and the sheet to write on are one sheet, and no answer is printed', async () => {
  const page = await open(units[0]!.url);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('table tbody tr:visible').count()).toBeGreaterThanOrEqual(10);
  const [section] = await page
    .locator('section')
    .filter({ has: page.locator('#do') })
    .evaluateAll((found) => found.map((each) => getComputedStyle(each)).map((s) => [s.breakBefore, s.breakAfter]));
  expect(section).toEqual(['page', 'page']);
  for (const { why } of units[0]!.quiz[0]!.options) expect(await page.getByText(why).isVisible()).toBe(false);
  const key = page.getByText('测一测的答案');
  expect(await key.isVisible()).toBe(true);
  expect(await key.evaluate((part) => getComputedStyle(part).breakBefore)).toBe('page');
  await page.evaluate(() => (window.print = () => (document.title = 'printed')));
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: '打印这一课' }).click();
  expect(await page.title()).toBe('printed');
});

test('where the page’s own scripts do not come, it is as it is without any', async () => {
  // Not one that is watched for faults: it says of each script that it was kept from it.
  const { page, close } = await visit(site.browser, `${inject('origin')}/no/such/page/`);
  onTestFinished(close);
  await page.route('**/_astro/*.js', (route) => route.abort());
  await page.goto(inject('origin') + units[0]!.url);
  const root = fieldset(page, units[0]!.quiz[0]!);
  expect(await root.getByRole('button', { name: '对答案' }).isVisible()).toBe(false);
  expect(await root.locator('summary').isVisible()).toBe(true);
  await page.goto(inject('origin') + archive.decisions[0]!.url);
  expect(await page.locator('main button:visible').count()).toBe(0);
  expect(await page.locator('[data-after] summary').first().isVisible()).toBe(true);
});
