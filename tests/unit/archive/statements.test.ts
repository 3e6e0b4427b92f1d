/** What a statement of the editors' is to be read against. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkArchive, inspectArchive } from '../../../src/archive/read/reader.ts';
import { statementsOf, unreviewed, type Statement } from '../../../src/archive/statements.ts';
import { copyMiniature, MINIATURE, signaturesOf } from '../fixtures.ts';

const CASE = 'cases/dear-medicine.md';
const of = (root: string, id: string): Statement[] =>
  statementsOf(inspectArchive(root).draft).filter((statement) => statement.id === `cases/dear-medicine#${id}`);
/** The statements of that id where the case has other words. */
const changed = (id: string, from: string, to: string): Statement[] => {
  const root = copyMiniature();
  const path = join(root, CASE);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
  return of(root, id);
};

describe('a statement of a case', () => {
  test('with cites beside it is read against these', () => {
    expect(of(MINIATURE, 'summary.text').map(({ cites }) => cites)).toEqual([['first-visit#p5', 'first-visit#p6']]);
    expect(of(MINIATURE, 'outcomes.text').map(({ cites }) => cites)).toEqual([['first-visit#p7']]);
    expect(of(MINIATURE, 'figures.label').map(({ cites }) => cites)).toEqual([['first-visit#p5']]);
  });

  test('about what the text leaves out is read against every paragraph that the case cites, each once', () => {
    const [untold] = of(MINIATURE, 'untold');
    expect(untold).toMatchObject({
      words: '药钱后来由谁出',
      cites: ['first-visit#p5', 'first-visit#p6', 'first-visit#p7'],
      review: 'listed',
    });
  });

  test('about what the text leaves out is unsigned by a further cite anywhere in the case, others are not', () => {
    const from =
      'outcomes:\n  - text: 县里通了路。\n    evidence: told\n    turn: better\n    teller: outsider\n    cites: [';
    const to = `${from}{ piece: first-visit, paragraph: p3, quote: 县里说 }, `;
    const [before] = of(MINIATURE, 'untold');
    const [after] = changed('untold', from, to);
    expect(after!.cites).toEqual([...before!.cites.slice(0, 2), 'first-visit#p3', 'first-visit#p7']);
    expect(after!.hash).not.toBe(before!.hash);
    expect(changed('summary.text', from, to)).toEqual(of(MINIATURE, 'summary.text'));
  });

  test('in its body is read against what it links to', () => {
    expect(of(MINIATURE, 'body').map(({ cites }) => cites)).toEqual([['first-visit#p6']]);
  });
});

test('a question of a paragraph is read against that paragraph', () => {
  const questions = statementsOf(inspectArchive(MINIATURE).draft).filter(({ id }) => /^pieces\/.+#questions/u.test(id));
  expect(questions.map(({ id, words, cites, review }) => [id, words, cites, review])).toEqual([
    ['pieces/night-watch#questions.p2', '冬夜站岗冻不冻', ['night-watch#p2'], 'listed'],
    ['pieces/night-watch#questions.p2', '一个人熬通宵想什么', ['night-watch#p2'], 'listed'],
    ['pieces/first-visit#questions.p3', '头回上门怎样开口', ['first-visit#p3'], 'listed'],
    ['pieces/first-visit#questions.p3', '光抄本子行吗', ['first-visit#p3'], 'listed'],
    ['pieces/first-visit#questions.p5', '家离集镇远看病贵', ['first-visit#p5'], 'listed'],
    ['pieces/first-visit#questions.p5', '儿女不在身边的老人', ['first-visit#p5'], 'listed'],
  ]);
});

describe('a body that may be empty', () => {
  test('is no fault where it is, and no statement', () => {
    const root = copyMiniature();
    const path = join(root, CASE);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.slice(0, text.indexOf('\n---\n') + '\n---\n'.length));
    expect(checkArchive(root)).toEqual([]);
    expect(of(root, 'body')).toEqual([]);
  });

  test('is held like any other prose where it is not', () => {
    const root = copyMiniature();
    const path = join(root, CASE);
    writeFileSync(path, `${readFileSync(path, 'utf8')}\n[一段](@first-visit#p70)\n`);
    expect(checkArchive(root).map(({ file, line, code }) => `${file}:${line} ${code}`)).toEqual([
      'content/cases/dear-medicine.md:55 unknown-paragraph',
    ]);
  });
});

describe('what nobody else has read', () => {
  /** What is left unsigned of either verdict once a table has been written. */
  const left = (table: (root: string) => string) => {
    const root = copyMiniature();
    writeFileSync(join(root, 'reviews.tsv'), table(root));
    expect(checkArchive(root)).toEqual([]);
    const { draft } = inspectArchive(root);
    return { read: unreviewed(draft), tried: unreviewed(draft, '无害') };
  };
  const { draft } = inspectArchive(MINIATURE);

  test('holds every statement; of harm only advice', () => {
    const keys = new Set(statementsOf(draft).map(({ id, hash }) => `${id} ${hash}`));
    expect(unreviewed(draft).length).toBe(keys.size);
    expect([...new Set(unreviewed(draft, '无害').map(({ id }) => id.replace(/\/[^#]+#/u, ' ')))]).toEqual([
      'privacies text',
      'situations checklist.text',
      'situations say.when',
      'units task.text',
      'units task.checklist.text',
    ]);
  });

  test('one verdict does not stand for the other', () => {
    const read = left((root) => signaturesOf(root, ['准']));
    expect([read.read, read.tried.length]).toEqual([[], unreviewed(draft, '无害').length]);
    const tried = left((root) => signaturesOf(root, ['无害']));
    expect([tried.read.length, tried.tried]).toEqual([unreviewed(draft).length, []]);
    expect(left((root) => signaturesOf(root, ['准', '无害']))).toEqual({ read: [], tried: [] });
  });

  test('names once what an entry says twice in the same words of the same paragraphs', () => {
    const id = 'units/carry-it-to-the-door#quiz.options.why';
    const twice = statementsOf(draft).filter((each) => each.id === id && each.words === '文中写的是4个小时。');
    expect(twice.length).toBe(2);
    expect(unreviewed(draft).filter(({ hash }) => hash === twice[0]!.hash).length).toBe(1);
  });

  test('is unread again once its words are others, for harm too', () => {
    const root = copyMiniature();
    writeFileSync(join(root, 'reviews.tsv'), signaturesOf(root, ['准', '无害']));
    const path = join(root, 'training/situations/door-tomorrow.md');
    writeFileSync(path, readFileSync(path, 'utf8').replace('先问吃穿，后问项目。', '先问吃穿。'));
    const { draft: after } = inspectArchive(root);
    for (const verdict of ['准', '无害'] as const)
      expect(unreviewed(after, verdict).map(({ id, words }) => `${id} ${words}`)).toEqual([
        'situations/door-tomorrow#checklist.text 先问吃穿。',
      ]);
  });
});
