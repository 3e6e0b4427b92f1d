/** Brings words into view on a page that opened at their paragraph, unless the reader has moved on by then. */

/** What a reader scrolls with. */
const MOVES = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;
/** Parts of a pixel that browsers round differently. */
const ROUNDING = 2;

/** The paragraph that the address names. */
export function target(): HTMLElement | null {
  return location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
}

/** Whether the page stands where the browser put it: at its top, at its end, or with the target's first line in front. */
function standsAtTarget(): boolean {
  const root = document.documentElement;
  if (scrollY <= ROUNDING || scrollY + innerHeight >= root.scrollHeight - ROUNDING) return true;
  const padding = Number.parseFloat(getComputedStyle(root).scrollPaddingTop) || 0;
  return Math.abs((target()?.getBoundingClientRect().top ?? NaN) - padding) <= ROUNDING;
}

/** Brings the first of some elements to the middle of the window. */
export type Show = (words: readonly HTMLElement[]) => void;

/**
 * To be called at once: what the reader does before and after is told apart by where the page stands.
 * @returns does nothing once the reader has scrolled, nor a second time on a page that is whole
 */
export function waitToShow(): Show {
  const moves = new AbortController();
  const stop = () => moves.abort();
  if (!standsAtTarget()) stop();
  for (const name of MOVES) addEventListener(name, stop, { signal: moves.signal, passive: true });
  return ([first]) => {
    if (!first || moves.signal.aborted) return;
    const show = () => first.scrollIntoView({ block: 'center', behavior: 'instant' });
    show();
    if (document.readyState === 'complete') {
      stop();
      return;
    }
    // A browser may go to the paragraph once more when the page is whole.
    const showAgain = () => {
      show();
      stop();
    };
    addEventListener('load', showAgain, { signal: moves.signal });
  };
}
