/** Runs on a piece's page whose address names words. */
import { showFoundHits } from './found-hits.ts';
import { showQuotedWords } from './quoted-words.ts';
import { waitToShow } from './show.ts';

const params = new URLSearchParams(location.search);
const wordsOf = (name: 'find' | 'quote') => params.getAll(name).filter((part) => part !== '');
const found = wordsOf('find');
const show = waitToShow();
if (found.length > 0) void showFoundHits(import.meta.env.BASE_URL.replace(/\/?$/u, '/'), found, show);
else showQuotedWords(wordsOf('quote'), show);
