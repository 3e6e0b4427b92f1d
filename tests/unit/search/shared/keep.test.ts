import { expect, test, vi } from 'vitest';
import { keep } from '../../../../src/search/shared/keep.ts';

test('is made when first asked for, and once', async () => {
  const make = vi.fn(async (word: string) => `${word} made`);
  const kept = keep(make);
  expect(make).not.toHaveBeenCalled();
  expect(await Promise.all([kept.get('first'), kept.get('second')])).toEqual(['first made', 'first made']);
  expect(make).toHaveBeenCalledTimes(1);
});

test('is made anew after it failed, and after it was put away', async () => {
  const make = vi.fn(async (word: string) => word);
  make.mockRejectedValueOnce(new Error('no'));
  const kept = keep(make);
  await expect(kept.get('a')).rejects.toThrow('no');
  expect(kept.value).toBeNull();
  expect(await kept.get('b')).toBe('b');
  kept.value = null;
  expect(await kept.get('c')).toBe('c');
});

test('that fails after it was put away leaves its successor alone', async () => {
  let fail: (reason: Error) => void = () => undefined;
  const kept = keep((slow: boolean) =>
    slow ? new Promise<string>((_, reject) => (fail = reject)) : Promise.resolve('next'),
  );
  const first = kept.get(true);
  kept.value = null;
  const next = kept.get(false);
  fail(new Error('late'));
  await expect(first).rejects.toThrow('late');
  expect(kept.value).toBe(next);
});
