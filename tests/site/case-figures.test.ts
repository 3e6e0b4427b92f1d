/** The matrix, its cells and the plots of figures, held against the data that the site gives out. */
import type { HtmlElement } from 'html-validate';
import { describe, expect, inject, test } from 'vitest';
import { readArchive } from '../support/archive-data.ts';
import { pairsInData, readCases, valuesInData, type CaseData } from '../support/cases-data.ts';
import { attribute, readSite, textOf } from '../support/html.ts';

const dist = inject('dist');
const { cases, vocabularies } = readCases(dist);
const { pieces } = readArchive(dist);
const pages = new Map(readSite(dist).pages.map((page) => [page.path, page]));
const main = (path: string) => pages.get(path)!.root.querySelector('main')!;
const linksOf = (element: HtmlElement) => element.querySelectorAll('a').map((link) => attribute(link, 'href')!);
const texts = (elements: readonly HtmlElement[]) => elements.map((element) => textOf(element).trim());
const count = <T>(items: readonly T[], wanted: T) => items.filter((item) => item === wanted).length;
/** Strongest first. */
const EVIDENCE = ['seen', 'told', 'figures', 'slogan', 'untold'];
const strongest = (record: CaseData) =>
  EVIDENCE.find((evidence) => valuesInData(record, 'evidence').includes(evidence))!;
const stating = (cause: string, measure: string) =>
  cases.filter((record) => pairsInData(record).some((pair) => pair.cause === cause && pair.measure === measure));

