/**
 * `npm run reviews -- [BEGINNING] [--harm] [--rows]`: what nobody but its writer has read yet, each statement with the
 * paragraphs to read it against; with `--harm`, advice that nobody has thought through for harm; with `--rows`, as rows for
 * content/reviews.tsv, to be added when that has been done.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readingOf } from '../archive/layers.ts';
import { inspectArchive } from '../archive/read/reader.ts';
import { REVIEW_COLUMNS } from '../archive/kinds/review.ts';
import { unreviewed } from '../archive/statements.ts';
import { contentFolder, misused, readArguments } from './arguments.ts';

const USAGE = '用法：npm run reviews -- [开头，如 themes/visits] [--harm] [--rows] [--content content]';

const { values, positionals } = readArguments(
  {
    allowPositionals: true,
    options: {
      rows: { type: 'boolean', default: false },
      harm: { type: 'boolean', default: false },
      content: { type: 'string', default: 'content' },
    },
  },
  USAGE,
);
const [beginning, ...others] = positionals;
if (others.length > 0) misused('只能写一个开头。', USAGE);
if (values.rows && beginning === undefined) misused('--rows 要写明开头：只签读过的。', USAGE);
const root = contentFolder(values.content, USAGE);
const { draft, faults } = inspectArchive(root);
if (faults.length > 0)
  console.error(`${root} 里有 ${faults.length} 处错误，读不出的条目不在下面；先照 npm run check 改正。`);
const verdict = values.harm ? '无害' : '准';
const statements = unreviewed(draft, verdict).filter(({ id }) => id.startsWith(beginning ?? ''));
if (values.rows) {
  const today = new Date().toISOString().slice(0, 10);
  if (!existsSync(join(root, 'reviews.tsv'))) console.log(REVIEW_COLUMNS.join('\t'));
  for (const { id, hash } of statements) console.log([id, hash, verdict, today].join('\t'));
} else {
  const pieces = new Map(draft.pieces.map((piece) => [piece.id, piece]));
  for (const { id, hash, words, cites, file, line } of statements) {
    console.log(`${id} ${hash}（${file}:${line}）\n  ${words.replaceAll('\n', '\n  ')}`);
    for (const cite of cites) {
      const [piece = '', paragraph = ''] = cite.split('#');
      const found = pieces.get(piece)?.paragraphs[Number(paragraph.slice(1)) - 1];
      console.log(`    ${cite}：${found ? readingOf(found) : '（没有这一段）'}`);
    }
  }
  console.log(`共 ${statements.length} 条`);
}
