import { expect, test } from 'vitest';
import { receiveFiles } from '../../../../src/search/worker/handed.ts';

const read = async (response: Promise<Response>) => (await response).text();

test('a file that is to come is waited for, once; others are fetched', async () => {
  const { fetch, take } = receiveFiles(['one', 'two', 'four'], async (url) => new Response(`fetched ${url}`));
  const early = read(fetch('one'));
  take({ url: 'one', bytes: new TextEncoder().encode('handed') });
  take({ url: 'two', kind: 'missing', detail: '404' });
  take({ url: 'four', kind: 'network', detail: 'cut off' });
  take({ url: 'unknown', bytes: new Uint8Array() });
  expect(await early).toBe('handed');
  expect(await read(fetch('one'))).toBe('fetched one');
  expect(await read(fetch('three'))).toBe('fetched three');
  expect((await fetch('two')).status).toBe(404);
  await expect(fetch('four')).rejects.toThrow('cut off');
});
