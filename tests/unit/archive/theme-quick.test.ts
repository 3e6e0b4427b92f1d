/** The short list of a theme, against pieces of any length. */
import { expect, test } from 'vitest';
import { themeQuick } from '../../../src/archive/checks/theme-quick.ts';
import type { Draft } from '../../../src/archive/draft.ts';
import { loadContent } from '../../../src/archive/read/reader.ts';
import { MINIATURE } from '../fixtures.ts';

const { draft } = loadContent(MINIATURE);

/** The miniature, whose second paragraph of workshop-opens has that many characters. */
function withLength(characters: number): Draft {
  const pieces = draft.pieces.map((piece) => {
    if (piece.id !== 'workshop-opens') return piece;
    const [title, second] = piece.paragraphs;
    return { ...piece, paragraphs: [title!, { ...second!, raw: '字'.repeat(characters) }] };
  });
  return { ...draft, pieces };
}

test('fifteen minutes are enough, sixteen are too many', () => {
  expect(themeQuick(withLength(15 * 400))).toEqual([]);
  expect(themeQuick(withLength(16 * 400))).toEqual([
    {
      file: 'content/taxonomy/themes/work.md',
      line: 10,
      code: 'theme-quick',
      message: 'quick 里的几篇合计要读 16 分钟，超过 15 分钟；减一篇，或换短的。',
    },
  ]);
});

test('a title is not counted, and a piece that could not be read is passed over', () => {
  const pieces = withLength(16 * 400).pieces.map((piece) => {
    const [title, second] = piece.paragraphs;
    return piece.id === 'workshop-opens' ? { ...piece, paragraphs: [second!, title!] } : piece;
  });
  expect(themeQuick({ ...draft, pieces })).toEqual([]);
  expect(themeQuick({ ...draft, pieces: [] })).toEqual([]);
});
