/**
 * `npm run detect -- --text FILE`: the damage that the detector suspects in any text file, one suspect a line. How well it does
 * on this archive's own witnesses is told by `npm run bench -- detector`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadLexicon } from '../archive/read/reader.ts';
import { detect, formatSuspect } from '../text/detector.ts';

const USAGE = '用法：npm run detect -- --text 文件 [--content content]';

function main(): number {
  const { values } = parseArgs({
    options: { text: { type: 'string' }, content: { type: 'string', default: 'content' } },
  });
  const { text: file, content } = values;
  if (file === undefined || !existsSync(file)) {
    console.error(file === undefined ? USAGE : `没有文件 ${file}。${USAGE}`);
    return 2;
  }
  const lines = readFileSync(file, 'utf8').split(/\r?\n/u);
  for (const suspect of detect(lines, loadLexicon(content))) console.log(formatSuspect(suspect));
  return 0;
}

process.exitCode = main();
