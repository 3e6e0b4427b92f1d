/** A larger archive made of the real one's sentences, laid over the built site's search page. */
import { readFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSearch, type SearchablePiece } from '../../../src/search/index/build.ts';
import { writeSearch } from '../../../src/search/index/files.ts';
import { TABLE_PATH, type SearchTable } from '../../../src/search/shared/table.ts';
import { readPieces, type BenchPiece } from './archive.ts';
import type { Random } from '../random.ts';

/** About as many paragraphs and sentences as the real pieces have. */
const PARAGRAPHS = [3, 9] as const;
const SENTENCES = [2, 7] as const;
/** One paragraph in so many is a real one, with both its layers. */
const WHOLE = 4;
const TITLE_LENGTH = 12;

/** Writes search for `count` pieces into a temporary folder, to be served over the built site. */
export async function buildGenerated(
  dist: string,
  count: number,
  random: Random,
): Promise<{ folder: string; pieces: BenchPiece[] }> {
  const real = readPieces(dist);
  const table = JSON.parse(await readFile(path.join(dist, TABLE_PATH), 'utf8')) as SearchTable;
  const pieces = generate(real, table, count, random);
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-generated-'));
  await writeSearch(
    await buildSearch(pieces, { ...table, names: [], everyday: [], cases: [], editors: [], privateNames: [] }),
    folder,
  );
  return { folder, pieces };
}

function generate(real: readonly BenchPiece[], table: SearchTable, count: number, random: Random): SearchablePiece[] {
  const paragraphs = real.flatMap((piece) => piece.paragraphs);
  const sentences = paragraphs
    .flatMap(({ text }) => text.split(/(?<=[。；！？])/u))
    .filter((text) => text.trim().length > 3);
  const between = ([low, high]: readonly [number, number]) => low + random.below(high - low + 1);
  const several = <T>(range: readonly [number, number], make: (index: number) => T) =>
    Array.from({ length: between(range) }, (_, index) => make(index));
  return Array.from({ length: count }, (_, number): SearchablePiece => {
    const row = random.pick(table.pieces);
    const { kind, genre, themes, tags, places, year, standpoint, causes, measures } = row;
    const id = `generated-${String(number + 1).padStart(5, '0')}`;
    return {
      id,
      url: `/essays/${id}/`,
      number: number + 1,
      title: [...random.pick(sentences).trim()].slice(0, TITLE_LENGTH).join(''),
      ...{ kind, genre, themes, tags, places, year, standpoint, causes, measures },
      paragraphs: several(PARAGRAPHS, (index) => {
        const { text, source } = random.pick(paragraphs);
        if (random.below(WHOLE) === 0) return { id: `p${index + 1}`, role: 'text', text, source };
        const made = several(SENTENCES, () => random.pick(sentences)).join('');
        return { id: `p${index + 1}`, role: 'text', text: made, source: made };
      }),
    };
  });
}
