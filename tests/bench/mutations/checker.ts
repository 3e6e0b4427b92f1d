/** Checks archives in a process of its own, which is ended when it takes too long, and started anew when it has died. */
import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Expectation } from './judge.ts';

/** What a check came to. */
export interface Verdict {
  /** Why the damage was not answered; null where it was. */
  unanswered: string | null;
  faults: number;
  /** Processor time of the check. */
  seconds: number;
}

export interface Task extends Expectation {
  root: string;
}

export interface Checker {
  check(task: Task): Promise<Verdict>;
  close(): void;
}

/** Memory that a check may take, in megabytes. */
const MEMORY = 1024;
/** How often a check that is late is looked at again, in milliseconds. */
const PAUSE = 5000;

/** Ticks of processor time in a second, as Linux counts them. */
const TICKS = 100;

/** @param limit how much processor time a check may take, in seconds */
export function makeChecker(limit: number): Checker {
  let ready: Promise<ChildProcess> | null = null;
  return {
    async check(task) {
      ready ??= start();
      const child = await ready;
      const verdict = await ask(child, task, limit);
      if (child.killed || child.exitCode !== null || child.signalCode !== null) ready = null;
      return verdict;
    },
    close: () => void ready?.then((child) => child.kill()),
  };
}

/** A process that is ready for its first task. */
function start(): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL('checker-process.ts', import.meta.url)), {
    execArgv: [`--max-old-space-size=${MEMORY}`],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve(child));
    child.once('error', reject);
    child.once('exit', () => reject(new Error('the checking process does not start')));
  });
}

function ask(child: ChildProcess, task: Task, limit: number): Promise<Verdict> {
  return new Promise((resolve) => {
    const began = spentBy(child.pid!);
    let seen = began;
    let complaint = '';
    let isLate = false;
    const onError = (chunk: Buffer) => (complaint += chunk.toString());
    // A full machine is no fault: a process that gets on and has not used up its time is waited for.
    const look = () => {
      const spent = spentBy(child.pid!);
      const getsOn = spent !== null && seen !== null && spent > seen;
      if (getsOn && spent - began! < limit) timer = setTimeout(look, PAUSE);
      else {
        isLate = true;
        child.kill('SIGKILL');
      }
      seen = spent;
    };
    let timer = setTimeout(look, limit * 1000);
    const settle = (verdict: Verdict) => {
      clearTimeout(timer);
      child.stderr!.off('data', onError);
      child.off('message', onMessage).off('exit', onExit);
      resolve(verdict);
    };
    const onMessage = (message: unknown) => {
      const verdict = message as Verdict;
      settle(verdict.seconds > limit ? { ...verdict, unanswered: `用了 ${verdict.seconds.toFixed(1)} 秒` } : verdict);
    };
    const onExit = () => {
      const cause = complaint.includes('heap out of memory') ? `用去内存 ${MEMORY} MB 以上` : '检查的进程死了';
      settle({ unanswered: isLate ? `${limit} 秒以上没有答复` : cause, faults: 0, seconds: isLate ? limit : 0 });
    };
    child.stderr!.on('data', onError);
    child.once('message', onMessage).once('exit', onExit);
    child.send(task);
  });
}

/** Processor time of a process so far, in seconds; null where the system does not tell. */
function spentBy(pid: number): number | null {
  try {
    // What follows the name in brackets: state, then numbers; user and system time are the 12th and 13th, in ticks.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /su, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return null;
  }
}
