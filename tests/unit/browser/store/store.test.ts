import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { savedInWords } from '../../../../src/browser/store/saved-in-words.ts';
import { nothingStored, type Stored } from '../../../../src/browser/store/shape.ts';
import { changeStore, couldSave, keepTraining, readStore, type Device } from '../../../../src/browser/store/store.ts';

const AT = 1_795_000_000_000;

/** A storage in memory, of `room` UTF-16 units. */
function memory(held: Record<string, string> = {}, room = Infinity) {
  const items = new Map(Object.entries(held));
  const size = () => [...items].reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  const device: Device = {
    getItem: (key) => items.get(key) ?? null,
    setItem(key, value) {
      const before = items.get(key);
      items.set(key, value);
      if (size() <= room) return;
      if (before === undefined) items.delete(key);
      else items.set(key, before);
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    },
    removeItem: (key) => void items.delete(key),
  };
  return { device, held: () => Object.fromEntries(items) };
}

const refuse = (): never => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};
const FORBIDDEN: Device = { getItem: refuse, setItem: refuse, removeItem: refuse };

const FULL: Stored = {
  version: 1,
  reading: { theme: 'dark', size: 'huge' },
  training: {
    ticks: { 'situations/nobody-home': ['0a1b2c3d'] },
    answers: { 'ask-in-plain-words': { 'still-unasked': { chosen: ['0a1b2c3d', 'ffffffff'], right: true, at: AT } } },
    done: { 'ask-in-plain-words': AT },
    self: { 'ask-in-plain-words': { before: { rating: 2, at: AT } } },
    decided: { 'fifty-eight-households': { choice: 'report-fewer', at: AT } },
    cards: {
      'term/dibao': {
        first: AT,
        due: AT,
        last: AT,
        stability: 2.3,
        difficulty: 5.1,
        state: 2,
        steps: 0,
        reps: 1,
        lapses: 0,
      },
    },
  },
};
const dark = (stored: Stored): Stored => ({ ...stored, reading: { ...stored.reading, theme: 'dark' } });

describe('sound storage', () => {
  test('what was kept comes back, under one key', () => {
    const { device, held } = memory();
    expect(readStore(device)).toEqual(nothingStored());
    expect(changeStore(() => FULL, device)).toEqual({ ok: true });
    expect(readStore(device)).toEqual(FULL);
    expect(Object.keys(held())).toEqual(['gongxing']);
  });

  test('one entry of training is kept and taken out again, beside the others', () => {
    const { device } = memory({ gongxing: JSON.stringify(FULL) });
    keepTraining('done', 'read-it-back-once', AT + 1, device);
    expect(readStore(device).training.done).toEqual({ 'ask-in-plain-words': AT, 'read-it-back-once': AT + 1 });
    keepTraining('done', 'ask-in-plain-words', undefined, device);
    expect(readStore(device)).toEqual({
      ...FULL,
      training: { ...FULL.training, done: { 'read-it-back-once': AT + 1 } },
    });
  });

  test('a change starts from what another page wrote in the meantime', () => {
    const { device } = memory();
    readStore(device);
    keepTraining('done', 'read-it-back-once', AT, device);
    changeStore(dark, device);
    expect(readStore(device).training.done).toEqual({ 'read-it-back-once': AT });
  });
});

describe('the key before this one', () => {
  const OLD = { 'gongxing:reading': '{"theme":"dark","size":"large"}' };

  test('is read where nothing else is kept, and goes with the first change', () => {
    const { device, held } = memory(OLD);
    expect(readStore(device).reading).toEqual({ theme: 'dark', size: 'large' });
    expect(held()).toEqual(OLD);
    keepTraining('done', 'read-it-back-once', AT, device);
    expect(readStore(device)).toMatchObject({
      reading: { theme: 'dark', size: 'large' },
      training: { done: { 'read-it-back-once': AT } },
    });
    expect(Object.keys(held())).toEqual(['gongxing']);
  });

  test('stays where it could not be written anew', () => {
    const { device, held } = memory(OLD, 60);
    expect(changeStore(dark, device)).toEqual({ ok: false, why: 'full' });
    expect(held()).toEqual(OLD);
  });

  test.each(['{"size":', '[]', '{"theme":5,"size":"large"}', 'null'])('is left where it is if damaged: %s', (old) => {
    const { device, held } = memory({ 'gongxing:reading': old });
    expect(changeStore(dark, device).ok).toBe(true);
    expect(held()['gongxing:reading']).toBe(old);
    expect(readStore(device).reading.theme).toBe('dark');
  });
});

