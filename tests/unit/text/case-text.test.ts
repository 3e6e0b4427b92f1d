import { describe, expect, test } from 'vitest';
import { caseText } from '../../../src/text/case-text.ts';
import { FILE } from '../search/cases/filed.ts';

const { cases, ...names } = FILE;
const origin = { archive: '档案', date: '2026-01-02', site: 'https://example.org/base' };
const textOf = (id: string, site: string | null = origin.site) =>
  caseText(
    cases.find((record) => record.id === id)!,
    names,
    { ...origin, site },
  );

describe('caseText', () => {
  test('tells a case field by field, the words of the text below each statement', () => {
    expect(textOf('ill').split('\n')).toEqual([
      '题目ill（编者拟题）',
      '户 · 示例省甲县',
      '',
      '编者按：提要',
      '　　　　引文：“原话”《入户》第 1 段',
      '',
      '难在哪里',
      '　　因病：老人说药贵。',
      '　　　　引文：“原话”《入户》第 2 段',
      '',
      '做了什么',
      '　　走访慰问：送了一回药。（为：因病；没写谁做的）',
      '　　　　引文：“原话”《入户》第 3 段',
      '',
      '结果',
      '　　结果没写。',
      '',
      '文中没有说',
      '　　药钱由谁出',
      '',
      '出自《档案》2026-01-02 版。 https://example.org/base/cases/ill/',
      '',
    ]);
  });

  test('says of causes, measures and outcomes that they are not told, and of a place', () => {
    const lines = textOf('bare').split('\n');
    expect(lines).toContain('户 · 没写地点');
    expect(lines.filter((line) => /^　　[^　]/u.test(line))).toEqual([
      '　　起因未说。',
      '　　没写做了什么。',
      '　　结果没写。',
    ]);
  });

  test('has what to ask now below the words of the text, and the warning without any', () => {
    const lines = textOf('road').split('\n');
    const at = lines.indexOf('　　那时要走四个小时。');
    expect(lines.slice(at, at + 3)).toEqual([
      '　　那时要走四个小时。',
      '　　　　引文：“原话”《修路》第 4 段',
      '　　　　现在问本县：现在还有哪几户走着去？',
    ]);
    expect(lines).toContain('　　只通到村口。');
  });

  test('beside words that were emended has those of the source', () => {
    const [ill] = cases;
    const summaryCites = [{ piece: 'a', paragraph: 'p1', quote: '下降到3%', source: '下降3%' }];
    expect(caseText({ ...ill!, summaryCites }, names, origin)).toContain(
      '　　　　引文：“下降到3%”《入户》第 1 段（底本作“下降3%”）\n',
    );
  });

  test('has no address where the site has none', () => {
    expect(textOf('ill', null).trimEnd().endsWith('出自《档案》2026-01-02 版。')).toBe(true);
  });
});
