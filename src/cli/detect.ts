/**
 * `npm run detect -- --text FILE`: the damage that the detector suspects in any text file, one suspect a line. How well it does
 * on this archive's own witnesses is told by `npm run bench -- detector`.
 */
import { readFileSync, statSync } from 'node:fs';
import { loadLexicon } from '../archive/read/reader.ts';
import { decodeText } from '../archive/read/text-file.ts';
import { detect, formatSuspect } from '../text/detector.ts';
import { contentFolder, misused, readArguments } from './arguments.ts';

const USAGE = '用法：npm run detect -- --text 文件 [--content content]';

const { values } = readArguments(
  { options: { text: { type: 'string' }, content: { type: 'string', default: 'content' } } },
  USAGE,
);
const file = values.text ?? misused('', USAGE);
if (!statSync(file, { throwIfNoEntry: false })?.isFile()) misused(`没有文件 ${file}。`, USAGE);
const { text, faults } = decodeText(file, readFileSync(file));
const [fault] = faults;
// In the wrong encoding hardly a word would be recognised, and the text would look sound.
if (fault && text.includes('\uFFFD')) misused(`${file}:${fault.line} ${fault.message}`, USAGE);
const suspects = detect(text.split('\n'), loadLexicon(contentFolder(values.content, USAGE)));
for (const suspect of suspects) console.log(formatSuspect(suspect));
console.error(`${file}：${suspects.length} 处可疑`);
