/**
 * What search relies on of Pagefind beyond its documentation, one test for each assumption of src/search/index/pagefind.ts
 * and src/search/worker/pagefind.ts. Where an update of Pagefind breaks one, its name says what has to be thought anew.
 */
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { SearchFile } from '../../../src/search/index/files.ts';
import { indexRecords, recordNames, runPagefind } from '../../../src/search/index/pagefind.ts';
import { ENTRY_FILE, SCRIPT_FILE, SIGNATURE, type PagefindEntry } from '../../../src/search/shared/pagefind.ts';
import { importFresh, serveFiles } from './run-pagefind.ts';

/** Words as the search code has them, lone and in pairs, `¶` between; and one, 困户甲, that begins like a pair. */
const RECORDS = [
  { url: '/essays/a/', content: '扶 贫 ¶ 扶贫 贫困 扶贫 ¶ 困户' },
  { url: '/essays/b/', content: '贫 扶 ¶ 贫困 困户甲 扶贫' },
  ...Array.from({ length: 40 }, (_, at) => ({
    url: `/stories/${at}/`,
    content: `题 ¶ ${String.fromCodePoint(0x4e00 + at)}${String.fromCodePoint(0x5000 + at)} 村户`,
  })),
];
const CHUNK = 20;
const COMPRESSED = /\.(?:pf_meta|pf_index|pf_fragment|pagefind)$/u;
const FOLDER = 'http://archive.test/base/pagefind/';
const TAG = 'tag';

let written: SearchFile[];
let kept: SearchFile[];
/** Names of the records by URL. */
let names: Map<string, string>;
beforeAll(async () => {
  written = await runPagefind(RECORDS, CHUNK);
  ({ files: kept, records: names } = await indexRecords(RECORDS));
}, 60_000);
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const matching = (files: readonly SearchFile[], name: RegExp) => files.filter((file) => name.test(file.path));
const unzipped = ({ path, bytes }: SearchFile) => ({ path, bytes: COMPRESSED.test(path) ? gunzipSync(bytes) : bytes });
const entryOf = (files: readonly SearchFile[]) => {
  const [file] = files.filter(({ path }) => path === ENTRY_FILE);
  return JSON.parse(new TextDecoder().decode(file!.bytes)) as PagefindEntry;
};

describe('the build relies on it that', () => {
  test('PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE sets how much goes into a chunk', async () => {
    const chunks = (files: readonly SearchFile[]) => matching(files, /^index\/.+\.pf_index$/u).length;
    expect(chunks(written)).toBeGreaterThan(4);
    expect(chunks(await runPagefind(RECORDS, 2 * CHUNK))).toBeLessThan(chunks(written));
    expect(chunks(await runPagefind(RECORDS, 100_000))).toBe(1);
    expect(process.env.PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE).toBeUndefined();
  }, 60_000);

  test('two runs write the same bytes', async () => {
    const [one, two] = await Promise.all([runPagefind(RECORDS, CHUNK), runPagefind(RECORDS, CHUNK)]);
    const sorted = (files: readonly SearchFile[]) =>
      files.map(({ path, bytes }) => `${path} ${Buffer.from(bytes).toString('base64')}`).sort();
    expect(sorted(one)).toEqual(sorted(written));
    expect(sorted(two)).toEqual(sorted(written));
  }, 60_000);

  test.each(['pf_meta', 'pf_index', 'pf_fragment', 'pagefind'])(
    'a .%s file, once unzipped, begins with the signature',
    (ending) => {
      const files = matching(written, new RegExp(`\\.${ending}$`, 'u'));
      expect(files).not.toEqual([]);
      for (const { bytes } of files.map(unzipped)) {
        expect(new TextDecoder().decode(bytes.subarray(0, SIGNATURE.length))).toBe(SIGNATURE);
      }
    },
  );

  test('each record has one fragment, named after the record, that tells its url', () => {
    expect([...recordNames(written).keys()].sort()).toEqual(RECORDS.map(({ url }) => url).sort());
    expect(new Set(recordNames(written).values()).size).toBe(RECORDS.length);
    expect(names).toEqual(recordNames(written));
  });

  test('the entry file tells the release and the only index, by whose name the meta file goes', () => {
    const entry = entryOf(written);
    expect(entry.version).toMatch(/^\d+\.\d+\.\d+$/u);
    expect(Object.keys(entry.languages)).toEqual(['unknown']);
    expect(matching(written, /\.pf_meta$/u).map((file) => file.path)).toEqual([
      `pagefind.${entry.languages.unknown.hash}.pf_meta`,
    ]);
  });

  test('another content gives the index another name', async () => {
    const changed = RECORDS.map((record, at) => (at === 0 ? { ...record, content: `${record.content} 村` } : record));
    const name = (files: readonly SearchFile[]) => entryOf(files).languages.unknown.hash;
    expect(name(await runPagefind(changed, CHUNK))).not.toBe(name(written));
  }, 60_000);
});

