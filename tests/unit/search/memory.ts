/** An index and a store of texts in memory, made from the same records that Pagefind gets. */
import { searchRecord, type SearchablePiece, type SearchExtras } from '../../../src/search/index/build.ts';
import { makeFold, type FoldPairs } from '../../../src/search/shared/fold.ts';
import type { FormPairs } from '../../../src/search/shared/forms.ts';
import { SEARCH_FORMAT, type SearchTable, type TextParagraph } from '../../../src/search/shared/table.ts';
import type { TextStore } from '../../../src/search/worker/texts.ts';
import type { WordIndex } from '../../../src/search/worker/words.ts';

export const FOLD: FoldPairs = { from: '貧後隨戶', to: '贫后随户' };
/** Wordings that no fold reaches. */
const FORMS: FormPairs = [
  ['瞭解', '了解'],
  ['著', '着'],
];

/** A piece that says nothing but its title and paragraphs; a pair gives the reading and the source text. */
export function piece(
  id: string,
  title: string,
  paragraphs: (string | [reading: string, source: string])[],
  facets: Partial<SearchablePiece> = {},
): SearchablePiece {
  return {
    id,
    url: `/essays/${id}/`,
    title,
    number: 1,
    kind: 'essay',
    genre: '心得体会',
    themes: [],
    tags: [],
    places: [],
    year: null,
    standpoint: 'general',
    causes: [],
    measures: [],
    ...facets,
    paragraphs: paragraphs.map((paragraph, index) => {
      const [text, source] = typeof paragraph === 'string' ? [paragraph, paragraph] : paragraph;
      return { id: `p${index + 1}`, role: 'text', text, source };
    }),
  };
}

export interface Memory {
  table: SearchTable;
  index: WordIndex;
  texts: TextStore;
  /** What was asked of the index and the store, in order. */
  asked: string[];
}

export function memory(pieces: readonly SearchablePiece[], extras: Partial<SearchExtras> = {}): Memory {
  const fold = makeFold(FOLD);
  const records = pieces.map((each) => searchRecord(each, fold));
  const postings = new Map<string, Map<number, number[]>>();
  records.forEach(({ content }, row) => {
    content.split(' ').forEach((word, place) => {
      const pages = postings.get(word) ?? new Map<number, number[]>();
      postings.set(word, pages.set(row, [...(pages.get(row) ?? []), place]));
    });
  });
  const asked: string[] = [];
  const places = async (word: string) => {
    asked.push(word);
    return postings.get(word) ?? new Map<number, number[]>();
  };
  return {
    asked,
    index: { places, first: places },
    texts: {
      async everyday() {
        return (extras.everyday ?? []).map(({ said, found }) => [said, found] as const);
      },
      async paragraphs(row) {
        asked.push(`text ${row}`);
        return pieces[row]!.paragraphs.map(({ id, text, source }): TextParagraph => ({ id, text, source }));
      },
    },
    table: {
      format: SEARCH_FORMAT,
      version: 'test',
      index: 'test',
      pagefind: 'test',
      fold: FOLD,
      forms: FORMS,
      common: '的',
      variants: extras.variants ?? [],
      names: [],
      everyday: null,
      labels: extras.labels ?? {},
      suggestions: extras.suggestions ?? [],
      layer: null,
      cases: [],
      pieces: pieces.map(({ paragraphs, ...row }, at) => ({
        ...row,
        length: paragraphs.reduce((sum, { text }) => sum + [...text].length, 0),
        sourceAt: records[at]!.sourceAt,
        record: row.id,
        text: row.id,
      })),
    },
  };
}
