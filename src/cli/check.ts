/** `npm run check`: every fault of the content, one a line, exit code 1 if there is any. */
import { formatFault } from '../archive/faults.ts';
import { checkArchive } from '../archive/reader.ts';

const root = process.argv[2] ?? 'content';
const faults = checkArchive(root);
for (const fault of faults) console.log(formatFault(fault));
console.log(faults.length === 0 ? `${root}：没有错误` : `${root}：${faults.length} 处错误`);
process.exitCode = faults.length === 0 ? 0 : 1;
