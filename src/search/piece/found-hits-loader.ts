/** Fetches the marking of found words only on pages that a search led to. */
const parts = new URLSearchParams(location.search).getAll('find').filter((part) => part !== '');

if (parts.length > 0) {
  void import('./found-hits.ts').then(({ showFoundHits }) =>
    showFoundHits(import.meta.env.BASE_URL.replace(/\/?$/u, '/'), parts),
  );
}
