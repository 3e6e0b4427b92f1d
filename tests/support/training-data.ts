/** The shape of dist/data/training.json that readers of the data rely on. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const text = z.string().min(1);
const id = z.string().regex(/^[a-z0-9-]+$/u);
const url = z.string().regex(/^\/training\/(?:[a-z0-9-]+\/)+$/u);
const cite = z.object({ piece: id, paragraph: z.string().regex(/^p[1-9]\d*$/u), quote: text });
const cites = z.array(cite).min(1);
const said = z.object({ text, cites });
const option = z.object({ text, why: text, cites });
const question = <const T extends string, O extends z.ZodType>(type: T, options: O) =>
  z.object({ id, type: z.literal(type), stem: text, options: z.array(options).min(3) });
const choosable = option.extend({ correct: z.boolean() });

/** Further fields are free; those that the pages are held to are named too. */
export const trainingContract = z.object({
  paths: z.array(z.object({ id, url, title: text, who: text, minutes: z.number(), units: z.array(id) })),
  units: z.array(
    z.object({
      id,
      url,
      title: text,
      path: id,
      minutes: z.number(),
      aim: text,
      readings: z.array(cite).min(1),
      task: z.array(text).min(1),
      quiz: z.array(
        z.discriminatedUnion('type', [
          question('single', choosable),
          question('multiple', choosable),
          question('ordering', option.extend({ position: z.number().int().positive() })),
        ]),
      ),
    }),
  ),
  situations: z.array(
    z.object({
      id,
      url,
      title: text,
      group: text,
      asked: z.array(text).min(3),
      lead: said,
      cites,
      mistakes: z.array(said.extend({ kind: z.enum(['admitted', 'charged']) })),
      checklist: z.array(said).min(3),
      did: z.array(said),
      say: z.array(z.object({ when: text, words: cite })),
      then: z.string(),
      changed: z.array(z.object({ held: text, ask: text, cites })),
      thin: text.nullable(),
      privacy: z.array(id),
      terms: z.array(id),
      cases: z.array(id),
      near: z.array(id),
      units: z.array(id),
      decisions: z.array(id),
      warning: z.string(),
    }),
  ),
  decisions: z.array(
    z.object({
      id,
      url,
      title: text,
      minutes: z.number(),
      cites,
      cases: z.array(id),
      choices: z.array(z.object({ text, consequence: text, cites })).min(3),
      outcome: z.array(said),
      open: z.array(text).min(1),
    }),
  ),
  plans: z.array(z.object({ for: id, url: text, minutes: z.number(), steps: z.array(z.unknown()) })),
  edition: z.object({ date: z.iso.date(), hash: z.string().regex(/^[0-9a-f]{64}$/u) }),
});

export type TrainingData = z.output<typeof trainingContract>;
export type SituationData = TrainingData['situations'][number];

export function readTraining(dist: string): TrainingData {
  return trainingContract.parse(JSON.parse(readFileSync(join(dist, 'data/training.json'), 'utf8')));
}
