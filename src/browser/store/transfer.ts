/** Progress as text that leaves this device and comes to another: written, read, and merged with what is there. */
import { readShape, type Stored, type Training } from './shape.ts';

const KIND = 'gongxing-training';
/** UTF-16 units; the store itself holds no more. */
const LONGEST = 1_000_000;
const NOT_OURS = '这不是从本站导出的学习记录。';
const DAY = 86_400_000;
/** Days; no card waits longer, and clocks differ. */
const LONGEST_WAIT = 367;

/** @param at milliseconds since 1970 */
export function exportText({ version, training }: Stored, at: number): string {
  return `${JSON.stringify({ file: KIND, version, at, training })}\n`;
}

/** `isAhead` says that some of it was of a time to come, and is taken for now's. */
export type Imported = { training: Training; isAhead: boolean } | { refused: string };

/** Why what stands between the braces is no JSON. */
function faultOf(words: string): string {
  const count = (brace: string) => words.split(brace).length;
  return count('{') === count('}')
    ? '读不出来：中间夹着别的字，或者贴了两份。只留一份，再试。'
    : '读不出来：复制时少了头或尾。从导出的那台设备再复制一次。';
}

/**
 * Reads what `exportText` wrote, of this version or an older one, and what chats and editors put around it. Anything else is
 * refused as a whole, with the reason in words.
 * @param now milliseconds since 1970
 */
export function readImport(text: string, now: number): Imported {
  // Marks without width, which JSON does not know; no name in a record has one.
  const given = text.replace(/[\u200B-\u200F\u2060\uFEFF]/gu, '').trim();
  if (given === '') return { refused: '里面没有内容。' };
  if (given.length > LONGEST) return { refused: '太大了，不会是学习记录。' };
  const [start, end] = [given.indexOf('{'), given.lastIndexOf('}')];
  if (start < 0) return { refused: NOT_OURS };
  const words = given.slice(start, end > start ? end + 1 : undefined);
  let value: unknown;
  try {
    value = JSON.parse(words);
  } catch {
    return { refused: faultOf(words) };
  }
  if (typeof value !== 'object' || value === null || !('file' in value) || value.file !== KIND) {
    return { refused: NOT_OURS };
  }
  const { version, training, ...others } = value as Record<string, unknown>;
  const unknown = Object.keys(others).filter((key) => key !== 'file' && key !== 'at');
  const read = readShape({ version, training });
  if (read === 'newer') return { refused: '这份记录是新一版网页导出的。刷新这一页，再导入。' };
  const faults = [...unknown, ...read.faults];
  const [first] = faults;
  if (first === undefined) return takeForNow(read.stored.training, now);
  const place = first.length > 60 ? `${first.slice(0, 60)}……` : first;
  return { refused: `这份记录坏了：有 ${faults.length} 处不合格式，头一处是“${place}”。` };
}

/** What a device whose clock was ahead wrote would outlast all that comes: its times are taken for now. */
function takeForNow(training: Training, now: number): { training: Training; isAhead: boolean } {
  let isAhead = false;
  const bounded = JSON.parse(JSON.stringify(training), (key, value: unknown) => {
    // No other number is as large as a time.
    if (typeof value !== 'number' || value <= now + (key === 'due' ? LONGEST_WAIT : 1) * DAY) return value;
    isAhead = true;
    return now;
  }) as Training;
  return { training: bounded, isAhead };
}

/** Of one part of training: entries that are new here, that are later there, that are later here. */
export interface Tally {
  added: number;
  changed: number;
  kept: number;
}

export type Tallies = Record<keyof Training, Tally>;

/** Both together; of two entries under one key the later, this device's where they are of one moment. */
function later<T>(own: Record<string, T>, other: Record<string, T>, at: (entry: T) => number, tally: Tally) {
  const taken = Object.entries(other).filter(([key, entry]) => {
    if (!Object.hasOwn(own, key)) {
      tally.added += 1;
      return true;
    }
    if (JSON.stringify(own[key]) === JSON.stringify(entry)) return false;
    const isLater = at(entry) > at(own[key]!);
    tally[isLater ? 'changed' : 'kept'] += 1;
    return isLater;
  });
  return { ...own, ...Object.fromEntries(taken) };
}

/** Merges entry by entry for records of records. */
function laterWithin<T>(
  own: Record<string, Record<string, T>>,
  other: Record<string, Record<string, T>>,
  at: (entry: T) => number,
  tally: Tally,
) {
  const merged = Object.entries(other).map(
    ([key, entries]) => [key, later(own[key] ?? {}, entries, at, tally)] as const,
  );
  return { ...own, ...Object.fromEntries(merged) };
}

const atOf = ({ at }: { at: number }): number => at;

/**
 * What is here and what comes from elsewhere, together: of two answers to one thing the later; a line that was ticked here or
 * there is ticked. Nothing that stands in one of them alone is lost.
 */
export function mergeTraining(own: Training, other: Training): { training: Training; tallies: Tallies } {
  const none = (): Tally => ({ added: 0, changed: 0, kept: 0 });
  const tallies: Tallies = {
    ticks: none(),
    answers: none(),
    done: none(),
    self: none(),
    decided: none(),
    cards: none(),
  };
  const ticks = Object.entries(other.ticks).map(([page, lines]): [string, string[]] => {
    const here = own.ticks[page] ?? [];
    const added = [...new Set(lines)].filter((line) => !here.includes(line));
    tallies.ticks.added += added.length;
    return [page, [...here, ...added]];
  });
  const training = {
    ticks: { ...own.ticks, ...Object.fromEntries(ticks) },
    answers: laterWithin(own.answers, other.answers, atOf, tallies.answers),
    done: later(own.done, other.done, (at) => at, tallies.done),
    self: laterWithin(own.self, other.self, atOf, tallies.self),
    decided: later(own.decided, other.decided, atOf, tallies.decided),
    cards: later(own.cards, other.cards, ({ last }) => last, tallies.cards),
  };
  return { training, tallies };
}