const DAMAGED: [name: string, raw: string][] = [
  ['cut short', JSON.stringify(FULL).slice(0, -9)],
  ['empty', ''],
  ['null', 'null'],
  ['a list', '[1]'],
  ['a number', '7'],
  ['no version', '{"reading":{}}'],
  ['a version that is none', '{"version":"1"}'],
  ['version nought', '{"version":0,"reading":{}}'],
  ['a field that nobody declared', '{"version":1,"rights":true}'],
  ['parts of the wrong type', '{"version":1,"reading":[],"training":"x"}'],
  ['a date that is text', '{"version":1,"training":{"done":{"a":"2026"}}}'],
  ['a prototype', '{"version":1,"__proto__":{"ok":1},"training":{"done":{"__proto__":{"x":1}}}}'],
  ['a prototype deeper down', '{"version":1,"training":{"ticks":{"__proto__":["0a1b2c3d"]}}}'],
  ['a constructor', '{"version":1,"training":{"done":{"constructor":1}}}'],
  ['markup for a setting', '{"version":1,"reading":{"theme":"<img src=x>"}}'],
  ['an endless number', '{"version":1,"training":{"cards":{"a":{"due":1e999}}}}'],
  ['a huge name', JSON.stringify({ version: 1, training: { done: { ['a'.repeat(200)]: 1 } } })],
  ['a huge text', JSON.stringify({ version: 1, reading: { theme: 'a'.repeat(1_000_001) } })],
  ['very deep', '['.repeat(400_000)],
];

describe('damaged or hostile storage', () => {
  test.each(DAMAGED)('%s: read without harm, kept aside before anything is written', (_name, raw) => {
    const { device, held } = memory({ gongxing: raw });
    const read = readStore(device);
    expect(read).toEqual(nothingStored());
    expect(Object.getPrototypeOf(read.training.done)).toBe(Object.prototype);
    expect(held()).toEqual({ gongxing: raw });
    const saved = changeStore(dark, device);
    expect(saved).toEqual({ ok: true, aside: 'gongxing:damaged' });
    expect(savedInWords(saved)).toContain('另存');
    expect(held()['gongxing:damaged']).toBe(raw);
    expect(readStore(device)).toEqual(dark(nothingStored()));
    expect(changeStore(dark, device)).toEqual({ ok: true });
    expect(({} as { ok?: unknown }).ok).toBeUndefined();
  });

  test('what fits is kept', () => {
    const raw = JSON.stringify({ ...FULL, rights: true });
    const { device, held } = memory({ gongxing: raw });
    expect(readStore(device)).toEqual(FULL);
    keepTraining('done', 'read-it-back-once', AT, device);
    expect(readStore(device).training.answers).toEqual(FULL.training.answers);
    expect(held()['gongxing:damaged']).toBe(raw);
  });

  test('of too many entries, the first are kept; of a wrong rating, nothing', () => {
    const done = Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`u-${index}`, AT]));
    const self = { a: { before: { rating: 9, at: AT }, after: { rating: 3, at: AT } } };
    const { device } = memory({ gongxing: JSON.stringify({ version: 1, training: { done, self } }) });
    const { training } = readStore(device);
    expect(Object.keys(training.done)).toEqual(Object.keys(done).slice(0, 1000));
    expect(training.self).toEqual({ a: { after: { rating: 3, at: AT } } });
    expect(changeStore(dark, device)).toEqual({ ok: true, aside: 'gongxing:damaged' });
  });

  test('a second and a third are kept beside the first; the same again is not; a fourth is not overwritten', () => {
    const { device, held } = memory();
    for (const raw of ['1', '2', '2', '3']) {
      device.setItem('gongxing', raw);
      expect(changeStore(dark, device).ok).toBe(true);
    }
    device.setItem('gongxing', '4');
    expect(changeStore(dark, device)).toEqual({ ok: false, why: 'damaged' });
    expect(held()).toEqual({
      gongxing: '4',
      'gongxing:damaged': '1',
      'gongxing:damaged-2': '2',
      'gongxing:damaged-3': '3',
    });
  });

  test('without room to keep it aside it is not touched', () => {
    const raw = 'x'.repeat(200);
    const { device, held } = memory({ gongxing: raw }, 300);
    expect(changeStore(dark, device)).toEqual({ ok: false, why: 'damaged' });
    expect(held()).toEqual({ gongxing: raw });
  });
});

