/** `npm run bench -- NAME …`: measures what the project claims. Each bench is a folder here with its `command.ts`. */
import * as build from './build/command.ts';
import * as cases from './cases/command.ts';
import * as detector from './detector/command.ts';
import * as edition from './edition/command.ts';
import * as lines from './lines/command.ts';
import * as markup from './markup/command.ts';
import * as mutations from './mutations/command.ts';
import * as search from './search/command.ts';
import * as sheet from './sheet/command.ts';
import * as waiting from './waiting/command.ts';
import * as words from './words/command.ts';

interface Bench {
  /** The command line after `npm run bench -- `. */
  USAGE: string;
  /** @returns the exit code: 0 done, 1 a promise was not kept, 2 wrong use */
  run(args: string[]): number | Promise<number>;
}

const BENCHES: Record<string, Bench> = {
  search,
  lines,
  build,
  cases,
  detector,
  markup,
  mutations,
  edition,
  sheet,
  waiting,
  words,
};

const [name = '', ...args] = process.argv.slice(2);
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
if (bench) process.exitCode = await bench.run(args);
else {
  console.error('用法：');
  for (const { USAGE } of Object.values(BENCHES)) console.error(`  npm run bench -- ${USAGE}`);
  process.exitCode = 2;
}
