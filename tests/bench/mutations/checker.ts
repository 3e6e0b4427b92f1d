/** Checks archives in a process of its own, which is ended when it takes too long, and started anew when it has died. */
import { fork, spawnSync, type ChildProcess } from 'node:child_process';
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

/** What the checking process says: a verdict, and the processor time of its whole life in seconds. */
export interface Answer {
  verdict: Verdict;
  life: number;
}

export interface Checker {
  check(task: Task): Promise<Verdict>;
  close(): void;
}

/** Memory that a check may take, in megabytes. */
const MEMORY = 1024;
/** How often a check that is late is looked at again, in milliseconds. */
const PAUSE = 2000;

interface Life {
  child: ChildProcess;
  /** Processor time up to the last answer, in seconds. */
  spent: number;
}

/** @param limit how much processor time a check may take, and how long it may lie still, in seconds */
export function makeChecker(limit: number): Checker {
  let life: Promise<Life> | null = null;
  return {
    async check(task) {
      life ??= start();
      const current = await life;
      const verdict = await ask(current, task, limit);
      const { killed, exitCode, signalCode } = current.child;
      if (killed || exitCode !== null || signalCode !== null) life = null;
      return verdict;
    },
    close: () => void life?.then(({ child }) => child.kill()),
  };
}

/** A process that is ready for its first task. */
function start(): Promise<Life> {
  const child = fork(fileURLToPath(new URL('checker-process.ts', import.meta.url)), {
    execArgv: [`--max-old-space-size=${MEMORY}`],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.once('message', (spent: number) => resolve({ child, spent }));
    child.once('error', reject);
    child.once('exit', () => reject(new Error('the checking process does not start')));
  });
}

function ask(life: Life, task: Task, limit: number): Promise<Verdict> {
  const { child } = life;
  return new Promise((resolve) => {
    let complaint = '';
    let isLate = false;
    const onError = (chunk: Buffer) => (complaint += chunk.toString());
    const look = () => {
      if (isWorking(child.pid!, life.spent + limit)) timer = setTimeout(look, PAUSE);
      else {
        isLate = true;
        child.kill('SIGKILL');
      }
    };
    let timer = setTimeout(look, limit * 1000);
    const settle = (verdict: Verdict) => {
      clearTimeout(timer);
      child.stderr!.off('data', onError);
      child.off('message', onMessage).off('exit', onExit);
      resolve(verdict);
    };
    const onMessage = (message: unknown) => {
      const { verdict, life: spent } = message as Answer;
      life.spent = spent;
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

/** Whether a process is busy, or waits for its turn, and has not yet had so much processor time: a full machine is no fault. */
function isWorking(pid: number, limit: number): boolean {
  const { stdout, status } = spawnSync('ps', ['-o', 'stat=,time=', '-p', String(pid)], { encoding: 'utf8' });
  const match = /^([A-Z])\S*\s+(?:(?:(\d+)-)?(\d+):)?(\d+):(\d+)/u.exec(status === 0 ? stdout.trim() : '');
  if (!match || match[1] === 'S') return false;
  const [days, hours, minutes, seconds] = match.slice(2).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds < limit;
}
