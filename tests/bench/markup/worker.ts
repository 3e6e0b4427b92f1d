/** Measures one job in a heap of its own, size after size; its parent may end it. */
import { parentPort, workerData } from 'node:worker_threads';
import { JOBS } from './jobs.ts';

/** What the worker is asked to do; it answers with milliseconds, one size after the other. */
export interface Row {
  job: string;
  unit: string;
  /** Of the texts, in UTF-16 units. */
  sizes: readonly number[];
}

/** The best of so many runs counts, unless one alone takes long. */
const RUNS = 3;
const LONG = 500;

const { job, unit, sizes } = workerData as Row;
for (const size of sizes) {
  const { run, clean } = JOBS[job]!(unit.repeat(Math.ceil(size / unit.length)));
  let best = Infinity;
  for (let runs = 0; runs < RUNS && (runs === 0 || best < LONG); runs += 1) {
    // Time of this thread on a processor: a busy machine does not count.
    const start = process.threadCpuUsage();
    run();
    const { user, system } = process.threadCpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  clean?.();
  parentPort!.postMessage(best);
}
