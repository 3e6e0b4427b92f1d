import { expect, test } from 'vitest';
import { fetchJson } from '../../../../src/search/shared/files.ts';

test.each([
  ['is whole there', '{"a":1}', { a: 1 }],
  ['is damaged there, too', '{"a"', null],
])('a JSON file that the browser keeps damaged is fetched once more, past its cache: it %s', async (_, sent, value) => {
  const asked: (RequestCache | undefined)[] = [];
  const file = fetchJson(async (_url, init) => {
    asked.push(init?.cache);
    return new Response(init?.cache === 'reload' ? sent : '{"a":');
  }, '/file');
  if (value) expect(await file).toEqual(value);
  else await expect(file).rejects.toMatchObject({ name: 'SearchFailure', kind: 'broken' });
  expect(asked).toEqual([undefined, 'reload']);
});
