/**
 * Guards read what may be anything into what it was declared to be. A guard takes what fits, leaves the rest out and tells
 * the place of each thing left out; types follow from the guards. Small enough for every page to carry.
 */

/** In place of a value that does not fit. */
export const UNFIT = Symbol('unfit');

/** Reads `value`, found at `place` (`training.done.units`), and adds to `faults` the place of whatever does not fit. */
export type Guard<T> = (value: unknown, place: string, faults: string[]) => T | typeof UNFIT;

/** What a guard reads. */
export type Guarded<G> = G extends Guard<infer T> ? T : never;

type Fields = Record<string, Guard<unknown>>;
type OptionalKeys<S extends Fields> = { [K in keyof S]: undefined extends Guarded<S[K]> ? K : never }[keyof S];
type Read<S extends Fields> = { [K in Exclude<keyof S, OptionalKeys<S>>]: Guarded<S[K]> } & {
  [K in OptionalKeys<S>]?: Guarded<S[K]>;
};

function unfit(place: string, faults: string[]): typeof UNFIT {
  faults.push(place);
  return UNFIT;
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const at = (place: string, key: string): string => (place === '' ? key : `${place}.${key}`);

const fit =
  <T>(fits: (value: unknown) => value is T): Guard<T> =>
  (value, place, faults) =>
    fits(value) ? value : unfit(place, faults);

/** A number from `least` to `most`; a whole one unless said otherwise. */
export const number = (least: number, most: number, whole = true): Guard<number> =>
  fit(
    (value): value is number =>
      typeof value === 'number' && value >= least && value <= most && (!whole || Number.isInteger(value)),
  );

/** True or false. */
export const flag: Guard<boolean> = fit((value) => typeof value === 'boolean');

/** A string that matches the whole of a pattern, `longest` UTF-16 units at most. */
export const word = (pattern: RegExp, longest: number): Guard<string> =>
  fit((value): value is string => typeof value === 'string' && value.length <= longest && pattern.test(value));

/** A value that may be missing; one that does not fit is left out. */
export const optional =
  <T>(guard: Guard<T>): Guard<T | undefined> =>
  (value, place, faults) => {
    if (value === undefined) return undefined;
    const read = guard(value, place, faults);
    return read === UNFIT ? undefined : read;
  };

/** A list; items that do not fit are left out, one with more than `most` is none. */
export const list =
  <T>(guard: Guard<T>, most: number): Guard<T[]> =>
  (value, place, faults) => {
    if (!Array.isArray(value) || value.length > most) return unfit(place, faults);
    return value.flatMap((item, index) => {
      const read = guard(item, at(place, String(index)), faults);
      return read === UNFIT ? [] : [read];
    });
  };

/** What an object is made of: every field has to fit; fields that nobody declared are left out. */
export const fields =
  <S extends Fields>(shape: S): Guard<Read<S>> =>
  (value, place, faults) => {
    if (!isPlain(value)) return unfit(place, faults);
    for (const key of Object.keys(value)) if (!Object.hasOwn(shape, key)) faults.push(at(place, key));
    const read = Object.entries(shape).map(
      ([key, guard]) =>
        [key, guard(Object.hasOwn(value, key) ? value[key] : undefined, at(place, key), faults)] as const,
    );
    if (read.some(([, field]) => field === UNFIT)) return UNFIT;
    return Object.fromEntries(read.filter(([, field]) => field !== undefined)) as Read<S>;
  };

/** As `fields`, for parts that may all be missing: where there is no object, what an empty one gives. */
export const parts =
  <S extends Fields>(shape: S): Guard<Read<S>> =>
  (value, place, faults) => {
    if (value !== undefined && !isPlain(value)) faults.push(place);
    return fields(shape)(isPlain(value) ? value : {}, place, faults);
  };

/** Values under keys of one form, `most` at most; none where it is missing. What does not fit is left out. */
export const entries =
  <T>(key: Guard<string>, guard: Guard<T>, most: number): Guard<Record<string, T>> =>
  (value, place, faults) => {
    if (value === undefined) return {};
    if (!isPlain(value)) {
      faults.push(place);
      return {};
    }
    const given = Object.entries(value);
    for (const [name] of given.slice(most)) faults.push(at(place, name));
    const read = given.slice(0, most).flatMap(([name, item]): [string, T][] => {
      if (key(name, at(place, name), faults) === UNFIT) return [];
      const entry = guard(item, at(place, name), faults);
      return entry === UNFIT ? [] : [[name, entry]];
    });
    return Object.fromEntries(read);
  };