interface Answer {
  results: { id: string; words: number[] }[];
}

interface Opened {
  search(term: string): Promise<Answer>;
  /** Addresses that were asked for, in order. */
  asked: string[];
}

/** Pagefind's own script on these files, as the worker runs it: without a document, by the global fetch. */
async function open(files: readonly SearchFile[]): Promise<Opened> {
  const asked: string[] = [];
  const serve = serveFiles(files, FOLDER);
  vi.stubGlobal('fetch', (input: string) => {
    asked.push(input);
    return serve(input);
  });
  const script = files.find(({ path }) => path === SCRIPT_FILE)!.bytes;
  const { createInstance } = (await importFresh(script)) as {
    createInstance(options: { basePath: string; metaCacheTag: string }): Pick<Opened, 'search'>;
  };
  const instance = createInstance({ basePath: FOLDER, metaCacheTag: TAG });
  return { asked, search: (term) => instance.search(term) };
}

/** Places by address of the record, as far as `urls` go. */
function placesOf({ results }: Answer): Record<string, number[]> {
  const urls = new Map([...names].map(([url, name]) => [name, url]));
  return Object.fromEntries(results.map(({ id, words }) => [urls.get(id)!, words]));
}

describe('the browser relies on it that', () => {
  test('the global fetch is used, in the folder given alone, for four kinds of files', async () => {
    const { search, asked } = await open(written);
    await search('扶贫');
    await search('"村户"');
    expect(asked.filter((url) => !url.startsWith(FOLDER))).toEqual([]);
    const kinds = asked.map((url) =>
      url
        .slice(FOLDER.length)
        .replace(/\?.*$/u, '')
        .replace(/unknown_[0-9a-f]+/u, '*'),
    );
    expect([...new Set(kinds)].sort()).toEqual([
      'index/*.pf_index',
      ENTRY_FILE,
      'pagefind.*.pf_meta',
      'wasm.unknown.pagefind',
    ]);
  });

  test('the entry file is asked for with the tag given, so that no cache of another edition answers', async () => {
    const { search, asked } = await open(written);
    await search('扶贫');
    expect(asked).toContain(`${FOLDER}${ENTRY_FILE}?ts=${TAG}`);
  });

  test('the files that are kept are enough, the minified script among them', async () => {
    expect(kept.find((file) => file.path === SCRIPT_FILE)!.bytes.length).toBeLessThan(
      written.find((file) => file.path === SCRIPT_FILE)!.bytes.length,
    );
    const whole = placesOf(await (await open(written)).search('扶贫'));
    const least = placesOf(await (await open(kept)).search('扶贫'));
    expect(least).toEqual(whole);
  });

  test('files that came unzipped, signature first, are taken as they are', async () => {
    const zipped = placesOf(await (await open(written)).search('扶贫'));
    const plain = placesOf(await (await open(written.map(unzipped))).search('扶贫'));
    expect(plain).toEqual(zipped);
  });

  test('a result goes by the name of its record', async () => {
    const { results } = await (await open(written)).search('"困户"');
    expect(results.map(({ id }) => id)).toEqual([names.get('/essays/a/')]);
  });

  test('a word comes with all its places, counted from 0; “¶” counts but is no word', async () => {
    const { search } = await open(written);
    expect(placesOf(await search('扶贫'))).toEqual({ '/essays/a/': [3, 5], '/essays/b/': [5] });
    expect(placesOf(await search('"¶"'))).toEqual({});
  });

  test('a quoted word comes with its first place in each record alone', async () => {
    const { search } = await open(written);
    expect(placesOf(await search('"扶贫"'))).toEqual({ '/essays/a/': [3], '/essays/b/': [5] });
  });

  test('a quoted word that is not there is not found', async () => {
    const { search } = await open(written);
    expect(placesOf(await search('"甲乙"'))).toEqual({});
    expect(placesOf(await search('"困"'))).toEqual({});
  });

  test('an unquoted word that is not there is answered by a shorter one that it begins with', async () => {
    const { search } = await open(written);
    expect(placesOf(await search('扶贫困'))).toEqual({ '/essays/a/': [3, 5], '/essays/b/': [5] });
    expect(placesOf(await search('贫甲'))).toEqual({ '/essays/a/': [1], '/essays/b/': [0] });
  });

  test('an unquoted word that is there brings longer ones that begin with it: no pair of ours may begin another', async () => {
    const { search } = await open(written);
    expect(placesOf(await search('困户'))).toEqual({ '/essays/a/': [7], '/essays/b/': [4] });
  });

  test('a part of the index that does not come is passed over with a word on the console', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue();
    const { search } = await open(written.filter(({ path }) => !path.startsWith('index/')));
    expect(placesOf(await search('"扶贫"'))).toEqual({});
    expect(log).toHaveBeenCalled();
  });
});
