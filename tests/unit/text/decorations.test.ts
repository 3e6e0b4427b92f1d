import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Decoration } from '../../../src/text/decorations.ts';
import { readingProjection } from '../../../src/text/projections.ts';
import { renderPiece } from '../../../src/text/render.ts';
import { readCases } from '../fixtures.ts';
import { anything, join, paragraph } from './generators.ts';
import { parseHtml, printHtml, textContent, type HtmlElement, type HtmlNode } from './html.ts';

const ELEMENTS = ['a', 'dfn', 'span'] as const;

const texts = (...raws: string[]) => ({
  paragraphs: raws.map((raw, index) => ({ id: `p${index + 1}`, role: 'text' as const, raw })),
});
const render = (raws: string[], decorations: Decoration[]) =>
  renderPiece(texts(...raws), decorations).blocks.map(({ html }) => html);

/** A row of the fixture: `p1 0-3 dfn class="a"`. */
function readDecoration(row: string): Decoration {
  const [, paragraph, start, end, element, rest] = /^(p\d+) (\d+)-(\d+) (\w+)(.*)$/u.exec(row)!;
  return {
    paragraph: paragraph!,
    start: Number(start),
    end: Number(end),
    element: element as Decoration['element'],
    attributes: Object.fromEntries(
      [...rest!.matchAll(/ ([\w-]+)="([^"]*)"/gu)].map(([, key, value]) => [key!, value!]),
    ),
  };
}

/** Marks and gaps in the fixture's notation. */
const sketch = (html: string) =>
  printHtml(parseHtml(html), ({ name, attributes }, inner) => {
    if (attributes.startsWith(' class="mark ')) return `〔${inner}〕`;
    if (attributes.startsWith(' class="gap"')) return `【${inner}】`;
    return attributes.startsWith(' class="mark-number"') ? inner : `<${name}${attributes}>${inner}</${name}>`;
  });

describe('decorations', () => {
  test.each(readCases('decorations.txt', 3))('$title', ({ blocks: [body, rows, html] }) => {
    const decorations = rows!.split('\n').filter(Boolean).map(readDecoration);
    expect(render(body!.split('\n'), decorations).map(sketch).join('\n')).toBe(html);
  });

  test('of a heading and of a line that continues', () => {
    const { paragraphs } = texts('题目', '甲乙', '丙丁');
    const piece = {
      paragraphs: [
        { ...paragraphs[0]!, role: 'title' as const },
        paragraphs[1]!,
        { ...paragraphs[2]!, continues: true },
      ],
    };
    const { heading, blocks } = renderPiece(piece, ['p1 0-1 dfn', 'p2 1-2 span', 'p3 0-1 span'].map(readDecoration));
    expect(heading!.html).toBe('<dfn>题</dfn>目');
    expect(blocks[0]!.html).toBe('甲<span>乙</span><span id="p3"><span>丙</span>丁</span>');
  });

  test.each([
    ['p1 1-4 dfn', 'decoration 1, <dfn> at p1 1–4: the paragraph has 3 characters'],
    ['p1 2-2 span', 'decoration 1, <span> at p1 2–2: the paragraph has 3 characters'],
    ['p1 3-2 span', 'decoration 1, <span> at p1 3–2: the paragraph has 3 characters'],
    ['p9 0-1 a', 'decoration 1, <a> at p9 0–1: there is no such paragraph'],
  ])('%s of a text of three is out of range', (row, message) => {
    const decorations = [readDecoration('p1 0-3 span'), readDecoration(row)];
    expect(() => render(['甲{++乙++}{>>脱字：缺。<<}𠮷'], decorations)).toThrow(new RangeError(message));
  });

  test('at a negative or broken place is out of range', () => {
    const [at] = [readDecoration('p1 0-1 span')];
    expect(() => render(['甲'], [{ ...at, start: -1 }])).toThrow(RangeError);
    expect(() => render(['甲'], [{ ...at, end: 0.5 }])).toThrow(RangeError);
  });
});

