import { describe, expect, test } from 'vitest';
import { readingProjection } from '../../../src/text/projections.ts';
import { NOTE_CATEGORIES, type Confidence, type MarkKind, type NoteCategory } from '../../../src/text/apparatus.ts';
import { isShown, renderPiece, renderSource, type ParagraphRole } from '../../../src/text/render.ts';
import { readCases } from '../fixtures.ts';
import { textContent } from './html.ts';

type Line = [role: ParagraphRole, raw: string, continues?: true];

/** A piece of lines numbered from p1. */
const piece = (...lines: Line[]) => ({
  paragraphs: lines.map(([role, raw, continues], index) => ({ id: `p${index + 1}`, role, raw, continues })),
});

describe('paragraphs', () => {
  test.each(readCases('rendering.txt', 2))('$title', ({ blocks: [body, html] }) => {
    const paragraphs = body!.split('\n');
    const { blocks } = renderPiece(piece(...paragraphs.map((raw): Line => ['text', raw])));
    expect(blocks.map((block) => shorten(block.html)).join('\n')).toBe(html);
    expect(blocks.map((block) => textContent(block.html))).toEqual(paragraphs.map(readingProjection));
  });

  test('every paragraph of the projections reads as its reading text', () => {
    for (const { title, blocks } of readCases('projections.txt', 3)) {
      const [block] = renderPiece(piece(['text', blocks[0]!])).blocks;
      expect(textContent(block!.html), title).toBe(blocks[2]);
    }
  });
});

/** Marks and gaps in the fixture's notation. A mark that does not link to its own note is left as it is, so it shows. */
function shorten(html: string): string {
  return html
    .replace(/<(a|span) class="gap"[^>]*>([^<]*)<\/\1>/gu, '【$2】')
    .replace(/<span id="r(\d+)">([^<]*)<\/span>/gu, '〔quiet $1 $2〕')
    .replace(
      /<span class="mark mark-(\w+)" id="r(\d+)"(?: role="img" aria-label="([^"]*)")?>([^<]*)<\/span><a class="mark-number" href="#n\2" data-note="\2" aria-label="校注 \2"><\/a>/gu,
      (_whole, kind: string, number: string, name: string | undefined, words: string) =>
        `〔${[kind, number, name && `（${name}）`, words].filter(Boolean).join(' ')}〕`,
    );
}

describe('the rule of calm', () => {
  const mark = (kind: MarkKind, category: NoteCategory | null, confidence: Confidence) => {
    const note = { category, confidence, reason: '某。' };
    return { kind, raw: '', at: 0, source: '甲', reading: '乙', note };
  };
  const shownOf = (kind: MarkKind, confidence: Confidence) =>
    NOTE_CATEGORIES.filter((category) => isShown(mark(kind, category, confidence)));
  const TELLING = ['换词', '错字', '引文', '史实', '拼接', '掩字', '说明', '存疑'];

  test.each<[MarkKind, Confidence, readonly string[]]>([
    ['substitution', '高', NOTE_CATEGORIES],
    ['addition', '中', NOTE_CATEGORIES],
    ['deletion', '低', NOTE_CATEGORIES],
    ['span', '高', TELLING],
    ['span', '中', TELLING],
    ['span', '低', []],
    ['point', '高', [...TELLING, '脱文']],
    ['point', '中', [...TELLING, '脱文']],
    ['point', '低', ['脱文']],
  ])('of a %s at %s the text shows those of %j', (kind, confidence, categories) => {
    expect(new Set(shownOf(kind, confidence))).toEqual(new Set(categories));
  });

  test('a note that does not follow the grammar is not shown', () => {
    expect(isShown(mark('span', null, '高'))).toBe(false);
    expect(isShown({ ...mark('point', null, '高'), note: null })).toBe(false);
  });
});

describe('a piece', () => {
  const NOTE = '{>>说明：某。<<}';

  test('has the source’s own title as its heading, and no heading where it has none', () => {
    const titled = renderPiece(piece(['title', '守在<路口>'], ['text', '甲']));
    expect(titled.heading).toEqual({ id: 'p1', html: '守在&lt;路口&gt;' });
    expect(titled.blocks.map(({ id }) => id)).toEqual(['p2']);
    expect(renderPiece(piece(['text', '甲'])).heading).toBeNull();
  });

  test('has a block for each paragraph, which a line that continues shares', () => {
    const { blocks } = renderPiece(
      piece(['byline', '某县'], ['heading', '一、甲'], ['text', '乙'], ['text', '丙', true], ['text', '丁', true]),
    );
    expect(blocks).toEqual([
      { id: 'p1', role: 'byline', html: '某县', paragraphs: ['p1'] },
      { id: 'p2', role: 'heading', html: '一、甲', paragraphs: ['p2'] },
      {
        id: 'p3',
        role: 'text',
        html: '乙<span id="p4">丙</span><span id="p5">丁</span>',
        paragraphs: ['p3', 'p4', 'p5'],
      },
    ]);
  });

  test('numbers the marks that the text shows from the heading on, then the others; each has its paragraph', () => {
    const quiet = '{>>语病：某。<<}';
    const { heading, blocks, notes } = renderPiece(
      piece(
        ['title', `题${quiet}${NOTE}`],
        ['text', `甲${NOTE}乙{--丙--}{>>衍字：重出。<<}`],
        ['text', `丁{==戊==}${quiet}${NOTE}`, true],
      ),
    );
    expect(notes.map((note) => `${note.number} ${note.paragraph} ${note.mark.kind} ${note.isShown}`)).toEqual([
      '1 p1 point true',
      '2 p2 point true',
      '3 p2 deletion true',
      '4 p3 point true',
      '5 p1 point false',
      '6 p3 span false',
    ]);
    const places = [heading!.html, ...blocks.map(({ html }) => html)].join('').matchAll(/ id="r(\d+)"/gu);
    expect([...places].map(([, number]) => Number(number))).toEqual([5, 1, 2, 3, 6, 4]);
  });

  test('that the checks refuse is not rendered with words missing', () => {
    expect(() => renderPiece(piece(['text', '甲'], ['title', '题']))).toThrow('p2 is a title');
    expect(() => renderPiece(piece(['title', '题'], ['text', '甲', true]))).toThrow('p2 continues no paragraph');
    expect(() => renderPiece(piece(['text', '甲', true]))).toThrow('p1 continues no paragraph');
  });
});

test('the source layer is the witness’s characters', () => {
  const paragraphs = [
    { id: 'p1', source: '20__年,<甲>"乙"' },
    { id: 'p2', source: '' },
  ];
  expect(renderSource({ paragraphs })).toEqual([
    { id: 'p1', html: '20__年,&lt;甲&gt;&quot;乙&quot;' },
    { id: 'p2', html: '' },
  ]);
  const decoration = { paragraph: 'p1', start: 2, end: 4, element: 'span' as const, attributes: { class: 'x' } };
  expect(renderSource({ paragraphs }, [decoration])[0]!.html).toContain('20<span class="x">__</span>年');
});
