import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { simplifications } from '../../src/search/index/fold-pairs.ts';
import { makeFold } from '../../src/search/shared/fold.ts';
import type { SearchTable } from '../../src/search/shared/table.ts';
import { readArchive } from '../support/archive-data.ts';
import { ask as askOn, holdersOf, idsOf, listed, searchSite } from '../support/search.ts';

const dist = inject('dist');
const { pieces } = readArchive(dist);
const table = JSON.parse(readFileSync(join(dist, 'data/search.json'), 'utf8')) as SearchTable;
const fold = makeFold(simplifications());

const visited = searchSite().openForAll('/search/');
let page: Page;
beforeAll(() => {
  ({ page } = visited);
});
afterAll(() => expect(visited.faults).toEqual([]));

const ask = (query: string) => askOn(page, query);
const found = (match: 'exact' | 'near') => listed(page, match);
const marks = () => page.locator('[data-search-results] mark').allTextContents();
const help = () => page.locator('[data-search-help]');
const nearHeading = () => page.getByRole('heading', { name: '相近的结果', exact: true });

const holders = (query: string) => idsOf(holdersOf(pieces, query, fold));
const both = (one: string, two: string) => holders(one).filter((id) => holders(two).includes(id));
const either = (one: string, two: string) => [...new Set([...holders(one), ...holders(two)])].sort();
const without = (one: string, two: string) => holders(one).filter((id) => !holders(two).includes(id));

/** One exact result: its passages by layer and paragraph, how many more it tells of, and what it marks. */
interface Told {
  passages: string[];
  more: number;
}

const told = (): Promise<Record<string, Told>> =>
  page.locator('[data-match="exact"]').evaluateAll((rows) =>
    Object.fromEntries(
      rows.map((row) => {
        const links = [...row.querySelectorAll<HTMLAnchorElement>('[data-passages] a')];
        const passages = links.map(({ pathname, hash, textContent }) => {
          const layer = pathname.endsWith('/source/') ? 'source' : 'reading';
          // What is said agrees with where it leads.
          return textContent.includes(`${layer === 'source' ? '原文' : ''}第 ${hash.slice(2)} 段`) ? layer + hash : '?';
        });
        const more = /另有 (\d+) 段/u.exec(row.textContent)?.[1] ?? '0';
        return [(row as HTMLElement).dataset.piece!, { passages, more: Number(more) }];
      }),
    ),
  );

/** What `told` should be: a paragraph once, from the reading text unless only the source has the query. */
const toTell = (query: string): Record<string, Told> =>
  Object.fromEntries(
    pieces
      .filter(({ id }) => holders(query).includes(id))
      .map(({ id, paragraphs }) => {
        const passages = paragraphs.flatMap(({ id: paragraph, text, source }) => {
          if (fold(text).includes(fold(query))) return [`reading#${paragraph}`];
          return fold(source).includes(fold(query)) ? [`source#${paragraph}`] : [];
        });
        return [id, { passages: passages.slice(0, 3), more: Math.max(0, passages.length - 3) }];
      }),
  );

describe('both layers', () => {
  test('what stands in the source text only is told from it, once, and leads to the source page', async () => {
    const expected = toTell('情景');
    expect(Object.values(expected).flatMap(({ passages }) => passages)).not.toContainEqual(
      expect.stringMatching('reading'),
    );
    await ask('情景');
    expect(await found('exact')).toEqual(holders('情景'));
    expect(await told()).toEqual(expected);
    for (const mark of await marks()) expect(mark).toBe('情景');
  });

  test('what stands in the reading text only', async () => {
    // The editor's 易 for the witness's 异.
    const query = '易地搬迁';
    const inBoth = pieces.flatMap(({ paragraphs }) =>
      paragraphs.filter(({ text, source }) => text.includes(query) && !source.includes(query)),
    );
    expect(inBoth).not.toEqual([]);
    await ask(query);
    expect(await told()).toEqual(toTell(query));
  });

  test('what stands in both is told once, from the reading text', async () => {
    await ask('两不愁三保障');
    expect(await told()).toEqual(toTell('两不愁三保障'));
    expect(Object.values(await told()).flatMap(({ passages }) => passages)).not.toContainEqual(
      expect.stringMatching('source'),
    );
  });
});

describe('the same text written otherwise', () => {
  const NUMBER = /\d{2,}\p{Script=Han}/u.exec(
    pieces.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text)).join(),
  )![0];
  const widened = (text: string) => text.replace(/\d/gu, (digit) => String.fromCodePoint(Number(digit) + 0xff10));

  test.each([
    ['traditional characters', '兩不愁三保障', '两不愁三保障'],
    ['mixed characters', '貧困户', '贫困户'],
    ['full-width Latin', '\uFF3A\uFF48\uFF49', 'zhi'],
    ['capitals', 'ZHI', 'zhi'],
    ['full-width digits', widened(NUMBER), NUMBER],
    ['half-width punctuation', '户,', '户\uFF0C'],
  ])('%s', async (_, query, plain) => {
    await ask(plain);
    const expected = { found: await found('exact'), marks: await marks(), told: await told() };
    expect(expected.found).toEqual(holders(query));
    expect(expected.found).not.toEqual([]);
    await ask(query);
    expect({ found: await found('exact'), marks: await marks(), told: await told() }).toEqual(expected);
    for (const mark of expected.marks) expect(fold(mark)).toBe(fold(query));
  });
});

