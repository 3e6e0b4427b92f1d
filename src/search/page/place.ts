/** Where in the results a reader is, kept with each step of the history: going back leads there, whatever the browser keeps. */

/** The first row that begins on the screen, for what is above may have got its passages since; and how far down, px. */
interface Place {
  piece: string;
  top: number;
}

export interface KeptPlace {
  /** Keeps the place with the present step. */
  keep(): void;
  /** The step has changed: its place is to be found in the next listing. */
  await(): void;
  /** A listing is shown. */
  settle(): void;
}

/** What a reader does who goes on from there. */
const GOING_ON = ['wheel', 'touchstart', 'pointerdown', 'keydown'];

/**
 * @param more shown while there are further rows than are listed
 * @param onMore told that the row is not among those listed
 */
export function connectPlace(list: HTMLElement, more: HTMLElement, onMore: () => void): KeptPlace {
  let wanted = placeIn(history.state);
  /** Ends the holding of a place that was found. */
  let held = new AbortController();

  function keep(): void {
    const rows = [...list.querySelectorAll<HTMLElement>('[data-piece]')];
    const row = rows.find((each) => topOf(each) >= 0) ?? rows.at(-1);
    const place = row && scrollY > 0 ? { piece: row.dataset.piece!, top: topOf(row) } : null;
    history.replaceState(place, '');
    // By itself the browser scrolls before there is anything to scroll to.
    history.scrollRestoration = place ? 'manual' : 'auto';
  }
  addEventListener('pagehide', keep);
  // Not every browser lets a page keep anything once it is left.
  list.addEventListener('click', keep);

  /** Holds a row where it was while those above it get their passages, until the reader goes on. */
  function hold(row: Element, top: number): void {
    held.abort();
    held = new AbortController();
    const { signal } = held;
    const watcher = new ResizeObserver(() => scrollBy(0, topOf(row) - top));
    watcher.observe(list);
    signal.addEventListener('abort', () => watcher.disconnect());
    for (const type of GOING_ON) addEventListener(type, () => held.abort(), { signal, passive: true });
  }

  return {
    keep,
    await() {
      held.abort();
      wanted = placeIn(history.state);
    },
    settle() {
      held.abort();
      if (!wanted) return;
      const { piece, top } = wanted;
      const row = list.querySelector(`[data-piece="${CSS.escape(piece)}"]`);
      if (!row && !more.hidden) {
        // Once this one is dealt with.
        queueMicrotask(onMore);
        return;
      }
      wanted = null;
      if (row) hold(row, top);
    },
  };
}

/** How far down the screen an element begins, px. */
const topOf = (element: Element): number => element.getBoundingClientRect().top;

/** A step's place, if it has one: steps of before this page knew any, and of other pages' making, do not. */
function placeIn(state: unknown): Place | null {
  const { piece, top } = (state ?? {}) as Partial<Place>;
  return typeof piece === 'string' && typeof top === 'number' ? { piece, top } : null;
}
