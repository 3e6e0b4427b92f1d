/**
 * The one storage file of this device: `readStore` and `changeStore` are all that pages call. What is damaged is kept
 * aside, as it was, before anything is written; what a newer version wrote is left alone.
 */
import { nothingStored, readShape, type Stored, type Training } from './shape.ts';

/** public/early.js reads the same two keys. */
export const KEY = 'gongxing';
const OLD_KEY = 'gongxing:reading';
/** Where damaged stores are kept as they were. */
export const ASIDE = ['gongxing:damaged', 'gongxing:damaged-2', 'gongxing:damaged-3'];
/** UTF-16 units; browsers give a site about five million for everything. */
const LONGEST = 1_000_000;

/** What the store needs of `localStorage`; tests give their own. */
export type Device = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Whether a change was saved. Not: the storage is full; the browser forbids it; what is there is of a newer version, or
 * damaged with no room to keep it aside; or the change itself is not of the declared shape. `aside` says that a damaged
 * store was kept aside under that key.
 */
export type Saved =
  { ok: true; aside?: string } | { ok: false; why: 'full' | 'forbidden' | 'newer' | 'damaged' | 'unfit' };

interface Found {
  stored: Stored;
  /** What stands under the key, where it did not fit as a whole. */
  damaged?: string;
  isNewer?: boolean;
  /** The settings came from the key before this one, whole. */
  isMigrated?: boolean;
}

/** What storage gives, or nothing where it throws. */
export function tryTo<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}

/** The storage of this browser, where it gives one. */
export const thisDevice = (): Device | undefined => tryTo(() => globalThis.localStorage);

/** A value from its JSON; what is none, or too long to be ours, is null. */
const parse = (raw: string): unknown => (raw.length > LONGEST ? null : (tryTo((): unknown => JSON.parse(raw)) ?? null));

/** May throw what the device throws. */
export function find(device: Device): Found {
  const raw = device.getItem(KEY);
  if (raw === null) {
    const old = device.getItem(OLD_KEY);
    const read = old === null ? 'newer' : readShape(parse(old), 0);
    if (read === 'newer') return { stored: nothingStored() };
    return { stored: read.stored, isMigrated: read.faults.length === 0 };
  }
  const read = readShape(parse(raw));
  if (read === 'newer') return { stored: nothingStored(), isNewer: true };
  return { stored: read.stored, damaged: read.faults.length > 0 ? raw : undefined };
}

/** What this device keeps, or as much of it as can be read; never throws. */
export function readStore(device = thisDevice()): Stored {
  return (device && tryTo(() => find(device)))?.stored ?? nothingStored();
}

/** Keeps a damaged store aside, under the key that has it already or a free one; undefined where none is left. */
function keepAside(device: Device, raw: string): string | undefined {
  const key = ASIDE.find((each) => [null, raw].includes(device.getItem(each)));
  if (key) device.setItem(key, raw);
  return key;
}

/** Whether a browser refused to write for want of room. */
const isFull = (reason: unknown): boolean =>
  reason instanceof Error && /quota/iu.test(`${reason.name} ${reason.message}`);

function write(device: Device, key: string, text: string): Saved {
  try {
    device.setItem(key, text);
    return { ok: true };
  } catch (reason) {
    return { ok: false, why: isFull(reason) ? 'full' : 'forbidden' };
  }
}

/** What a change starts from, or why there can be none. */
function look(device: Device | undefined): Found | 'forbidden' | 'newer' {
  const found = device && tryTo(() => find(device));
  return found?.isNewer ? 'newer' : (found ?? 'forbidden');
}

/**
 * Changes what this device keeps, from what it keeps at this moment. `change` returns a new value and leaves its own
 * alone. Storage that fails is answered, never thrown.
 */
export function changeStore(change: (stored: Stored) => Stored, device = thisDevice()): Saved {
  const found = look(device);
  if (typeof found === 'string') return { ok: false, why: found };
  const changed = readShape(change(found.stored));
  if (changed === 'newer' || changed.faults.length > 0) return { ok: false, why: 'unfit' };
  const text = JSON.stringify(changed.stored);
  if (text.length > LONGEST) return { ok: false, why: 'full' };
  const { damaged } = found;
  const aside = damaged === undefined ? undefined : tryTo(() => keepAside(device!, damaged));
  if (damaged !== undefined && aside === undefined) return { ok: false, why: 'damaged' };
  const saved = write(device!, KEY, text);
  if (saved.ok && found.isMigrated) tryTo(() => device!.removeItem(OLD_KEY));
  return saved.ok ? { ok: true, aside } : saved;
}

const PROBE = 'gongxing:probe';

/** Whether a change would be saved now. Nothing is changed; for a moment, something as long as an entry stands under another key. */
export function couldSave(device = thisDevice()): Saved {
  const found = look(device);
  if (typeof found === 'string') return { ok: false, why: found };
  const saved = write(device!, PROBE, '-'.repeat(200));
  if (saved.ok) device!.removeItem(PROBE);
  return saved;
}

/** Calls `show` whenever another tab may have changed what this device keeps, or the page comes back as it was left. */
export function onChangeElsewhere(show: () => void): void {
  addEventListener('storage', ({ key }) => {
    // Without a key, all was cleared.
    if (key === null || key === KEY) show();
  });
  addEventListener('pageshow', show);
}

/** Sets one entry of one part of training, or takes it out where `entry` is undefined. */
export function keepTraining<P extends keyof Training>(
  part: P,
  key: string,
  entry: Training[P][string] | undefined,
  device = thisDevice(),
): Saved {
  return changeStore((stored) => {
    const others = Object.entries(stored.training[part]).filter(([name]) => name !== key);
    const changed = Object.fromEntries(entry === undefined ? others : [...others, [key, entry]]);
    return { ...stored, training: { ...stored.training, [part]: changed } };
  }, device);
}
