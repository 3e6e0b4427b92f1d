/**
 * `npm run check -- [content] [--format text|json|github]`: every fault of the content, exit code 1 if there is any. As
 * text it also tells how many statements of the editors nobody else has read yet.
 */
import { inspectArchive } from '../archive/read/reader.ts';
import { FORMATS, reportFaults } from '../archive/report.ts';
import { unreviewed } from '../archive/statements.ts';
import { contentFolder, misused, readArguments } from './arguments.ts';

const USAGE = `用法：npm run check -- [content] [--format ${FORMATS.join('|')}]`;

const { values, positionals } = readArguments(
  { allowPositionals: true, options: { format: { type: 'string', default: 'text' } } },
  USAGE,
);
const format = FORMATS.find((known) => known === values.format);
if (!format) misused(`没有格式 ${values.format}。`, USAGE);
if (positionals.length > 1) misused('只能查一个文件夹。', USAGE);
const root = contentFolder(positionals[0] ?? 'content', USAGE);
const { draft, faults } = inspectArchive(root);
const report = reportFaults(faults, format, root);
if (report) console.log(report);
const isSound = faults.length === 0 && format === 'text';
const open = isSound ? unreviewed(draft).length : 0;
const untried = isSound ? unreviewed(draft, '无害').length : 0;
if (open > 0) console.log(`编者的话还有 ${open} 条没有别人审读（npm run reviews 列出）`);
if (untried > 0) console.log(`教人做的还有 ${untried} 条没有别人想过照做会怎样（npm run reviews -- --harm 列出）`);
process.exitCode = faults.length === 0 ? 0 : 1;
