/** Costs by size as a table, for people. */
import type { Cost } from './measure.ts';

export interface Sized {
  pieces: number;
  cost: Cost;
}

/** A stage that takes less has no growth to speak of, in seconds. */
const NOTICEABLE = 1;
/** Work that grows with the size has the power 1, with its square 2; between them caches and the collector add their own. */
const LINEAR = 1.4;

export interface Growth {
  name: string;
  /** The power of the size that the cost grows with. */
  power: number;
}

/** Growth from the first size to the last, of every stage that takes a noticeable time: between neighbours it is noise. */
function growths(sizes: readonly Sized[]): Growth[] {
  const [first, last] = [sizes[0]!, sizes.at(-1)!];
  if (first === last) return [];
  return last.cost.stages.flatMap(({ name, seconds }, stage) => {
    if (seconds < NOTICEABLE) return [];
    const power = Math.log(seconds / first.cost.stages[stage]!.seconds) / Math.log(last.pieces / first.pieces);
    return [{ name, power }];
  });
}

/** Growth faster than the archive's own. */
export const tooFast = (sizes: readonly Sized[]): Growth[] => growths(sizes).filter(({ power }) => power > LINEAR);

const WIDTH = 12;
const cell = (text: string) => text.padStart(WIDTH);

export function reportEdition(sizes: readonly Sized[], seed: number): string {
  const names = sizes[0]!.cost.stages.map(({ name }) => name);
  const row = (name: string, values: (sized: Sized) => string) =>
    `${sizes.map((sized) => cell(values(sized))).join('')}  ${name}`;
  return [
    `版本基准：种子 ${seed}；时间是处理器秒。`,
    row('篇', ({ pieces }) => String(pieces)),
    ...names.map((name, stage) => row(name, ({ cost }) => cost.stages[stage]!.seconds.toFixed(2))),
    row('内存最多，MB', ({ cost }) => cost.memory.toFixed(0)),
    ...growths(sizes).map(
      ({ name, power }) => `${name}：按篇数的 ${power.toFixed(2)} 次方长${power > LINEAR ? '，太快' : ''}`,
    ),
  ].join('\n');
}
