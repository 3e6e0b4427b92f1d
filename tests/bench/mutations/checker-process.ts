/** The process in which archives are checked, one task after another; see `checker.ts`. */
import { checkArchive } from '../../../src/archive/read/reader.ts';
import type { Task, Verdict } from './checker.ts';
import { judge } from './judge.ts';

/** Processor time since the process began, in seconds. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function check({ root, ...expectation }: Task): Verdict {
  const began = spent();
  try {
    const faults = checkArchive(root);
    const seconds = spent() - began;
    return { unanswered: judge(root, faults, expectation), faults: faults.length, seconds };
  } catch (error) {
    return { unanswered: `异常：${describe(error, root)}`, faults: 0, seconds: spent() - began };
  }
}

/** An exception in one line, with the first of our own files on its way. */
function describe(error: unknown, root: string): string {
  const [message = '', ...frames] = (error instanceof Error ? (error.stack ?? error.message) : String(error)).split(
    '\n',
  );
  const own = frames.find((frame) => frame.includes('/src/'))?.replace(/^.*(?=src\/)|\)$/gu, '') ?? '';
  return `${message.replaceAll(root, 'content').slice(0, 120)} ${own}`.trim();
}

process.on('message', (task: Task) => process.send!(check(task)));
process.send!('ready');
