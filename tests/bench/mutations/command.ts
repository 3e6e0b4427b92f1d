/**
 * `npm run bench -- mutations --seed N [--count 940] [--content content] [--only ID]`: makes sound content wrong in many
 * ways, one at a time, and asks whether `npm run check` would say so. Exit code 1 if any damage is not answered by a fault.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { readSound } from '../sound-content.ts';
import { readContent, type Content } from './content.ts';
import { reportMutations } from './report.ts';
import { checkMutations, drawById, drawMutations } from './run.ts';

export const USAGE = 'mutations --seed 1 [--count 940] [--content content] [--only CLASS|CLASS.KIND|ID]';

/** Runs the bench; returns the exit code. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: 'string', default: '1' },
      count: { type: 'string', default: '940' },
      content: { type: 'string', default: 'content' },
      only: { type: 'string', default: '' },
    },
  });
  const wrong = (['seed', 'count'] as const).find((name) => !/^[1-9]\d*$/u.test(values[name]));
  if (wrong) {
    console.error(`--${wrong} 要用正整数，不是 ${values[wrong]}。`);
    return 2;
  }
  const content = readSound(values.content, readContent);
  if (!content) return 2;
  const { mutations, absent } = chosen(content, values);
  if (mutations.length === 0) {
    console.error(`这份内容里没有 ${values.only}；照报告里的写。`);
    return 2;
  }
  const workers = Math.min(availableParallelism(), mutations.length);
  let done = 0;
  const results = await checkMutations(values.content, mutations, workers, ({ id, verdict }) => {
    done += 1;
    if (verdict.unanswered !== null) console.error(`漏：${id}`);
    if (done % 100 === 0) console.error(`${done} / ${mutations.length}`);
  });
  console.log(reportMutations(results, absent, `npm run bench -- mutations --content ${values.content}`));
  return results.some(({ verdict }) => verdict.unanswered !== null) ? 1 : 0;
}

function chosen(content: Content, { seed, count, only }: { seed: string; count: string; only: string }) {
  if (!/\.\d+$/u.test(only)) return drawMutations(content, Number(seed), Number(count), only);
  const damage = drawById(content, only);
  return { mutations: damage ? [{ id: only, damage }] : [], absent: [] };
}
