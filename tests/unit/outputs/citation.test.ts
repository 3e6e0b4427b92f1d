import { expect, test } from 'vitest';
import { pieceById } from '../../../src/archive/queries/pieces.ts';
import { gbt7714 } from '../../../src/outputs/citation.ts';
import { miniature } from '../fixtures.ts';

const archive = miniature();
const HOST = { title: '某站：某档案', date: '2026-01-02' };
const cite = (id: string) => gbt7714(pieceById(archive, id), `https://example.org/${id}/`, HOST);
const host = '某站：某档案. (2026-01-02)[引用日期]';

test('a signed text with its own title', () => {
  expect(cite('first-visit')).toBe(`丙. 走访甲村一户[EB/OL]//${host}. https://example.org/first-visit/.`);
});

test('an unsigned text whose title is the editor’s', () => {
  expect(cite('plain-notes')).toBe(
    `佚名. 看房看粮的几条笔记[编者拟题][EB/OL]//${host}. https://example.org/plain-notes/.`,
  );
});
