/** The archive's texts, by piece. */
import { fetchJson, type Fetch } from '../shared/files.ts';
import { textPath, type SearchTable, type TextParagraph } from '../shared/table.ts';

/** A store of texts, as the engine asks it. */
export interface TextStore {
  paragraphs(piece: number): Promise<readonly TextParagraph[]>;
}

/** The texts that belong to `table`, fetched when asked for. */
export function openTexts(fetch: Fetch, base: string, table: SearchTable): TextStore {
  return {
    async paragraphs(piece) {
      return (await fetchJson(fetch, base + textPath(table.pieces[piece]!.text))) as TextParagraph[];
    },
  };
}