/** A raw paragraph and decorations that lie inside its reading text, each with its index as data. */
const decorated = fc
  .tuple(
    fc.oneof(
      paragraph.map((parts) => join(parts, 'raw')),
      anything,
    ),
    fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom(...ELEMENTS)), { maxLength: 6 }),
  )
  .map(([raw, spans]) => {
    const { length } = [...readingProjection(raw)];
    const decorations = (length === 0 ? [] : spans).map(([from, size, element], index): Decoration => {
      const start = from % length;
      const end = start + 1 + (size % (length - start));
      return { paragraph: 'p1', start, end, element, attributes: { 'data-d': String(index), id: `d${index}` } };
    });
    return { raw, decorations };
  });

/** Every element with the span of characters that stand in it. */
function listElements(html: string): { element: HtmlElement; inside: HtmlElement[]; start: number; end: number }[] {
  const found: ReturnType<typeof listElements> = [];
  let at = 0;
  const visit = (nodes: readonly HtmlNode[], inside: HtmlElement[]) => {
    for (const node of nodes) {
      if (typeof node === 'string') at += [...textContent(node)].length;
      else {
        const place = { element: node, inside, start: at, end: at };
        found.push(place);
        visit(node.children, [...inside, node]);
        place.end = at;
      }
    }
  };
  visit(parseHtml(html), []);
  return found;
}

const indexOf = ({ attributes }: HtmlElement) => / data-d="(\d+)"/u.exec(attributes)?.[1];

describe('any decorations of any paragraph', () => {
  test('leave its text content the reading text', () => {
    fc.assert(
      fc.property(decorated, ({ raw, decorations }) => {
        const text = readingProjection(raw).replaceAll('\0', '\uFFFD');
        expect(textContent(render([raw], [])[0]!)).toBe(text);
        expect(textContent(render([raw], decorations)[0]!)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  test('stand around their own characters and no others, in elements that are not empty', () => {
    fc.assert(
      fc.property(decorated, ({ raw, decorations }) => {
        const elements = listElements(render([raw], decorations)[0]!);
        for (const [index, { start, end }] of decorations.entries()) {
          const own = elements.filter(({ element }) => indexOf(element) === String(index));
          let at = start;
          for (const part of own) {
            expect(part.start).toBe(at);
            expect(part.end).toBeGreaterThan(at);
            at = part.end;
          }
          expect(at).toBe(end);
          const ids = own.filter(({ element }) => element.attributes.includes(` id="d${index}"`));
          expect(ids).toEqual(own.slice(0, 1));
        }
      }),
      { numRuns: 300 },
    );
  });

  test('cut no mark and no gap: without them the HTML is that of the bare paragraph', () => {
    fc.assert(
      fc.property(decorated, ({ raw, decorations }) => {
        const bare = printHtml(parseHtml(render([raw], decorations)[0]!), (element, inner) => {
          const { name, attributes } = element;
          return indexOf(element) === undefined ? `<${name}${attributes}>${inner}</${name}>` : inner;
        });
        expect(bare).toBe(render([raw], [])[0]);
      }),
      { numRuns: 300 },
    );
  });

  test('put no link in a link and no term in a term', () => {
    fc.assert(
      fc.property(decorated, ({ raw, decorations }) => {
        for (const { element, inside } of listElements(render([raw], decorations)[0]!)) {
          if (element.name !== 'span') expect(inside.map(({ name }) => name)).not.toContain(element.name);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('are one element each where they neither cross nor are links', () => {
    fc.assert(
      fc.property(decorated, ({ raw, decorations }) => {
        const [one] = decorations;
        fc.pre(one !== undefined && one.element !== 'a');
        const frames = listElements(render([raw], [])[0]!);
        fc.pre(
          frames.every(
            ({ start, end }) => end <= one.start || one.end <= start || (one.start <= start && end <= one.end),
          ),
        );
        const elements = listElements(render([raw], [one])[0]!);
        expect(elements.filter(({ element }) => indexOf(element) === '0')).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
  });
});
