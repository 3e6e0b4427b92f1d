/**
 * Opens a piece's page on the words that its address names: `?find=…` what a search found, `?quote=…` a quotation. What marks
 * them is fetched only where there are such words.
 */
import { waitToShow, type Show } from './bring-into-view.ts';

const wordsOf = (search: string, name: 'find' | 'quote') =>
  new URLSearchParams(search).getAll(name).filter((part) => part !== '');

async function openQuote(search: string, show: Show): Promise<void> {
  const { showQuotedWords } = await import('./quoted-words.ts');
  showQuotedWords(wordsOf(search, 'quote'), show);
}

const found = wordsOf(location.search, 'find');
if (found.length > 0) {
  const show = waitToShow();
  void import('./found-hits.ts').then(({ showFoundHits }) =>
    showFoundHits(import.meta.env.BASE_URL.replace(/\/?$/u, '/'), found, show),
  );
} else if (wordsOf(location.search, 'quote').length > 0) void openQuote(location.search, waitToShow());

// A quotation of this page is shown without asking for the page again.
document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[href*="?quote="]');
  if (link?.pathname !== location.pathname || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  history.pushState(null, '', link.search);
  location.replace(link.hash);
  void openQuote(link.search, ([first]) => first?.scrollIntoView({ block: 'center', behavior: 'instant' }));
});
