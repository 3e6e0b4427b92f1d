/** A process of its own for one size, so that its memory is its own: `node measure.ts ROOT`, prints JSON. */
import { makeStages } from './stages.ts';

export interface StageCost {
  name: string;
  /** Processor time. */
  seconds: number;
}

export interface Cost {
  stages: StageCost[];
  /** Most memory that the process held at any time, in megabytes. */
  memory: number;
}

function measure(root: string): Cost {
  const spent = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  };
  const stages = makeStages(root).map(({ name, run }): StageCost => {
    const began = spent();
    run();
    return { name, seconds: spent() - began };
  });
  return { stages, memory: process.resourceUsage().maxRSS / 1024 };
}

process.stdout.write(JSON.stringify(measure(process.argv[2]!)));
