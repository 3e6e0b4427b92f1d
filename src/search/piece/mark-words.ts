/** Runs on a piece's page whose address names words, or on which somebody wants to find some. */
import { fetchJson } from '../shared/files.ts';
import { keep } from '../shared/keep.ts';
import { TABLE_PATH, type SearchTable } from '../shared/table.ts';
import { openFinder } from './finder.ts';
import { showFoundHits } from './found-hits.ts';
import { showQuotedWords } from './quoted-words.ts';
import { waitToShow } from './show.ts';

const base = import.meta.env.BASE_URL.replace(/\/?$/u, '/');
const table = keep(
  async () => (await fetchJson((input, init) => fetch(input, init), base + TABLE_PATH)) as SearchTable,
);
const params = new URLSearchParams(location.search);
const wordsOf = (name: 'find' | 'quote') => params.getAll(name).filter((part) => part !== '');
const found = wordsOf('find');
const show = waitToShow();
if (found.length > 0) void showFoundHits(table.get(), found, show);
else showQuotedWords(wordsOf('quote'), show);
addEventListener('find-words', () => openFinder(table.get()));
