/** What the figures show, held against the data that the site gives out. */
import type { HtmlElement } from 'html-validate';
import { describe, expect, inject, test } from 'vitest';
import { readArchive } from '../support/archive-data.ts';
import { attribute, readSite, textOf } from '../support/html.ts';

const dist = inject('dist');
const { pieces } = readArchive(dist);
const pages = new Map(readSite(dist).pages.map((page) => [page.path, page]));
const figure = (path: string, name: string) => pages.get(path)!.root.querySelector(`[data-figure="${name}"]`)!;
/** The drawing that follows a marker in a page; the parser of HTML passes over what is inside an svg element. */
function drawingAfter(path: string, marker: string): string {
  const { html } = pages.get(path)!;
  const at = html.indexOf('<svg', html.indexOf(marker));
  return html.slice(at, html.indexOf('</svg>', at));
}

interface Bar {
  x: number;
  width: number;
  fill: string | undefined;
}

/** The bars of a drawing, in per cent of its width. */
function barsOf(drawing: string): Bar[] {
  return [...drawing.matchAll(/<rect\b[^>]*>/gu)].map(([tag]) => {
    const value = (name: string) => new RegExp(` ${name}="([^"]*)"`, 'u').exec(tag)?.[1];
    return { x: Number.parseFloat(value('x')!), width: Number.parseFloat(value('width')!), fill: value('fill') };
  });
}

/** The numbers and years that a drawing writes. */
const wordsOf = (drawing: string) => [...drawing.matchAll(/<text\b[^>]*>([^<]*)</gu)].map(([, words]) => words!.trim());

describe('timeline', () => {
  const dated = pieces.filter(({ year }) => year !== null);
  const span = {
    from: Math.min(...dated.map(({ year }) => year!.from)),
    to: Math.max(...dated.map(({ year }) => year!.to)),
  };
  const rows = figure('/times/', 'timeline').querySelectorAll('[data-piece]');

  test('every piece with a year has one row, in the order of the years', () => {
    expect(rows.map((row) => attribute(row, 'data-piece')).sort()).toEqual(dated.map(({ id }) => id).sort());
    const starts = rows.map((row) => pieces.find(({ id }) => id === attribute(row, 'data-piece'))!.year!.from);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  });

  test.each(dated)('$id: the bar covers its years, solid if certain, and the words say the same', (piece) => {
    const year = piece.year!;
    const row = rows.find((candidate) => attribute(candidate, 'data-piece') === piece.id)!;
    const bars = barsOf(drawingAfter('/times/', `data-piece="${piece.id}"`));
    expect(bars).toHaveLength(1);
    const [bar] = bars;
    const width = 100 / (span.to - span.from + 1);
    expect(span.from + bar!.x / width).toBeCloseTo(year.from, 2);
    expect(bar!.width / width).toBeCloseTo(year.to - year.from + 1, 2);
    const certain = year.confidence >= 0.95;
    expect(bar!.fill).toBe(certain ? undefined : 'url(#hatch)');
    const words = textOf(row.querySelector('summary')!);
    const years = year.from === year.to ? `${year.from}` : `${year.from}—${year.to}`;
    expect(words).toContain(
      `${years} 年，${certain ? '确定' : `推断，把握${year.confidence >= 0.75 ? '中等' : '低'}`}`,
    );
    for (const { paragraph, quote } of year.evidence) {
      const links = row.querySelectorAll('a').filter((link) => {
        const [page, anchor] = attribute(link, 'href')!.split('#');
        return anchor === paragraph && page!.startsWith(`${piece.url}?quote=`);
      });
      const nested = quote.replaceAll('“', '‘').replaceAll('”', '’');
      expect(links.map((link) => textOf(link).trim())).toContain(`“${nested}”`);
    }
  });

  test('the pieces without a year are listed', () => {
    const links = pages
      .get('/times/')!
      .root.querySelectorAll('main a')
      .map((link) => attribute(link, 'href'));
    const undated = pieces.filter(({ year }) => year === null);
    expect(undated.filter(({ url }) => !links.includes(url))).toEqual([]);
  });
});