describe('matrix', () => {
  const figure = main('/cases/matrix/').querySelector('[data-figure="matrix"]')!;
  const table = figure.querySelector('table')!;
  const beyond = figure.querySelector('[data-unstated]')!;
  const list = main('/cases/matrix/').querySelector('[data-pairs]')!;
  const rows = table.querySelectorAll('tbody tr');
  const drawnIn = (element: HtmlElement) =>
    element.querySelectorAll('[data-cause]').map((cell) => ({
      cell,
      cause: attribute(cell, 'data-cause')!,
      measure: attribute(cell, 'data-measure')!,
    }));
  const { html } = pages.get('/cases/matrix/')!;
  const listAt = html.indexOf(' data-pairs');
  const places = [
    { place: 'the table and the words below it', element: figure, part: html.slice(0, listAt) },
    { place: 'the list', element: list, part: html.slice(listAt) },
  ];
  const stated = new Map(
    cases.flatMap((record) => pairsInData(record).map((pair) => [`${pair.cause} ${pair.measure}`, pair])),
  );
  const forCause = new Set([...stated.values()].flatMap(({ cause, measure }) => (cause === 'untold' ? [] : [measure])));
  const measures = vocabularies.measures
    .map(({ id }) => ({ id, total: cases.filter((record) => valuesInData(record, 'measure').includes(id)).length }))
    .filter(({ total }) => total > 0);

  test.each(places)('cells of $place are the pairs that the text states, each with its cases', ({ element }) => {
    const drawn = drawnIn(element);
    expect(drawn.map(({ cause, measure }) => `${cause} ${measure}`).sort()).toEqual([...stated.keys()].sort());
    const counts = drawn.map(({ cell }) => Number(attribute(cell, 'data-count')));
    expect(counts).toEqual(drawn.map(({ cause, measure }) => stating(cause, measure).length));
    expect(drawn.map(({ cell }) => attribute(cell, 'href'))).toEqual(
      drawn.map(({ cause, measure }) => `/cases/cause/${cause}/${measure}/`),
    );
  });

  test.each(places)(
    'in $place a sign for each case says what its outcome rests on, as words do',
    ({ element, part }) => {
      for (const { cell, cause, measure } of drawnIn(element)) {
        const at = part.indexOf(`data-cause="${cause}" data-measure="${measure}"`);
        expect(at).toBeGreaterThan(0);
        const inside = part.slice(at, part.indexOf('</a>', at));
        const signs = [...inside.matchAll(/href="#sign-(\w+)"/gu)].map(([, sign]) => sign!);
        const found = stating(cause, measure).map(strongest);
        const kinds = EVIDENCE.filter((kind) => found.includes(kind));
        expect(signs, `${cause} ${measure}`).toEqual(kinds.flatMap((kind) => found.filter((other) => other === kind)));
        const words = textOf(cell).replaceAll(/\s+/gu, ' ');
        expect(words).toContain(`${found.length} 例`);
        const said = [...words.matchAll(/，\p{Script=Han}+ (\d+)/gu)].map(([, number]) => Number(number));
        expect(said).toEqual(kinds.map((kind) => count(found, kind)));
      }
    },
  );

  test('every row leads to the page of its cause; the last has no stated cause', () => {
    const heads = rows.slice(0, -1).flatMap((row) => linksOf(row.querySelector('th[scope="row"]')!));
    const causes = new Set(cases.flatMap((record) => record.causes.map(({ id }) => id)));
    expect([...heads].sort()).toEqual([...causes].map((id) => `/cases/cause/${id}/`).sort());
    expect(textOf(rows.at(-1)!)).toContain('没说为哪一桩');
    for (const link of heads) {
      expect([...pages.keys()]).toContain(link);
      expect(linksOf(list)).toContain(link);
    }
    const untold = [...drawnIn(rows.at(-1)!), ...drawnIn(beyond)].map(({ cause, measure }) => `${cause} ${measure}`);
    expect([...untold].sort()).toEqual([...stated.keys()].filter((key) => key.startsWith('untold ')).sort());
  });

  test('a column is a measure that some case states to be for a cause; all others stand in words below', () => {
    const columns = table.querySelectorAll('thead a').map((link) => attribute(link, 'href')!);
    const urls = (wanted: boolean) =>
      measures.filter(({ id }) => forCause.has(id) === wanted).map(({ id }) => `/cases/measure/${id}/`);
    expect([...columns].sort()).toEqual(urls(true).sort());
    const others = linksOf(beyond).filter((link) => link.startsWith('/cases/measure/'));
    expect([...others].sort()).toEqual(urls(false).sort());
    for (const link of [...columns, ...others]) expect([...pages.keys()]).toContain(link);
  });

  test('every measure has its total: under its column, beside its words, and in the list', () => {
    const columns = table.querySelectorAll('thead a').map((link) => attribute(link, 'href')!.split('/')[3]!);
    const total = (measure: string) => measures.find(({ id }) => id === measure)!.total;
    expect(texts(table.querySelectorAll('tfoot td'))).toEqual(columns.map((measure) => `${total(measure)}`));
    for (const item of beyond.querySelectorAll('li')) {
      const [measure] = linksOf(item).map((link) => link.split('/')[3]!);
      expect(texts(item.querySelectorAll('span'))[0]).toBe(`${total(measure!)}`);
    }
    const listed = list
      .querySelectorAll('details a')
      .map((link) => [attribute(link, 'href')!.split('/')[3]!, /(\d+) 例/u.exec(textOf(link))![1]]);
    expect(listed).toEqual(measures.map(({ id }) => [id, `${total(id)}`]));
  });

  test('a row is as long as the head, and what is empty is empty', () => {
    const columns = table.querySelectorAll('thead a').length;
    for (const row of rows) {
      const found = row.querySelectorAll('td').slice(1);
      const width = (each: readonly HtmlElement[]) =>
        each.reduce((sum, cell) => sum + Number(attribute(cell, 'colspan') ?? 1), 0);
      expect(width(found)).toBe(columns);
      const empty = found.filter((cell) => cell.childNodes.length === 0);
      expect(width(empty)).toBe(columns - row.querySelectorAll('[data-cause]').length);
    }
  });

  test('rows count cases, each once', () => {
    for (const row of rows) {
      const [head] = linksOf(row.querySelector('th[scope="row"]')!);
      const cause = head?.split('/')[3] ?? 'untold';
      const done = cases.filter((record) => pairsInData(record).some((pair) => pair.cause === cause)).length;
      const have = cases.filter((record) => record.causes.some(({ id }) => id === cause)).length;
      const total = textOf(row.querySelectorAll('td')[0]!).trim();
      expect(total, cause).toBe(cause === 'untold' ? `${done}` : `${done}／${have}`);
    }
  });

  test('one sentence says how many cases state what was for which trouble', () => {
    const done = cases.filter((record) => record.measures.length > 0);
    const some = done.filter((record) => record.measures.some((measure) => measure.for.length > 0));
    const every = some.filter((record) => record.measures.every((measure) => measure.for.length > 0));
    const said = textOf(main('/cases/matrix/').querySelector('[data-reasons]')!);
    expect([...said.matchAll(/(\d+) 例/gu)].map(([, number]) => Number(number))).toEqual([
      cases.length,
      some.length,
      every.length,
      done.length - some.length,
      cases.length - done.length,
    ]);
  });

  test('the holes: exactly the cases that leave a cause, a measure or an outcome untold', () => {
    const facets = ['cause', 'measure', 'evidence'] as const;
    const shown = main('/cases/matrix/')
      .querySelectorAll('[data-figure="holes"] tbody tr')
      .map((row) => {
        const told = row.querySelectorAll('td').map((cell) => textOf(cell).trim() !== '没写');
        return [linksOf(row)[0]!, ...told];
      });
    const expected = cases
      .map((record) => [record.url, ...facets.map((facet) => !valuesInData(record, facet).includes('untold'))])
      .filter((row) => row.includes(false));
    expect([...shown].sort()).toEqual([...expected].sort());
  });
});

