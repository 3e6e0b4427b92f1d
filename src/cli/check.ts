/**
 * `npm run check -- [content] [--format text|json|github]`: every fault of the content, exit code 1 if there is any. As
 * text it also tells how many statements of the editors nobody else has read yet.
 */
import { parseArgs } from 'node:util';
import { inspectArchive } from '../archive/read/reader.ts';
import { FORMATS, reportFaults } from '../archive/report.ts';
import { unreviewed } from '../archive/statements.ts';

const USAGE = `用法：npm run check -- [content] [--format ${FORMATS.join('|')}]`;

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { format: { type: 'string', default: 'text' } },
  });
  const format = FORMATS.find((known) => known === values.format);
  if (!format || positionals.length > 1) {
    console.error(USAGE);
    return 2;
  }
  const root = positionals[0] ?? 'content';
  const { draft, faults } = inspectArchive(root);
  const report = reportFaults(faults, format, root);
  if (report) console.log(report);
  const open = faults.length === 0 && format === 'text' ? unreviewed(draft).length : 0;
  if (open > 0) console.log(`编者的话还有 ${open} 条没有别人审读（npm run reviews 列出）`);
  return faults.length === 0 ? 0 : 1;
}

process.exitCode = main();
