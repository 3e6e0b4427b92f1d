/**
 * `npm run reviews -- [BEGINNING] [--rows]`: what nobody but its writer has read yet, each statement with the paragraphs to
 * read it against; or, with `--rows`, as rows for content/reviews.tsv, to be added when they have been read.
 */
import { parseArgs } from 'node:util';
import { inspectArchive } from '../archive/read/reader.ts';
import { unreviewed } from '../archive/statements.ts';
import { readingProjection } from '../text/projections.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rows: { type: 'boolean', default: false }, content: { type: 'string', default: 'content' } },
});
const { draft } = inspectArchive(values.content);
const statements = unreviewed(draft).filter(({ id }) => id.startsWith(positionals[0] ?? ''));
const pieces = new Map(draft.pieces.map((piece) => [piece.id, piece]));
const date = draft.collected.site.entries[0]?.data.date ?? '';

for (const { id, hash, words, cites, file, line } of statements) {
  if (values.rows) {
    console.log([id, hash, '准', date].join('\t'));
    continue;
  }
  console.log(`${id} ${hash}（${file}:${line}）\n  ${words.replaceAll('\n', '\n  ')}`);
  for (const cite of cites) {
    const [piece = '', paragraph = ''] = cite.split('#');
    const raw = pieces.get(piece)?.paragraphs[Number(paragraph.slice(1)) - 1]?.raw ?? '';
    console.log(`    ${cite}：${readingProjection(raw)}`);
  }
}
if (!values.rows) console.log(`共 ${statements.length} 条`);
