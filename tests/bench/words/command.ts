/**
 * `npm run bench -- words [--dist DIR] [--questions FILE]`: how many questions in readers' own words the built search page
 * answers within its first rows, with the editors' words and without, and whether it claims an answer where there is none.
 * Exit code 1 if too few are answered or any such claim is made.
 */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { TABLE_PATH, type SearchTable } from '../../../src/search/shared/table.ts';
import { launchChromium } from '../../support/chromium.ts';
import { serveSite } from '../search/server.ts';
import { askAll, type ShownRow } from './ask.ts';
import { QUESTIONS_FILE, readQuestions, type WordsQuestion } from './questions.ts';

export const USAGE = 'words [--dist dist] [--questions 表.tsv]';

/** Rows that a reader looks at. */
const ROWS = 3;
/** The share of the questions with an answer that has to be answered. */
const GOAL = 0.85;

interface Asked extends WordsQuestion {
  rows: ShownRow[];
}

/** Runs the bench; returns the exit code. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { dist: { type: 'string', default: 'dist' }, questions: { type: 'string' } },
  });
  if (!existsSync(path.join(values.dist, 'search/index.html'))) {
    console.error(`${values.dist} 里没有搜索页：先运行 npm run build，或用 --dist 指明网站所在。`);
    return 2;
  }
  const questions = readQuestions(values.questions ?? QUESTIONS_FILE);
  const base = (process.env.BASE_PATH ?? '/').replace(/\/*$/u, '/');
  const bare = await withoutLayer(values.dist);
  const launched = await launchChromium();
  const browser = await chromium.connect(launched.wsEndpoint());
  const askSite = async (folders: string[]): Promise<Asked[]> => {
    const server = await serveSite(folders, base);
    try {
      const rows = await askAll(
        browser,
        server.url,
        questions.map(({ query }) => query),
      );
      return questions.map((question, at) => ({ ...question, rows: rows[at]! }));
    } finally {
      server.close();
    }
  };
  try {
    const asked = await askSite([values.dist]);
    const plain = await askSite([bare, values.dist]);
    console.log(report(asked, plain));
    return share(asked) >= GOAL && claims(asked).length === 0 ? 0 : 1;
  } finally {
    await browser.close();
    await launched.close();
    await rm(bare, { recursive: true });
  }
}

/** A folder to lay over the site, whose table knows of no editors' words. */
async function withoutLayer(dist: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-words-'));
  const table = JSON.parse(await readFile(path.join(dist, TABLE_PATH), 'utf8')) as SearchTable;
  await mkdir(path.dirname(path.join(folder, TABLE_PATH)), { recursive: true });
  await writeFile(path.join(folder, TABLE_PATH), JSON.stringify({ ...table, layer: null }));
  return folder;
}

const answerable = (asked: readonly Asked[]) => asked.filter(({ answers }) => answers.length > 0);
const isAnswered = ({ answers, rows }: Asked) =>
  rows.slice(0, ROWS).some(({ links }) => links.some((link) => answers.includes(link)));
const share = (asked: readonly Asked[]) => answerable(asked).filter(isAnswered).length / answerable(asked).length;
/** Questions without an answer to which some row claims to be one. */
const claims = (asked: readonly Asked[]) =>
  asked.filter(({ answers, rows }) => answers.length === 0 && rows.some(({ sure }) => sure));

function report(asked: readonly Asked[], plain: readonly Asked[]): string {
  const line = (name: string, of: (each: Asked) => boolean) => {
    const cells = [asked, plain].map((all) => {
      const group = answerable(all).filter(of);
      const count = group.filter(isAnswered).length;
      return `${count}/${group.length}（${((100 * count) / group.length).toFixed(0)} %）`;
    });
    return `${name}\t有编者的话 ${cells[0]!}\t没有 ${cells[1]!}`;
  };
  const told = ({ rows }: Asked) =>
    rows
      .slice(0, ROWS)
      .map(({ kind, title, sure, links }) => `    ${sure ? '！' : ''}${kind} ${title} ${links.join(' ')}`);
  const listed = (all: readonly Asked[]) =>
    all.flatMap((each) => [`  ${each.query}（${each.need}）${each.answers.join(' ')}`, ...told(each)]);
  const groups = [...new Set(asked.map(({ by }) => by))];
  const [unanswerable, wrong] = [asked.filter(({ answers }) => answers.length === 0), claims(asked)];
  return [
    `前 ${ROWS} 行答上的：`,
    line('全部', () => true),
    ...groups.map((by) => line(by, (each) => each.by === by)),
    `没有答案的 ${unanswerable.length} 问，自称答上的 ${wrong.length}`,
    ...listed(wrong),
    '没有答上的：',
    ...listed(answerable(asked).filter((each) => !isAnswered(each))),
  ].join('\n');
}