describe('provinces', () => {
  const lit = figure('/places/', 'provinces').querySelectorAll('[data-province]');
  const name = (tile: HtmlElement) => attribute(tile, 'data-province')!;
  /** What a text may leave out of a province's name. */
  const short = (province: string) => province.replace(/(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)$/u, '');
  const names = (province: string) =>
    pieces.filter(({ placePath }) => placePath && [province, short(province)].includes(placePath[0]!));

  test('a tile is lit with the number of pieces whose place names the province', () => {
    expect(lit.length).toBeGreaterThan(0);
    expect(lit.map((tile) => [name(tile), attribute(tile, 'data-count')])).toEqual(
      lit.map((tile) => [name(tile), `${names(name(tile)).length}`]),
    );
    for (const tile of lit) expect(textOf(tile)).toContain(attribute(tile, 'data-count'));
  });

  test('no province that a place names is left dark', () => {
    const largest = new Set(pieces.flatMap(({ placePath }) => placePath?.[0] ?? []));
    const shown = new Set(lit.flatMap((tile) => [name(tile), short(name(tile))]));
    const dark = [...largest].filter((unit) => !shown.has(unit));
    expect(dark.filter((unit) => /省$|自治区$|特别行政区$|^(?:北京|天津|上海|重庆)/u.test(unit))).toEqual([]);
  });

  test('there are thirty-four tiles, and a lit one leads to the list of its places', () => {
    const tiles = figure('/places/', 'provinces').querySelectorAll('li');
    expect(tiles).toHaveLength(34);
    const { root } = pages.get('/places/')!;
    for (const tile of lit) {
      const target = root.querySelector(`[id="${attribute(tile.querySelector('a')!, 'href')!.slice(1)}"]`)!;
      for (const { title } of names(name(tile))) expect(textOf(target)).toContain(`《${title}》`);
    }
  });
});

describe('counts', () => {
  const TYPES = ['substitution', 'addition', 'deletion', 'note', 'gap'];
  const plot = figure('/about/', 'counts');
  const counts = new Map(
    pieces.map(({ title, paragraphs }) => {
      const marks = paragraphs.flatMap((paragraph) => paragraph.marks);
      return [title, TYPES.map((type) => marks.filter((mark) => mark.type === type).length)];
    }),
  );
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const most = Math.max(...[...counts.values()].map(sum));

  test('a bar is as long as the piece has marks, each part as long as there are marks of its type', () => {
    const rows = plot.querySelectorAll('[data-row]').map((row) => attribute(row, 'data-row')!);
    expect([...rows].sort()).toEqual([...counts.keys()].sort());
    const drawings = new Map(rows.map((row) => [row, drawingAfter('/about/', `data-row="${row}"`)]));
    const longest = Math.max(
      ...[...drawings.values()].map((drawing) => sum(barsOf(drawing).map(({ width }) => width))),
    );
    for (const [row, drawing] of drawings) {
      const values = counts.get(row)!;
      const parts = barsOf(drawing).map(({ width }) => Number(((width / longest) * most).toFixed(1)));
      expect(parts, row).toEqual(values.filter((value) => value > 0));
      expect(wordsOf(drawing)).toEqual([`${sum(values)}`]);
    }
  });

  test('the table behind it has the same numbers', () => {
    const cells = (row: HtmlElement) => row.querySelectorAll('td').map((cell) => Number(textOf(cell)));
    for (const row of plot.querySelectorAll('tbody tr')) {
      expect(cells(row)).toEqual(counts.get(textOf(row.querySelector('th')!).trim()));
    }
    const totals = TYPES.map((_, index) => sum([...counts.values()].map((values) => values[index]!)));
    expect(cells(plot.querySelector('tfoot tr')!)).toEqual(totals);
    const series = plot.querySelectorAll('[data-series]').map((row) => attribute(row, 'data-series')!);
    expect(series.flatMap((name) => wordsOf(drawingAfter('/about/', `data-series="${name}"`)))).toEqual(
      totals.map(String),
    );
  });
});

test('no figure carries a style of its own, and each has a name', () => {
  const drawn = [...pages.values()];
  expect(drawn.filter(({ html }) => /<[a-z][^>]* style=|<style/u.test(html)).map(({ path }) => path)).toEqual([]);
  const figures = drawn.flatMap(({ root }) => root.querySelectorAll('[data-figure]'));
  const names = new Set(figures.map((found) => attribute(found, 'data-figure')));
  expect([...names].sort()).toEqual(
    expect.arrayContaining(['before-after', 'counts', 'holes', 'matrix', 'provinces', 'timeline']),
  );
  for (const found of figures) {
    const name = attribute(found, 'aria-label') ?? textOf(found.querySelector('figcaption')!);
    expect([...name.trim()].length).toBeGreaterThan(5);
  }
});
