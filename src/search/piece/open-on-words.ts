/**
 * Opens a piece's page on the words that its address names: `?find=…` what a search found, `?quote=…` a quotation; and the box
 * that finds words in it. What marks them is fetched only where there are such words, or where they are asked for.
 */
// Built whole, as a worker's file is: so it comes at one go, and without Vite's helper for chunks, which outweighs this page's
// scripts.
import marking from './mark-words.ts?worker&url';

const load = () => import(/* @vite-ignore */ marking);
if (/[?&](?:find|quote)=[^&]/u.test(location.search)) void load();
document.querySelector('[data-find]')?.addEventListener('click', () => {
  void load().then(() => dispatchEvent(new Event('find-words')));
});
