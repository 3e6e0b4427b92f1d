import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { simplifications } from '../../src/search/index/fold-pairs.ts';
import { everydayPath, fileOfEveryday, type EverydayWords } from '../../src/search/shared/everyday.ts';
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

/** Any form of a word finds at least what its simplified form finds, and marks that. */
test.each([
  ['瞭解', '了解'],
  ['隨著', '随着'],
  ['意味著', '意味着'],
  ['衞生', '卫生'],
  ['甚麼', '什么'],
  ['計畫', '计划'],
  ['\u2F0A\u2F3E', '入户'],
  ['贫\u200B困户', '贫困户'],
  ['\u2F0A\u2F3E 甚麼', '入户 什么'],
  ['「意见箱」 合作社', '“意见箱” 合作社'],
  ['意见箱、合作社', '意见箱 合作社'],
  ['意见箱|合作社', '意见箱 OR 合作社'],
  ['意见箱 \uFF5C 合作社', '意见箱 OR 合作社'],
  ['意见箱 \uFF2F\uFF32 合作社', '意见箱 OR 合作社'],
  ['扶贫 + 产业', '扶贫 产业'],
  ['“意见箱 合作社', '意见箱 合作社'],
])('%s is %s', async (query, plain) => {
  await ask(plain);
  const expected = [await found('exact'), await marks(), await found('near')];
  await ask(query);
  expect([await found('exact'), await marks(), await found('near')]).toEqual(expected);
});

describe('beside an answer', () => {
  const hints = () => page.locator('[data-search-hints] [data-answer] a').allTextContents();

  test('other names of the same stand, and do not count', async () => {
    await ask('易地搬迁');
    expect(await found('exact')).toEqual(holders('易地搬迁'));
    expect(await page.locator('[data-total]').getAttribute('data-total')).toBe(String(holders('易地搬迁').length));
    expect(await hints()).toContain(`又作 易地扶贫搬迁 ${holders('易地扶贫搬迁').length} 篇 ›`);
    await page.getByRole('link', { name: '又作 易地扶贫搬迁' }).click();
    await page.waitForSelector('[data-search-state="done"]');
    expect(await found('exact')).toEqual(holders('易地扶贫搬迁'));
    await page.goBack();
  });

  test('a longer term that holds it is not another name of it', async () => {
    await ask('因病返贫');
    expect(await found('exact')).toEqual(holders('因病返贫'));
    expect(await hints()).toEqual([]);
  });

  test('an everyday word is looked for as the texts say it', async () => {
    expect(holders('养猪')).toEqual([]);
    const { version, files } = table.everyday!;
    const file = everydayPath(version, fileOfEveryday('养', files));
    const everyday = JSON.parse(readFileSync(join(dist, file), 'utf8')) as EverydayWords;
    const [, words] = everyday.find(([said]) => said.includes('养猪'))!;
    const having = [...new Set(words.flatMap(holders))].sort();
    await ask('养猪');
    expect(await hints()).toEqual([`“养猪”按${words.map((word) => `“${word}”`).join('')}找 ${having.length} 篇 ›`]);
    for (const mark of await marks()) expect(words).toContain(mark);
    expect(await found('near')).toEqual(having);
    await ask('听不懂');
    expect(await hints()).toEqual([`“听不懂”按“一脸茫然”找 ${holders('一脸茫然').length} 篇 ›`]);
    await page.getByRole('link', { name: '按“一脸茫然”找' }).click();
    await page.waitForSelector('[data-match="exact"]');
    expect(await found('exact')).toEqual(holders('一脸茫然'));
    await page.goBack();
  });

  test('what is put for a variant is told', async () => {
    expect(holders('医保')).toEqual([]);
    await ask('医保');
    expect(await hints()).toContain(`“医保”按“报销”找 ${holders('报销').length} 篇 ›`);
    expect(await found('near')).toEqual(expect.arrayContaining(holders('报销')));
  });

  test.each(['2020年', '2020', '\uFF12\uFF10\uFF12\uFF10年', '二〇二〇年'])(
    '%s leads to the pieces of that year, and is no part of another number',
    async (query) => {
      const inYear = table.pieces.filter(({ year }) => year && year.from <= 2020 && year.to >= 2020);
      await ask(query);
      expect([await found('exact'), await found('near'), await marks()]).toEqual([[], [], []]);
      expect(await hints()).toEqual([`写于或可能写于 2020 年的 ${inYear.length} 篇 ›`]);
      expect(await page.locator('[data-answer="year"] a').getAttribute('href')).toMatch(/\?year=2020$/u);
      expect(await page.locator('[data-search-answers] [data-sure]').count()).toBe(0);
    },
  );

  test('a year beside words leads to the pieces of that year that have them', async () => {
    await ask('2020年脱贫');
    const link = page.locator('[data-answer="year"] a');
    const [, count] = /有“脱贫”的 (\d+) 篇 ›$/u.exec((await link.textContent())!)!;
    await link.click();
    await page.waitForSelector('[data-match="exact"]');
    expect(await page.locator('[data-total]').getAttribute('data-total')).toBe(count);
    const inYear = table.pieces.filter(({ year }) => year && year.from <= 2020 && year.to >= 2020).map(({ id }) => id);
    expect(await found('exact')).toEqual(holders('脱贫').filter((id) => inYear.includes(id)));
    await page.goBack();
  });

  test('places that are only inferred lead to where that is told, and no part of their names is an answer', async () => {
    const inferred = pieces.filter(({ placeInferred }) => placeInferred);
    expect(inferred.length).toBeGreaterThan(3);
    for (const { id, placeInferred } of inferred) {
      const province = /^(?:内蒙古|..)/u.exec(placeInferred!.name)![0];
      for (const query of [province, placeInferred!.name]) {
        await ask(query);
        const row = page.locator('[data-search-answers] [data-sure]', {
          has: page.locator(`a[href*="/${id}/"]`),
          hasText: `编者推断在${placeInferred!.name}`,
        });
        expect(await row.count(), query).toBe(1);
        expect(await found('near'), query).toEqual([]);
        expect(await found('exact'), query).toEqual(holders(query));
      }
    }
  });

  test('the rarest word counts most, and none of asking or of grammar is marked, nor half of one', async () => {
    const [[rare, ...common], without] = [
      ['减负', '驻村', '干部'],
      ['给', '给驻村', '怎么'],
    ];
    for (const word of common) expect(holders(word).length).toBeGreaterThan(holders(rare).length);
    await ask('怎么给驻村干部减负');
    expect(await page.locator('[data-match="near"]').first().locator('mark').allTextContents()).toContain(rare);
    for (const mark of await marks()) expect(without).not.toContain(mark);
    await ask('火神山几天建成');
    expect(await marks()).toContain('火神山');
    expect(await marks()).not.toContain('神山');
  });

  test('an AND that fails tells what each part has', async () => {
    await ask('合作社 恐龙');
    expect(await hints()).toEqual([`“合作社” ${holders('合作社').length} 篇 ›`, '“恐龙” 0 篇']);
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
    expect(await page.locator('[data-sure]').count()).toBe(0);
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
