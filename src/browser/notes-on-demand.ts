/**
 * Fetches what opens notes in place once one of them is pointed at or comes into focus: most of a piece is read without. A
 * click that comes before it is there waits for it.
 */
// Built whole, as a worker's file is: so it comes without Vite's helper for chunks.
import opening from './open-notes.ts?worker&url';

const NOTES = '.mark, .mark-number, .gap';

let isThere = false;
let fetched: Promise<unknown> | undefined;
const fetchOpening = () => (fetched ??= import(/* @vite-ignore */ opening).then(() => (isThere = true)));

const article = document.querySelector('article');
for (const type of ['pointerover', 'focusin']) {
  article?.addEventListener(type, ({ target }) => {
    // What did not come is asked for again by a click, which goes to the foot of the page if it must.
    if ((target as Element).closest(NOTES)) fetchOpening().catch(() => (fetched = undefined));
  });
}
article?.addEventListener('click', (event) => {
  const place = event.target as HTMLElement;
  const link = place.closest<HTMLAnchorElement>('a');
  if (isThere || !place.closest(NOTES)) return;
  event.preventDefault();
  fetchOpening().then(
    () => place.click(),
    () => link && (location.hash = link.hash),
  );
});
