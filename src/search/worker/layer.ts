/** The editors' words as the worker fetches them: files of grams and of rows, each once. */
import { fetchJson, type Fetch } from '../shared/files.ts';
import {
  fileOfGram,
  gramsPath,
  LINES,
  ROWS,
  rowsPath,
  type GramsFile,
  type LayerInfo,
  type LayerRow,
} from '../shared/layer.ts';
import { remember } from './remember.ts';

/** Lines that hold a gram. */
export interface GramLines {
  /** How many there are. */
  count: number;
  /** Those that are kept: row and line within it, as numbers. */
  places: readonly { row: number; line: number }[];
}

/** The layer, as the engine asks it. */
export interface EditorsLayer {
  /** Lines in all. */
  readonly lines: number;
  /** The lines that hold a character or a pair of them, folded. */
  find(gram: string): Promise<GramLines>;
  /** A row by its number. */
  row(row: number): Promise<LayerRow>;
}

/** The layer that a table tells of, fetched as it is asked for. */
export function openLayer(fetch: Fetch, base: string, info: LayerInfo): EditorsLayer {
  const grams = remember(
    async (file: number) => (await fetchJson(fetch, base + gramsPath(info.version, file))) as GramsFile,
  );
  const rows = remember(
    async (file: number) => (await fetchJson(fetch, base + rowsPath(info.version, file))) as LayerRow[],
  );
  return {
    lines: info.lines,
    async find(gram) {
      const held = await grams(fileOfGram(gram, info.grams));
      const [count = 0, ...steps] = Object.hasOwn(held, gram) ? held[gram]! : [];
      let place = 0;
      const places = steps.map((step) => {
        place += step;
        return { row: Math.floor(place / LINES), line: place % LINES };
      });
      return { count, places };
    },
    async row(row) {
      return (await rows(Math.floor(row / ROWS)))[row % ROWS]!;
    },
  };
}
