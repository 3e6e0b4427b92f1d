import { afterEach, expect, test, vi } from 'vitest';
import { loadArchive } from '../../../src/archive/read/reader.ts';
import { atomFeed } from '../../../src/outputs/feed.ts';
import { MINIATURE } from '../fixtures.ts';

const archive = loadArchive(MINIATURE);
const HOST = { title: '某站：某档案', language: 'zh-CN' };
const absolute = (path: string) => `https://example.org/base${path}`;
const feed = atomFeed(archive, HOST, absolute);
const all = (pattern: RegExp) => [...feed.matchAll(pattern)].map((match) => match[1]);

afterEach(() => {
  vi.useRealTimers();
});

test('holds every piece by number, with its address, summary and themes', () => {
  const entries = feed.split('<entry>').slice(1);
  expect(entries).toHaveLength(archive.pieces.length);
  archive.pieces.forEach((piece, index) => {
    expect(entries[index]).toContain(piece.title);
    expect(entries[index]).toContain(piece.summary);
    expect(entries[index]).toContain(`<id>${absolute(piece.url)}</id>`);
    expect(entries[index]).toContain(`href="${absolute(piece.url)}"`);
  });
  expect(entries[0]).toContain('上门走访');
});

test('of a large archive has the last hundred pieces', () => {
  const [first] = archive.pieces;
  const pieces = Array.from({ length: 130 }, (_, index) => ({ ...first!, url: `/essays/piece-${index + 1}/` }));
  const ids = [...atomFeed({ ...archive, pieces }, HOST, absolute).matchAll(/<id>[^<]*\/piece-(\d+)\/<\/id>/gu)];
  expect(ids.map(([, number]) => Number(number))).toEqual(Array.from({ length: 100 }, (_, index) => index + 31));
});

test('has the edition’s date and no other', () => {
  const dates = all(/>(\d{4}-\d{2}-\d{2}T[^<]*)</gu);
  expect(dates.length).toBeGreaterThan(archive.pieces.length);
  expect(new Set(dates)).toEqual(new Set(['2026-01-02T00:00:00.000Z']));
});

test('is the same whenever it is built', () => {
  vi.useFakeTimers({ now: new Date('2031-07-08T09:10:11Z') });
  expect(atomFeed(archive, HOST, absolute)).toBe(feed);
  expect(feed).not.toContain('2031');
});

test('gives titles and summaries as text: what HTML and XML give meaning to is escaped', () => {
  const [first, ...rest] = archive.pieces;
  const odd = { ...archive, pieces: [{ ...first!, title: '甲<b>&乙]]>', summary: '丙<i>&丁]]>' }, ...rest] };
  const entry = atomFeed(odd, HOST, absolute).split('<entry>')[1]!;
  expect(entry).toContain('<title type="html"><![CDATA[甲&lt;b&gt;&amp;乙]]&gt;]]></title>');
  expect(entry).toContain('<summary type="html"><![CDATA[丙&lt;i&gt;&amp;丁]]&gt;]]></summary>');
});
