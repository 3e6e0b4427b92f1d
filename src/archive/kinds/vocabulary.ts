import { z } from 'zod';
import { data, identifier, statements, words } from './fields.ts';

const shape = (what: string) => ({
  slug: identifier('英文名；引用时写它', what),
  label: words('中文名', { unique: `${what}的中文名` }),
  scope: words('什么归这里', { review: 'listed' }),
});

/** An entry of a controlled vocabulary; `what` is how messages call it. */
export const vocabularySchema = (what: string) => z.strictObject(shape(what));

/** An entry of a vocabulary that gathers cases: in which of the groups it is shown, and what its cases show together. */
export const gatheringSchema = <const G extends readonly [string, ...string[]]>(what: string, groups: G) =>
  z.strictObject({
    ...shape(what),
    group: data(z.enum(groups), '归在哪一组'),
    across: data(
      z.strictObject({
        shows: statements('放在一起看出什么', '一句话，要说到具体的案例，换一条就不成立').min(1),
        but: statements('反例，或大家都没有说的', '一句话').min(1),
        ask: statements('接下来要问什么', '一句话：一个问题，和为什么要问').min(1),
      }),
      '它的案例放在一起看；没有案例就不写',
    ).optional(),
  });
