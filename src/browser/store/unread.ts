/** What few pages ask of the store: what of it cannot be read, and to forget it. */
import { nothingStored, readShape, VERSION, type Stored } from './shape.ts';
import { ASIDE, changeStore, find, KEY, readStore, thisDevice, tryTo, type Saved } from './store.ts';

/** What stands on this device and cannot be read as a whole, as it is: damaged stores, and the one of a newer version. */
export function unreadStores(device = thisDevice()): { damaged: string[]; newer?: string } {
  const aside = ASIDE.map((key) => device && tryTo(() => device.getItem(key)));
  const found = device && tryTo(() => find(device));
  const damaged = [...aside, found?.damaged].filter((raw) => typeof raw === 'string');
  const newer = found?.isNewer ? device?.getItem(KEY) : undefined;
  return { damaged: [...new Set(damaged)], ...(newer && { newer }) };
}

/** The reading settings that a store of a newer version holds, as far as this one knows them. */
function readingOf(newer: string): Stored['reading'] {
  const value = JSON.parse(newer) as { reading?: unknown };
  const read = readShape({ version: VERSION, reading: value.reading });
  return (read === 'newer' ? nothingStored() : read.stored).reading;
}

/** Forgets all that is kept of training, stores that cannot be read included; the reading settings stay. */
export function clearTraining(device = thisDevice()): Saved {
  const { newer } = unreadStores(device);
  const reading = newer ? readingOf(newer) : readStore(device).reading;
  if (device) {
    for (const key of [KEY, ...ASIDE]) tryTo(() => device.removeItem(key));
  }
  return changeStore((stored) => ({ ...stored, reading }), device);
}