describe('operators', () => {
  test.each<[string, string[], string[]]>([
    ['扶贫 产业', both('扶贫', '产业'), ['扶贫', '产业']],
    ['扶贫\u3000产业', both('扶贫', '产业'), ['扶贫', '产业']],
    ['"扶贫工作"', holders('扶贫工作'), ['扶贫工作']],
    ['“扶贫工作” 产业', both('扶贫工作', '产业'), ['扶贫工作', '产业']],
    ['扶贫 -产业', without('扶贫', '产业'), ['扶贫']],
    ['扶贫 -“扶贫工作”', without('扶贫', '扶贫工作'), ['扶贫']],
    ['意见箱 OR 合作社', either('意见箱', '合作社'), ['意见箱', '合作社']],
    ['鹱鹲鹳鹴 OR 合作社', holders('合作社'), ['合作社']],
    ['合作社 ', holders('合作社'), ['合作社']],
  ])('%s', async (query, expected, parts) => {
    expect(expected).not.toEqual([]);
    await ask(query);
    expect(await found('exact')).toEqual(expected);
    expect(await nearHeading().isVisible()).toBe(false);
    for (const mark of await marks()) expect(parts).toContain(mark);
    expect(new Set(await marks())).toEqual(new Set(parts));
  });
});

test.each(['的', '箱', '\uFF1B', '“', '。', '\uFF0C', '2', '\uFF1F', '、', '。”'])(
  'a lone character or mark is found wherever it stands: %s',
  async (query) => {
    expect(holders(query)).not.toEqual([]);
    await ask(query);
    expect(await found('exact')).toEqual(holders(query));
    for (const mark of await marks()) expect(fold(mark)).toBe(fold(query));
  },
);

describe('what stands nowhere', () => {
  test('gets near answers, and is told that they are', async () => {
    const query = '两不愁五保障';
    expect(holders(query)).toEqual([]);
    await ask(query);
    expect(await nearHeading().isVisible()).toBe(true);
    expect(await found('exact')).toEqual([]);
    expect(await found('near')).toEqual(expect.arrayContaining([expect.any(String)]));
    for (const mark of await marks()) expect(query).toContain(mark);
    expect(await page.locator('[data-search-status]').textContent()).toMatch(/^没有逐字相同/u);
    expect(await help().isVisible()).toBe(true);
    await ask('两不愁三保障');
    expect(await nearHeading().isVisible()).toBe(false);
    expect(await help().isVisible()).toBe(false);
  });

  test('but of which the editor knows another form, is answered with that form', async () => {
    const [form, others] = table.variants
      .flatMap((forms) => forms.map((each) => [each, forms.filter((other) => other !== each)] as const))
      .find(([each, rest]) => holders(each).length === 0 && rest.some((other) => holders(other).length > 0))!;
    await ask(form);
    expect(await nearHeading().isVisible()).toBe(true);
    expect(await found('exact')).toEqual([]);
    expect(await found('near')).toEqual([...new Set(others.flatMap(holders))].sort());
    for (const mark of await marks()) expect(others.some((other) => fold(other).includes(fold(mark)))).toBe(true);
  });

  test('nor anything like it, leads to themes and terms', async () => {
    await ask('鹱鹲鹳鹴');
    expect([await found('exact'), await found('near')]).toEqual([[], []]);
    expect(await nearHeading().isVisible()).toBe(false);
    expect(await page.locator('[data-search-status]').textContent()).toContain('没有找到');
    expect(await page.locator('[data-total]').getAttribute('data-total')).toBe('0');
    expect(await help().isVisible()).toBe(true);
    for (const kind of ['/themes/', '/terms/#']) {
      const links = help().locator(`a[href^="${kind}"]`);
      expect(await links.count(), kind).toBeGreaterThan(3);
      expect(await links.first().isVisible()).toBe(true);
    }
  });

  test('but is much like a name, leads to that', async () => {
    const theme = table.suggestions.find(({ kind, text }) => kind === 'theme' && text.length > 5)!;
    await ask(`${theme.text.slice(0, -1)}鹱`);
    expect(await found('exact')).toEqual([]);
    const link = page.locator(`[data-closest] a[href="${theme.url}"]`);
    expect(await link.isVisible()).toBe(true);
    expect(await link.textContent()).toBe(`主题 ${theme.text}`);
  });
});
