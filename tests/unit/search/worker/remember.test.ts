import { expect, test, vi } from 'vitest';
import { remember } from '../../../../src/search/worker/remember.ts';

test('asks once for each key, the latest of them', async () => {
  const ask = vi.fn(async (key: string) => key.toUpperCase());
  const known = remember(ask, 2);
  expect([await known('a'), await known('b'), await known('a')]).toEqual(['A', 'B', 'A']);
  expect(ask).toHaveBeenCalledTimes(2);
  await known('c');
  await known('b');
  expect(ask).toHaveBeenCalledTimes(3);
  await known('a');
  expect(ask).toHaveBeenCalledTimes(4);
});

test('asks again after a failure', async () => {
  const ask = vi.fn(async (key: string) => key);
  ask.mockRejectedValueOnce(new Error('no'));
  const known = remember(ask);
  await expect(known('a')).rejects.toThrow('no');
  expect(await known('a')).toBe('a');
});
