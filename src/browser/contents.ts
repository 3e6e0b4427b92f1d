/** Marks in the contents of a long page which part is being read. Without this script the contents are plain links. */
import { namedBy } from './fragment.ts';

/** The part being read is the last whose heading stands above this share of the window's height. */
const READING_LINE = 0.15;

const nav = document.querySelector<HTMLElement>('[data-contents]');
const parts = [...(nav?.querySelectorAll('a') ?? [])].flatMap((link) => {
  const heading = namedBy(link.hash);
  return heading ? [{ link, heading }] : [];
});
type Part = (typeof parts)[number];

const topOf = ({ heading }: Part) => heading.getBoundingClientRect().top;

/**
 * The part that was asked for is the one while its heading stands where its link brought it. At its end the page stands
 * still: there it may stand anywhere, and without it the last part is the one.
 */
function readingNow(): Part | undefined {
  const shown = parts.filter(({ heading }) => heading.offsetParent);
  const line = innerHeight * READING_LINE;
  const atEnd = scrollY > 0 && scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
  const asked = namedBy(location.hash);
  const isThere = (part: Part) => topOf(part) >= 0 && (atEnd || topOf(part) <= line);
  const found = shown.find((part) => part.heading === asked && isThere(part));
  return found ?? (atEnd ? shown : shown.filter((part) => topOf(part) <= line)).at(-1);
}

/** Where the contents are longer than the window, the marked line comes into their view; the page stays where it is. */
function bringIntoView(link: HTMLElement): void {
  if (!nav || nav.scrollHeight <= nav.clientHeight) return;
  const [box, view] = [link.getBoundingClientRect(), nav.getBoundingClientRect()];
  if (box.top < view.top) nav.scrollTop += box.top - view.top;
  else if (box.bottom > view.bottom) nav.scrollTop += box.bottom - view.bottom;
}

let current: Part | undefined;
function mark(): void {
  const next = readingNow();
  if (next === current) return;
  current?.link.removeAttribute('aria-current');
  next?.link.setAttribute('aria-current', 'location');
  current = next;
  if (next) bringIntoView(next.link);
}

if (parts.length > 0) {
  // The end of a page is no element that could be observed, so the window's own event is.
  for (const name of ['scroll', 'resize', 'hashchange']) addEventListener(name, mark, { passive: true });
  mark();
}
