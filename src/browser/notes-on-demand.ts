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
for (const type of ['mouseover', 'focusin']) {
  article?.addEventListener(type, ({ target }) => {
    const place = target as HTMLElement;
    if (isThere || !place.closest(NOTES)) return;
    fetchOpening().then(
      () => {
        if (place.matches(':hover, :focus')) place.dispatchEvent(new Event(type, { bubbles: true }));
      },
      // A click asks for it again, and goes to the foot of the page if it must.
      () => (fetched = undefined),
    );
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
