/** The archive's texts, by piece, and its everyday words. */
import { everydayPath, fileOfEveryday, type EverydayWords } from '../shared/everyday.ts';
import { fetchJson, type Fetch } from '../shared/files.ts';
import { textPath, type SearchTable, type TextParagraph } from '../shared/table.ts';
import { remember } from './remember.ts';

/** A store of texts, as the engine asks it. */
export interface TextStore {
  paragraphs(piece: number): Promise<readonly TextParagraph[]>;
  /** The everyday words, and more, of which a folded query may hold one. */
  everyday(query: string): Promise<EverydayWords>;
}

/** The texts that belong to `table`, fetched when asked for. */
export function openTexts(fetch: Fetch, base: string, table: SearchTable): TextStore {
  const info = table.everyday;
  const words = remember(
    async (file: number) => (await fetchJson(fetch, base + everydayPath(info!.version, file))) as EverydayWords,
  );
  return {
    async paragraphs(piece) {
      return (await fetchJson(fetch, base + textPath(table.pieces[piece]!.text))) as TextParagraph[];
    },
    async everyday(query) {
      const files = new Set(info ? [...query].map((char) => fileOfEveryday(char, info.files)) : []);
      return (await Promise.all([...files].map(words))).flat();
    },
  };
}
