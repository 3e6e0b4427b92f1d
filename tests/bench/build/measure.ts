/** Runs programs and tells what each stage of them took. */
import { spawn } from 'node:child_process';
import { memoryOfTree } from './process-tree.ts';

/** A program to be run. */
export interface Step {
  /** The stage that it begins with. */
  stage: string;
  command: string;
  args: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** The stages that follow, each begun by a line of output. */
  later?: readonly { stage: string; begins: RegExp }[];
}

export interface StageCost {
  stage: string;
  seconds: number;
  /** Most memory of the whole process tree, bytes; null where the system does not tell. */
  memory: number | null;
}

/** How often memory is looked at, ms. */
const SAMPLE = 50;
/** Ends of output that a failed program's error shows, characters. */
const SHOWN = 4000;

/** Runs steps one after the other. @throws with the end of what was printed, if one fails */
export async function measureSteps(steps: readonly Step[]): Promise<StageCost[]> {
  const costs: StageCost[] = [];
  for (const step of steps) costs.push(...(await measureStep(step)));
  return costs;
}

async function measureStep({ stage, command, args, cwd, env, later = [] }: Step): Promise<StageCost[]> {
  const costs: StageCost[] = [];
  let current: StageCost = { stage, seconds: 0, memory: null };
  let began = performance.now();
  const finish = () => {
    const now = performance.now();
    costs.push({ ...current, seconds: (now - began) / 1000 });
    began = now;
  };
  const waiting = [...later];
  const onLine = (line: string) => {
    const at = waiting.findIndex(({ begins }) => begins.test(line));
    if (at < 0) return;
    finish();
    current = { stage: waiting[at]!.stage, seconds: 0, memory: null };
    waiting.splice(0, at + 1);
  };
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const sampler = setInterval(() => {
    const memory = memoryOfTree(child.pid!);
    if (memory !== null) current.memory = Math.max(current.memory ?? 0, memory);
  }, SAMPLE);
  let tail = '';
  let line = '';
  const onOutput = (chunk: string) => {
    tail = (tail + chunk).slice(-SHOWN);
    const lines = (line + chunk).split('\n');
    line = lines.pop()!;
    lines.forEach(onLine);
  };
  child.stdout.setEncoding('utf8').on('data', onOutput);
  child.stderr.setEncoding('utf8').on('data', onOutput);
  try {
    const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
    if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${String(code)}\n${tail}`);
  } finally {
    clearInterval(sampler);
  }
  finish();
  return costs;
}