describe('cells', () => {
  const cells = [...pages.keys()].filter((path) => /^\/cases\/cause\/[^/]+\/[^/]+\/$/u.test(path));

  test('there is a page for every pair that the text states, and for no other', () => {
    const stated = cases.flatMap((record) =>
      pairsInData(record).map(({ cause, measure }) => `/cases/cause/${cause}/${measure}/`),
    );
    expect([...cells].sort()).toEqual([...new Set(stated)].sort());
  });

  test.each(cells)('%s tells of its cases in the words of the text', (path) => {
    const [, , , cause, measure] = path.split('/');
    const rows = main(path).querySelectorAll('[data-case]');
    expect(rows.map((row) => attribute(row, 'data-case'))).toEqual(stating(cause!, measure!).map(({ id }) => id));
    for (const row of rows) {
      const record = cases.find(({ id }) => id === attribute(row, 'data-case'))!;
      const words = textOf(row);
      const measures = record.measures.filter(
        (each) => each.id === measure && (cause === 'untold' ? each.for.length === 0 : each.for.includes(cause!)),
      );
      for (const { text } of [...measures, ...record.outcomes]) expect(words).toContain(text);
      const statements = [...record.causes.filter(({ id }) => id === cause), ...measures, ...record.outcomes];
      const anchors = statements
        .flatMap(({ cites }) => cites)
        .map(({ piece, paragraph }) => {
          const { url } = pieces.find(({ id }) => id === piece)!;
          return `${url} ${paragraph}`;
        });
      const linked = linksOf(row).map((link) => link.replace(/\?[^#]*#/u, ' '));
      expect(linked).toEqual(expect.arrayContaining(anchors));
      expect(words.includes('结果没写')).toBe(record.outcomes.length === 0);
    }
  });
});

describe('figures', () => {
  const { html } = pages.get('/cases/figures/')!;
  const plots = main('/cases/figures/').querySelectorAll('[data-figure="before-after"]');
  const paired = cases.flatMap((record) =>
    record.figures.filter(
      ({ series, unit, side }) =>
        side !== null &&
        (['before', 'after'] as const).every((wanted) =>
          record.figures.some((other) => other.series === series && other.unit === unit && other.side === wanted),
        ),
    ),
  );

  const divided = cases.flatMap((record) =>
    record.figures.filter(({ of, series }) => of !== undefined || record.figures.some((other) => other.of === series)),
  );

  test('every figure stands on the page once: in a plot, as a part or its whole, else in a table', () => {
    const shown = plots.flatMap((plot) =>
      plot.querySelectorAll('li').map((bar) => `${attribute(bar, 'data-side')} ${attribute(bar, 'data-value')}`),
    );
    expect([...shown].sort()).toEqual(paired.map(({ side, value }) => `${side} ${value}`).sort());
    const listed = main('/cases/figures/').querySelectorAll('details[data-case] tbody tr');
    const others = cases.flatMap((record) =>
      record.figures.filter((figure) => !paired.includes(figure) && !divided.includes(figure)),
    );
    expect(texts(listed.map((row) => row.querySelector('a')!)).sort()).toEqual(others.map(({ text }) => text).sort());
  });

  test('a part is as many solid squares, its whole as many in all, and what is doubtful stands below', () => {
    const parts = cases.flatMap((record) =>
      record.figures.flatMap((part) => {
        const whole = record.figures.find(({ series }) => series === part.of);
        return whole ? [{ part, whole }] : [];
      }),
    );
    const drawn = parts.filter(({ part, whole }) => part.caveats && whole.value <= 100);
    const drawings = html.split('data-figure="part-of-whole"').slice(1);
    expect(drawings).toHaveLength(drawn.length);
    drawings.forEach((drawing, index) => {
      const { part, whole } = drawn[index]!;
      const squares = [...drawing.slice(0, drawing.indexOf('</figure>')).matchAll(/<path\b[^>]* d="([^"]*)"/gu)].map(
        ([, path]) => count([...path!], 'M'),
      );
      expect(squares).toEqual([part.value, whole.value - part.value]);
    });
    const words = textOf(main('/cases/figures/'));
    for (const { part, whole } of parts) {
      for (const said of [part.text, whole.text, ...(part.caveats ?? []).map(({ text }) => text)])
        expect(words).toContain(said);
    }
  });

  test('each is in the paragraph that it leads to, to the letter', () => {
    const links = [
      ...plots.flatMap((plot) => plot.querySelectorAll('li a')),
      ...main('/cases/figures/').querySelectorAll('details[data-case] tbody a'),
    ];
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) {
      const [page, paragraph] = attribute(link, 'href')!.split('#');
      const piece = pieces.find(({ url }) => page!.startsWith(`${url}?quote=`))!;
      const { text } = piece.paragraphs.find(({ id }) => id === paragraph)!;
      const figure = cases
        .flatMap((record) => record.figures)
        .find((each) => textOf(link).trim().startsWith(each.text) && text.includes(each.cite.quote));
      expect(figure, textOf(link)).toBeDefined();
      expect(figure!.cite.quote).toContain(figure!.text);
    }
  });

  test('bars begin at zero and are as long as their values say; no plot has two units', () => {
    const drawings = html.split('data-figure="before-after"').slice(1);
    expect(drawings).toHaveLength(plots.length);
    drawings.forEach((drawing, index) => {
      const values = plots[index]!.querySelectorAll('li').map((bar) => Number(attribute(bar, 'data-value')));
      const plot = drawing.slice(0, drawing.indexOf('</figure>'));
      const bars = [...plot.matchAll(/<rect\b([^>]*)>/gu)].map(([, attributes]) => attributes!);
      expect(bars.filter((bar) => bar.includes(' x="'))).toEqual([]);
      const widths = bars.map((bar) => Number.parseFloat(/ width="([\d.]+)%"/u.exec(bar)![1]!));
      widths.forEach((width, at) => expect(width).toBeCloseTo((100 * values[at]!) / Math.max(...values), 2));
      const series = attribute(plots[index]!, 'data-series')!;
      const units = cases
        .flatMap((record) => record.figures)
        .filter((figure) => figure.series === series && values.includes(figure.value))
        .map(({ unit }) => unit);
      expect(new Set(units).size).toBe(1);
    });
  });

  test('what was emended says so', () => {
    const marks = [
      ...plots.flatMap((plot) => plot.querySelectorAll('li')),
      ...main('/cases/figures/').querySelectorAll('details[data-case] tbody tr'),
    ].filter((each) => textOf(each).includes('校'));
    expect(marks).toHaveLength(cases.flatMap((record) => record.figures.filter(({ emended }) => emended)).length);
  });

  test('behind each plot stands a table with the same figures and the words that state them', () => {
    for (const plot of plots) {
      const rows = plot.querySelectorAll('tbody tr');
      const figures = texts(plot.querySelectorAll('li a')).map((words) => words.split(/\s/u)[0]!);
      expect(rows.map((row) => textOf(row.querySelectorAll('td')[0]!).trim())).toEqual(figures);
      const said = rows.map((row) =>
        textOf(row.querySelectorAll('td')[1]!)
          .trim()
          .replace(/^“(.*)”$/u, '$1'),
      );
      const quotes = paired.map(({ cite }) => cite.quote.replaceAll('“', '‘').replaceAll('”', '’'));
      for (const words of said) expect(quotes).toContain(words);
    }
  });
});

describe('signs', () => {
  const withSigns = [...pages.values()].filter(({ html }) => html.includes('href="#sign-'));

  test.each(withSigns.map(({ path }) => path))('%s draws only signs whose forms it has, each form once', (path) => {
    const { html } = pages.get(path)!;
    const forms = [...html.matchAll(/ id="sign-(\w+)"/gu)].map(([, sign]) => sign!);
    const used = [...html.matchAll(/href="#sign-(\w+)"/gu)].map(([, sign]) => sign!);
    expect([...forms].sort()).toEqual([...EVIDENCE].sort());
    for (const sign of used) expect(EVIDENCE).toContain(sign);
  });

  test('they stand in the list, on cases, on pages of values and in the matrix; no page has characters for them', () => {
    const paths = withSigns.map(({ path }) => path);
    const wanted = ['/cases/', '/cases/matrix/', '/cases/mine/', '/cases/compare/', ...cases.map(({ url }) => url)];
    expect(paths).toEqual(expect.arrayContaining(wanted));
    for (const { path, root } of pages.values())
      if (path.startsWith('/cases/')) expect(textOf(root.querySelector('main')!), path).not.toMatch(/[●◎◆□]/u);
  });
});
