/** What this device keeps of its reader, in one version, and how older versions become it. */
import { entries, fields, flag, list, number, optional, parts, UNFIT, word, type Guarded } from './guard.ts';

export const VERSION = 1;

/** Milliseconds since 1970, until 2100. */
const moment = number(0, 4_102_444_800_000);
/** A page or record by its address below /training/, without slashes at its ends: `units/ask-in-plain-words`; the name of a unit, question or choice. */
const name = word(/^(?!constructor$|prototype$)[a-z0-9]+(?:[-/][a-z0-9]+)*$/u, 120);
/** What the editor's words are told apart by: the first eight hex digits of their SHA-256. */
const hash = word(/^[0-9a-f]{8}$/u, 8);
/** A choice of the reading settings, as it stands in a data attribute of <html>; public/early.js takes the same. */
const setting = optional(word(/^[a-z]+$/u, 20));
/** Before a unit, and after it. */
const side = word(/^(?:before|after)$/u, 6);
const real = (least: number, most: number) => number(least, most, false);

const reading = parts({ theme: setting, size: setting, font: setting, notes: setting });

/** A card that has been answered: when first and last, when next, and what FSRS reckons of it. */
const card = fields({
  first: moment,
  last: moment,
  due: moment,
  /** Days after which nine of ten such cards are still known. */
  stability: real(0.001, 100_000),
  difficulty: real(1, 10),
  /** 1 is being learned, 2 is known, 3 was forgotten and is being learned again. */
  state: number(1, 3),
  steps: number(0, 100),
  reps: number(0, 1_000_000),
  lapses: number(0, 1_000_000),
});

const training = parts({
  /** By page, the lines of its checklists that are ticked. */
  ticks: entries(name, list(hash, 100), 1000),
  /** By unit, then by question: the options that were chosen last (in their order, where the order was asked), by hash, and whether that was right. */
  answers: entries(name, entries(name, fields({ chosen: list(hash, 12), right: flag, at: moment }), 100), 1000),
  /** By unit, when it was done. */
  done: entries(name, moment, 1000),
  /** By unit, how well the reader says to master its aim, one to five, before and after it. */
  self: entries(name, entries(side, fields({ rating: number(1, 5), at: moment }), 2), 1000),
  /** By decision, the choice. */
  decided: entries(name, fields({ choice: name, at: moment }), 1000),
  /** By card (`term/dibao`, `quiz/ask-in-plain-words/still-unasked`), how it is remembered, as FSRS has it. */
  cards: entries(name, card, 2000),
});

const stored = fields({ version: number(VERSION, VERSION), reading, training });

export type Stored = Guarded<typeof stored>;
export type Training = Stored['training'];
export type StoredCard = Guarded<typeof card>;

/** What a device keeps before it keeps anything. */
export const nothingStored = (): Stored => read({ version: VERSION });

function read(value: unknown): Stored {
  const whole = stored(value, '', []);
  if (whole === UNFIT) throw new TypeError('a store without parts has to fit');
  return whole;
}

/** The one before version 1: the reading settings alone, under a key of their own. */
const MIGRATIONS: ((older: unknown) => unknown)[] = [(reading) => ({ version: 1, reading })];

/**
 * Reads a value of any version up to this one. `faults` are the places of what did not fit and was left out; a value of
 * a newer version, or of none, is not read at all.
 */
export function readShape(value: unknown, version = versionOf(value)): { stored: Stored; faults: string[] } | 'newer' {
  if (version === undefined) return { stored: nothingStored(), faults: ['version'] };
  if (version > VERSION) return 'newer';
  const current = MIGRATIONS.slice(version).reduce((older, migrate) => migrate(older), value);
  const faults: string[] = [];
  const whole = stored(current, '', faults);
  return { stored: whole === UNFIT ? nothingStored() : whole, faults };
}

/** The version that a value says it is of: a whole number from one up. */
function versionOf(value: unknown): number | undefined {
  const version = typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined;
  return typeof version === 'number' && Number.isInteger(version) && version >= 1 ? version : undefined;
}