describe('storage that does not take it', () => {
  test('full: what was kept stays', () => {
    const raw = JSON.stringify(nothingStored());
    const { device, held } = memory({ gongxing: raw }, raw.length + 20);
    const saved = keepTraining('done', 'ask-in-plain-words', AT, device);
    expect(saved).toEqual({ ok: false, why: 'full' });
    expect(savedInWords(saved)).toContain('没有存上');
    expect(held()).toEqual({ gongxing: raw });
  });

  test('forbidden, or none at all', () => {
    expect(readStore(FORBIDDEN)).toEqual(nothingStored());
    expect(changeStore(dark, FORBIDDEN)).toEqual({ ok: false, why: 'forbidden' });
    expect(readStore()).toEqual(nothingStored());
    expect(changeStore(dark)).toEqual({ ok: false, why: 'forbidden' });
    expect(couldSave(FORBIDDEN)).toEqual({ ok: false, why: 'forbidden' });
  });

  test('asked beforehand, changes nothing', () => {
    const { device, held } = memory();
    expect(couldSave(device)).toEqual({ ok: true });
    expect(held()).toEqual({});
    expect(couldSave(memory({ other: 'x' }, 100).device)).toEqual({ ok: false, why: 'full' });
  });

  test('of a newer version: left alone', () => {
    const raw = '{"version":2,"training":{"new":1}}';
    const { device, held } = memory({ gongxing: raw });
    expect(readStore(device)).toEqual(nothingStored());
    expect(changeStore(dark, device)).toEqual({ ok: false, why: 'newer' });
    expect(couldSave(device)).toEqual({ ok: false, why: 'newer' });
    expect(held()).toEqual({ gongxing: raw });
  });

  test.each(['/training/units/a/', '__proto__', 'constructor', '入户'])('a change of no declared form: %s', (key) => {
    const { device, held } = memory();
    expect(keepTraining('done', key, AT, device)).toEqual({ ok: false, why: 'unfit' });
    expect(held()).toEqual({});
  });
});

describe('early.js', () => {
  const code = readFileSync(new URL('../../../../public/early.js', import.meta.url), 'utf8');
  const settings = (storage: Record<string, string> | undefined): Record<string, string> => {
    const dataset: Record<string, string> = {};
    runInNewContext(code, {
      document: { documentElement: { dataset } },
      location: { search: '', hash: '' },
      localStorage: storage,
      addEventListener: () => undefined,
      AbortSignal,
      CSS: { supports: () => true },
    });
    const { js, ...others } = dataset;
    expect(js).toBe('');
    return others;
  };

  test('is tiny', () => expect(code.length).toBeLessThan(1_300));

  test.each([
    ['nothing kept', {}],
    ['what is kept now', { gongxing: JSON.stringify(FULL), 'gongxing:reading': '{"theme":"light"}' }],
    ['the key before', { 'gongxing:reading': '{"theme":"light"}' }],
    ['neither', { gongxing: '{', 'gongxing:reading': '{"theme":"light"}' }],
    ...DAMAGED.map(([name, raw]): [string, Record<string, string>] => [name, { gongxing: raw }]),
    ...DAMAGED.map(([name, raw]): [string, Record<string, string>] => [`${name} before`, { 'gongxing:reading': raw }]),
  ])('applies what the store reads: %s', (_name, held) => {
    const { device } = memory(held);
    expect(settings(held)).toEqual(readStore(device).reading);
  });

  test('throws at no storage', () => {
    expect(settings(new Proxy({}, { get: refuse }))).toEqual({});
    expect(settings(undefined)).toEqual({});
  });
});
