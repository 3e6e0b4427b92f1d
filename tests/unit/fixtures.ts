/** Fixtures as an editor writes them: cases of plain text, and the miniature archive with changed files laid over it. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { makeEdition, type Edition } from '../../src/archive/edition.ts';
import { REVIEW_COLUMNS } from '../../src/archive/kinds/review.ts';
import { inspectArchive, loadArchive } from '../../src/archive/read/reader.ts';
import { unreviewed } from '../../src/archive/statements.ts';

export const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));
/** A whole archive in five short pieces; stands in for content/. */
export const MINIATURE = join(FIXTURES, 'archive');

/** The miniature archive, read and indexed. */
export const miniature = (): Edition => makeEdition(loadArchive(MINIATURE));

export interface TextCase {
  title: string;
  blocks: string[];
}

/**
 * The cases of a file of tests/fixtures/text: a title, then blocks of text between lines of a single dot.
 * Blank lines and lines that begin with `# ` between cases are skipped.
 * @param count how many blocks each case has
 */
export function readCases(name: string, count: number): TextCase[] {
  return parseCases(readFileSync(join(FIXTURES, 'text', name), 'utf8'), count);
}

export function parseCases(text: string, count: number): TextCase[] {
  const lines = text.split('\n');
  const cases: TextCase[] = [];
  let at = 0;
  const fail = (what: string): never => {
    throw new Error(`line ${at + 1}: ${what}`);
  };
  const readBlock = (): string => {
    const end = lines.indexOf('.', at);
    if (end < 0) return fail('a block without its closing dot');
    const block = lines.slice(at, end).join('\n');
    at = end + 1;
    return block;
  };
  while (at < lines.length) {
    const title = lines[at]!;
    at += 1;
    if (title === '' || title.startsWith('# ')) continue;
    if (lines[at] !== '.') fail(`a dot has to follow the title ${title}`);
    at += 1;
    cases.push({ title, blocks: Array.from({ length: count }, readBlock) });
    if (at < lines.length && lines[at] !== '') fail(`${title} has more than ${count} blocks`);
  }
  return cases;
}

/**
 * A copy of the miniature archive in a temporary folder, gone after the test.
 * @param overlay folder whose content/ is laid over it and whose removed.txt names the files to take away
 * @returns the content folder
 */
export function copyMiniature(overlay?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'gongxing-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const content = join(folder, 'content');
  cpSync(MINIATURE, content, { recursive: true });
  if (!overlay) return content;
  if (existsSync(join(overlay, 'content'))) cpSync(join(overlay, 'content'), content, { recursive: true });
  const list = join(overlay, 'removed.txt');
  const removed = existsSync(list) ? readFileSync(list, 'utf8').trim().split('\n') : [];
  for (const path of removed) rmSync(join(content, path));
  return content;
}

/** A table of reviews in which everything that wants one of the verdicts has it; nobody has read anything before. */
export function signaturesOf(root: string, verdicts: readonly ('准' | '无害')[]): string {
  const { draft } = inspectArchive(root);
  const rows = verdicts.flatMap((verdict) =>
    unreviewed(draft, verdict).map(({ id, hash }) => [id, hash, verdict, '2026-01-02']),
  );
  return [REVIEW_COLUMNS, ...rows].map((row) => `${row.join('\t')}\n`).join('');
}
