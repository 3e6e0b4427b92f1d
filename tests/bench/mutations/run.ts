/** Draws damages, carries each out on a copy of the content, and asks whether a fault answers it. */
import { createHash } from 'node:crypto';
import { makeRandom, type Random } from '../random.ts';
import { makeChecker, type Verdict } from './checker.ts';
import { CLASSES } from './classes/index.ts';
import type { Content } from './content.ts';
import type { Damage } from './damage.ts';
import { makeSandbox } from './sandbox.ts';

/** One damage with the name by which it can be drawn again. */
export interface Mutation {
  /** `class.kind.number`. */
  id: string;
  damage: Damage;
}

export interface Result extends Mutation {
  verdict: Verdict;
}

/** A check that takes more processor time counts as no answer, in seconds. */
const LIMIT = 10;
/** How often a kind is tried in a row before it counts as exhausted. */
const TRIES = 40;

/** The damage of an id; null where the id names no kind, or draws nothing from this content. */
export function drawById(content: Content, id: string): Damage | null {
  const [group = '', kind = '', number = ''] = id.split('.');
  const kinds = Object.hasOwn(CLASSES, group) ? CLASSES[group]! : {};
  return Object.hasOwn(kinds, kind) ? kinds[kind]!(content, makeRandom(Number(number))) : null;
}

/**
 * Different damages, as many of each class and, inside a class, of each kind, as long as the content has them.
 * @param only a class or a kind, `size` or `size.prose`; all of them where it is empty
 * @returns the mutations, and the kinds that the content has no place for
 */
export function drawMutations(
  content: Content,
  seed: number,
  count: number,
  only = '',
): { mutations: Mutation[]; absent: string[] } {
  const random = makeRandom(seed);
  const seen = new Set<string>();
  const mutations: Mutation[] = [];
  const drawn = new Set<string>();
  const isChosen = (kind: string) => only === '' || kind === only || kind.startsWith(`${only}.`);
  const queues = Object.entries(CLASSES).map(([group, kinds]) => {
    const names = Object.keys(kinds).map((kind) => `${group}.${kind}`);
    return shuffle(names.filter(isChosen), random);
  });
  const all = queues.flat();
  while (mutations.length < count && queues.some((queue) => queue.length > 0)) {
    for (const queue of queues) {
      const kind = queue.shift();
      const mutation = kind === undefined ? null : drawNew(content, kind, random.below, seen);
      if (!mutation || mutations.length === count) continue;
      mutations.push(mutation);
      drawn.add(kind!);
      queue.push(kind!);
    }
  }
  return { mutations, absent: count < all.length ? [] : all.filter((kind) => !drawn.has(kind)) };
}

function shuffle<T>(list: readonly T[], random: Random): T[] {
  const rest = [...list];
  return list.map(() => rest.splice(random.below(rest.length), 1)[0]!);
}

/** A damage of a kind that has not been drawn before. */
function drawNew(content: Content, kind: string, below: (limit: number) => number, seen: Set<string>): Mutation | null {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const id = `${kind}.${below(2 ** 32)}`;
    const damage = drawById(content, id);
    if (!damage) continue;
    const print = createHash('sha256');
    for (const operation of damage.operations) {
      print.update(`${operation.do} ${operation.path}\0`);
      if (operation.do === 'write') print.update(operation.bytes);
    }
    const digest = print.digest('hex');
    if (seen.has(digest)) continue;
    seen.add(digest);
    return { id, damage };
  }
  return null;
}

/**
 * Checks each mutation on a copy of the content.
 * @param workers how many are checked at once
 */
export async function checkMutations(
  root: string,
  mutations: readonly Mutation[],
  workers: number,
  onResult: (result: Result) => void = () => undefined,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = mutations.entries();
  const work = async () => {
    const sandbox = makeSandbox(root);
    const checker = makeChecker(LIMIT);
    try {
      for (const [index, { id, damage }] of waiting) {
        sandbox.damage(damage.operations);
        const { places, codes } = damage;
        const verdict = await checker.check({ root: sandbox.root, places, ...(codes ? { codes } : {}) });
        sandbox.restore();
        results[index] = { id, damage, verdict };
        onResult(results[index]);
      }
    } finally {
      checker.close();
      sandbox.remove();
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return results;
}
